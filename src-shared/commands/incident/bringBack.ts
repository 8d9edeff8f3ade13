import { RecordMap } from '../../domain/recordMap'
import { type Refusal, refuse } from '../../domain/refusal'
import { sameValue } from '../../domain/sameValue'
import type { Edit } from '../../model/edit'
import { isBag } from '../../model/fields'
import type { TakenNote, TakenValue } from '../../model/incident'
import { recordIn } from '../../model/recordIn'
import { difference, differenceIn } from '../notes/editNotes'
import { valueIn } from '../review/lostValue'

export interface BringBack {
  readonly values: readonly TakenValue[]
  readonly notes: readonly TakenNote[]
}

/**
 * What others took away as ordinary edits on top of the present. A value that somebody has written again since stays as it
 * is; columns and phases that tasks come back to come back with them.
 */
export function bringBack(snapshot: object, { values, notes }: BringBack): readonly Edit[] | Refusal {
  const records = values.flatMap(value => missingRecord(snapshot, value))
  const made = new Map(records.map(({ kind, id, was }) => [`${kind}/${id}`, was]))
  const edits = [
    ...records.map(({ kind, id, was }) => ({ make: kind, id, values: was }) as unknown as Edit),
    ...values.flatMap(value => fieldEdit(snapshot, value, made)),
    ...notes.flatMap(note => noteEdit(snapshot, note)),
  ]
  if (edits.length === 0) return refuse('changedSince')
  return [...homesOf(snapshot, values), ...edits]
}

function missingRecord(snapshot: object, { kind, id, field, was }: TakenValue) {
  return field === null && isBag(was) && recordIn(snapshot, kind, id) === null ? [{ kind, id, was }] : []
}

function fieldEdit(
  snapshot: object,
  { kind, id, field, was, now }: TakenValue,
  made: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): Edit[] {
  if (field === null) return []
  const values = made.get(`${kind}/${id}`)
  const stands = values === undefined ? recordIn(snapshot, kind, id)?.[field] : values[field]
  const isLeft = values === undefined && !sameValue(stands, now)
  if (stands === undefined || isLeft || sameValue(stands, was)) return []
  return [{ put: kind, id, field, to: was } as unknown as Edit]
}

/** Columns and phases that have been removed, of those in which tasks are seen again. */
function homesOf(snapshot: object, values: readonly TakenValue[]): Edit[] {
  const homes = new Set<string>()
  for (const { kind, id, field, was } of values) {
    if (kind !== 'task') continue
    const task = field === null && isBag(was) ? was : (recordIn(snapshot, kind, id) ?? {})
    for (const [name, home] of HOMES) homes.add(`${home}/${String(field === name ? was : task[name])}`)
  }
  return HOMES.flatMap(([, kind]) =>
    [...homes].flatMap(place => {
      const id = place.slice(kind.length + 1)
      const isHome = place.startsWith(`${kind}/`)
      return isHome && valueIn(snapshot, { kind, id, field: 'isRemoved' }) === true
        ? [{ put: kind, id, field: 'isRemoved', to: false } as unknown as Edit]
        : []
    }),
  )
}

const HOMES = [
  ['statusId', 'status'],
  ['phaseId', 'phase'],
] as const

/** Where the note has changed since, the text that went is put at its end. */
function noteEdit(snapshot: object, { taskId, was, now }: TakenNote): Edit[] {
  const notes: unknown = 'notes' in snapshot ? snapshot.notes : null
  const stands = notes instanceof RecordMap ? String(notes.get(taskId) ?? '') : null
  if (stands === null || stands === was) return []
  const placed = differenceIn(stands, now, was)
  if (placed !== null) return [{ splice: taskId, ...placed }]
  const { insert } = difference(now, was)
  if (insert === '' || stands.includes(insert)) return []
  return [{ splice: taskId, at: stands.length, remove: 0, insert: `\n${insert}` }]
}
