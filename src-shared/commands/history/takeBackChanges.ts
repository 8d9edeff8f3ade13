import { refuse } from '../../domain/refusal'
import { sameValue } from '../../domain/sameValue'
import type { Edit } from '../../model/edit'
import type { Event, FieldChange } from '../../model/event'
import { fieldReader, isPlanKind, type PlanKind } from '../../model/kinds'
import type { PlanSnapshot } from '../../model/snapshot'
import { withEdits } from '../../model/withEdits'
import type { PlanCommand } from '../command'
import { missingReference } from '../references'
import { valueIn } from '../review/lostValue'
import { removalOf } from '../task/removeTask'

export interface TakeBackChanges {
  /** One dispatch as the log tells of it, oldest first. */
  readonly events: readonly Event[]
}

/** What taking back would write, and how much of it stays because it was changed since. */
export interface TakenBack {
  readonly edits: readonly Edit[]
  readonly kept: number
}

/**
 * What anybody did at any time is taken back by ordinary edits on top of the present plan: fields that still hold what was
 * written then hold again what they held before, and what was made then is removed.
 */
export const takeBackChanges: PlanCommand<TakeBackChanges> = (plan, { events }) => {
  const { edits } = takenBack(plan, events)
  return edits.length === 0 ? refuse('changedSince') : edits
}

export function takenBack(plan: PlanSnapshot, events: readonly Event[]): TakenBack {
  const edits: Edit[] = []
  let [now, kept] = [plan, 0]
  const take = (more: readonly Edit[] | null): void => {
    if (more === null) kept++
    else {
      edits.push(...more)
      now = withEdits(now, more)
    }
  }
  for (const { made, changes } of [...events].reverse()) {
    for (const change of [...changes].reverse()) take(backOf(now, change))
    for (const { kind, ids } of made) {
      for (const id of ids) take(isPlanKind(kind) ? unmade(now, { kind, id }) : null)
    }
  }
  return { edits, kept }
}

interface Place {
  readonly kind: PlanKind
  readonly id: string
}

function unmade(plan: PlanSnapshot, place: Place): readonly Edit[] | null {
  const { kind, id } = place
  if (valueIn(plan, { ...place, field: 'isRemoved' }) !== false) return null
  const task = kind === 'task' ? plan.task.get(id) : undefined
  return task === undefined
    ? [{ put: kind, id, field: 'isRemoved', to: true } as unknown as Edit]
    : removalOf(plan, [task])
}

/** Null: it stays as it is. */
function backOf(plan: PlanSnapshot, { kind, id, field, from, to }: FieldChange): readonly Edit[] | null {
  if (kind === 'notes') return notesBack(plan.notes.get(id) ?? '', { taskId: id, from, to })
  const read = isPlanKind(kind) ? fieldReader(kind, field) : undefined
  if (!isPlanKind(kind) || read === undefined) return null
  const isRemoved = valueIn(plan, { kind, id, field: 'isRemoved' })
  if (isRemoved === undefined || (isRemoved === true && field !== 'isRemoved')) return null
  // The log has null where nothing was stored.
  const [was, wrote] = [read(from ?? undefined), read(to ?? undefined)]
  if (
    !sameValue(valueIn(plan, { kind, id, field }), wrote) ||
    missingReference(plan, { kind, field, value: was }) !== null
  )
    return null
  return [{ put: kind, id, field, to: was } as unknown as Edit]
}

interface NotesChange {
  readonly taskId: string
  readonly from: unknown
  readonly to: unknown
}

/** The log does not say where in the notes it was: text that is there once is found. */
function notesBack(text: string, { taskId, from, to }: NotesChange): readonly Edit[] | null {
  if (typeof from !== 'string' || typeof to !== 'string' || to === '') return null
  const at = text.indexOf(to)
  if (at < 0 || text.includes(to, at + 1)) return null
  return [{ splice: taskId, at, remove: to.length, insert: from }]
}
