import { isRefusal, type Refusal } from '../../domain/refusal'
import type { Edit } from '../../model/edit'
import { type PlanDifference, planDifference, type RecordDifference } from '../../model/difference'
import { ownedKinds, type PlanKind } from '../../model/kinds'
import type { PlanSnapshot } from '../../model/snapshot'
import type { PlanCommand } from '../command'
import { find, present } from '../find'
import { difference } from '../notes/editNotes'

/** What is taken of an earlier plan. `task`: with all that belongs to it. */
export type Taken =
  | { readonly what: 'all' }
  | { readonly what: 'task'; readonly taskId: string }
  /** One that is not a task: a phase, a column, a day of the calendar, a baseline. */
  | { readonly what: 'record'; readonly kind: PlanKind; readonly id: string }
  | { readonly what: 'field'; readonly kind: PlanKind; readonly id: string; readonly field: string }
  | { readonly what: 'notes'; readonly taskId: string }

export interface RestorePlan {
  /** The plan as it was. */
  readonly source: PlanSnapshot
  readonly take: Taken
}

/**
 * An earlier plan as ordinary edits on top of the present one, which merge like all others: values are written again,
 * removed records come back, and what was not there then is removed. Nothing is replaced underneath.
 */
export const restorePlan: PlanCommand<RestorePlan> = (plan, { source, take }) => {
  const missing = refusalOf(plan, source, take)
  if (missing !== null) return missing
  const all = planDifference(source, plan)
  const records = all.records.filter(one => isTaken(one, { plan, source, take }))
  const notes = all.notes.filter(one => take.what === 'all' || (hasTask(take) && one.taskId === take.taskId))
  return [
    ...withNamed(records, all, source).flatMap(one => recordEdits(one, source, take)),
    ...(take.what === 'task' ? returningParts(plan, source, take.taskId) : []),
    ...notes.map(({ taskId, was, now }): Edit => ({ splice: taskId, ...difference(now, was) })),
  ]
}

function hasTask(take: Taken): take is Extract<Taken, { readonly taskId: string }> {
  return take.what === 'task' || take.what === 'notes'
}

function refusalOf(plan: PlanSnapshot, source: PlanSnapshot, take: Taken): Refusal | null {
  if (take.what === 'all') return null
  if (take.what === 'task') return firstRefusal(find(source, 'task', take.taskId))
  if (take.what === 'record') return firstRefusal(find(source, take.kind, take.id))
  const [kind, id] = take.what === 'notes' ? (['task', take.taskId] as const) : [take.kind, take.id]
  return firstRefusal(find(source, kind, id), find(plan, kind, id))
}

function firstRefusal(...found: readonly unknown[]): Refusal | null {
  return found.find((one): one is Refusal => isRefusal(one as object)) ?? null
}

interface Restoring extends RestorePlan {
  readonly plan: PlanSnapshot
}

function isTaken({ kind, id, at, fields }: RecordDifference, { plan, source, take }: Restoring): boolean {
  if (take.what === 'all') return true
  if (take.what === 'notes') return false
  if (take.what === 'record') return kind === take.kind && id === take.id
  if (take.what === 'field')
    return kind === take.kind && id === take.id && at === 'changed' && fields.some(isField(take))
  if (kind === 'task') return id === take.taskId
  if (kind === 'dependency') return isLinkOf(take.taskId, id, { plan, source })
  const owner = (ownedKinds as readonly PlanKind[]).includes(kind)
    ? ownerOf(source, plan, { kind, id })
    : null
  return owner === take.taskId
}

function ownerOf(
  source: PlanSnapshot,
  plan: PlanSnapshot,
  { kind, id }: { readonly kind: PlanKind; readonly id: string },
): unknown {
  const record: unknown = source[kind].get(id) ?? plan[kind].get(id)
  return typeof record === 'object' && record !== null && 'taskId' in record ? record.taskId : null
}

/** A link to a task that is gone would lead nowhere. */
function isLinkOf(taskId: string, id: string, { plan, source }: Omit<Restoring, 'take'>): boolean {
  const link = source.dependency.get(id) ?? plan.dependency.get(id)
  if (link === undefined || (link.from !== taskId && link.to !== taskId)) return false
  const other = plan.task.get(link.from === taskId ? link.to : link.from)
  return other !== undefined && !other.isRemoved
}

/** The fields of a record that name one of another kind without which it would have no place. */
const NAMES = { statusId: 'status', phaseId: 'phase', labelId: 'label' } as const

/** Columns, phases and labels that have gone since, of those that are named by what comes back, come back with it. */
function withNamed(
  records: readonly RecordDifference[],
  all: PlanDifference,
  source: PlanSnapshot,
): readonly RecordDifference[] {
  const chosen = new Set(records)
  const gone = all.records.filter(one => one.at === 'removed' && !chosen.has(one))
  const named = new Set(
    records.flatMap(({ kind, id, at }) => {
      const was = at === 'added' ? undefined : (source[kind].get(id) as unknown as Record<string, unknown>)
      return Object.entries(NAMES).map(([field, other]) => `${other}/${String(was?.[field])}`)
    }),
  )
  return [...gone.filter(({ kind, id }) => named.has(`${kind}/${id}`)), ...records]
}

function isField(take: Taken): (one: { readonly field: string }) => boolean {
  return ({ field }) => take.what !== 'field' || field === take.field
}

function recordEdits({ kind, id, at, fields }: RecordDifference, source: PlanSnapshot, take: Taken): Edit[] {
  const put = (field: string, to: unknown): Edit => ({ put: kind, id, field, to }) as unknown as Edit
  if (at === 'added') return [put('isRemoved', true)]
  if (fields.length > 0) {
    const wanted = at === 'changed' ? fields.filter(isField(take)) : fields
    return wanted.map(({ field, was }) => put(field, was))
  }
  const was = source[kind].get(id)
  if (was === undefined) return []
  const { id: _id, ...values } = was
  return [{ make: kind, id, values } as unknown as Edit]
}

/** Parts of a removed task went up to where it stood; those that still are there belong to it again. */
function returningParts(plan: PlanSnapshot, source: PlanSnapshot, taskId: string): Edit[] {
  if (plan.task.get(taskId)?.isRemoved === false) return []
  const above = source.task.get(taskId)?.parentId ?? null
  return present(plan.task).flatMap(({ id, parentId }): Edit[] => {
    const wasPart = source.task.get(id)?.parentId === taskId
    return wasPart && parentId === above
      ? [{ put: 'task', id, field: 'parentId', to: taskId } as unknown as Edit]
      : []
  })
}
