import { sameValue } from '../../domain/sameValue'
import type { Event, FieldChange } from '../../model/event'
import type { TakenValue } from '../../model/incident'
import type { Kind } from '../../model/kinds'
import { recordIn } from '../../model/recordIn'
import { type RecordName, recordName } from '../recordName'

export const REMOVED_DAYS = 30

interface RemovedRecord {
  readonly kind: Kind
  readonly id: string
  readonly name: RecordName
}

/** What one command of somebody removed and is still away. */
export interface Removal {
  /** The first event of its dispatch. */
  readonly id: string
  readonly personId: string
  /** Epoch milliseconds by the remover's clock. */
  readonly at: number
  readonly command: string
  /** What people would name it by. */
  readonly main: RemovedRecord
  /** How many more records of each kind went with it. */
  readonly others: readonly { readonly kind: Kind; readonly count: number }[]
  /** What brings all of it back. */
  readonly values: readonly TakenValue[]
}

/** What people look for when it is gone, in the order in which a removal is named by it. */
const LISTED: readonly Kind[] = [
  'phase',
  'status',
  'task',
  'checklist',
  'checkItem',
  'comment',
  'link',
  'dependency',
  'retroCard',
  'baseline',
  'goal',
  'keyDate',
  'label',
  'calendarDays',
  'calendarWeek',
  'person',
  'holidayYear',
]

/** Fields by which records hang on others; with what they hung on they are put back. */
const PLACES: ReadonlySet<string> = new Set(['parentId', 'phaseId', 'statusId'])

interface Told {
  readonly event: Event
  readonly change: FieldChange
}

/**
 * What the log says was removed since `since` and is not there now, newest first. Projects are not among it: they have
 * their trash.
 */
export function recentlyRemoved(snapshot: object, events: readonly Event[], since: number): Removal[] {
  const last = new Map<string, Told>()
  const placed = new Map<string, Told[]>()
  for (const event of [...events].sort((a, b) => a.at - b.at)) {
    for (const change of event.changes) {
      if (change.field === 'isRemoved') last.set(`${change.kind}/${change.id}`, { event, change })
      else if (PLACES.has(change.field)) append(placed, dispatchOf(event), { event, change })
    }
  }
  const gone = new Map<string, Told[]>()
  for (const told of last.values()) {
    const { kind, id, to } = told.change
    const isAway = to === true && kind !== 'notes' && recordIn(snapshot, kind, id)?.isRemoved === true
    if (isAway && told.event.at >= since) append(gone, dispatchOf(told.event), told)
  }
  return [...gone]
    .flatMap(([id, list]) => removalOf(snapshot, { id, list, placed: placed.get(id) ?? [] }) ?? [])
    .sort((a, b) => b.at - a.at)
}

function dispatchOf({ id, group }: Event): string {
  return group ?? id
}

function append<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [one])
  else list.push(one)
}

interface Dispatch {
  readonly id: string
  readonly list: readonly Told[]
  readonly placed: readonly Told[]
}

function removalOf(snapshot: object, { id, list, placed }: Dispatch): Removal | null {
  const records = list.flatMap(({ change }) => removedRecord(snapshot, change))
  const rankOf = ({ kind }: RemovedRecord): number => LISTED.indexOf(kind)
  const [main, ...others] = records.filter(one => rankOf(one) >= 0).sort((a, b) => rankOf(a) - rankOf(b))
  const first = list[0]
  if (main === undefined || first === undefined) return null
  const counts = new Map<Kind, number>()
  for (const { kind } of others) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const ids = new Set(records.map(one => one.id))
  return {
    id,
    personId: first.event.personId,
    at: first.event.at,
    command: first.event.command,
    main,
    others: [...counts].map(([kind, count]) => ({ kind, count })),
    values: [
      ...records.map(one => ({ kind: one.kind, id: one.id, field: 'isRemoved', was: false, now: true })),
      ...placed.flatMap(({ change }) => placeBack(snapshot, change, ids)),
    ],
  }
}

function removedRecord(snapshot: object, { kind, id }: FieldChange): RemovedRecord[] {
  const record = kind === 'notes' ? null : recordIn(snapshot, kind, id)
  return kind === 'notes' || record === null ? [] : [{ kind, id, name: recordName(snapshot, kind, record) }]
}

/** Only what stood under something that comes back, and has not been put elsewhere since. */
function placeBack(snapshot: object, change: FieldChange, ids: ReadonlySet<string>): TakenValue[] {
  const { kind, id, field, from, to } = change
  if (kind === 'notes' || typeof from !== 'string' || !ids.has(from)) return []
  const now = recordIn(snapshot, kind, id)?.[field]
  return now !== undefined && sameValue(now, to) ? [{ kind, id, field, was: from, now: to }] : []
}
