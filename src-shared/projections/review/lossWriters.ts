import { placeOf } from '../../commands/review/lostValue'
import { sameValue } from '../../domain/sameValue'
import type { Event, FieldChange } from '../../model/event'
import type { ReviewEntry } from './reviewEntries'

/** Who wrote a value and when, by the writer's clock. */
export interface Writer {
  readonly personId: string
  readonly at: number
}

/** What the log knows of a loss. Null where it does not say, or says two things. */
export interface LossWriters {
  readonly lost: Writer | null
  readonly now: Writer | null
  /** What stood there when the value that lost was written; undefined where the log does not say. */
  readonly before: unknown
  /** Who settled it. */
  readonly settled: Writer | null
}

interface Written {
  readonly event: Event
  readonly change: FieldChange
}

/** By the id of each entry's loss. One pass over the log, however long it is. */
export function lossWriters(
  entries: readonly ReviewEntry[],
  events: readonly Event[],
): (entry: ReviewEntry) => LossWriters {
  const changes = new Map<string, Written[]>()
  const makers = new Map<string, Event[]>()
  for (const { kind, recordId, field, lossId } of entries) {
    changes.set(placeOf(kind, recordId, field), [])
    changes.set(placeOf('lostWrite', lossId, 'settled'), [])
    makers.set(`${kind}/${recordId}`, [])
  }
  for (const event of events) {
    for (const change of event.changes) {
      changes.get(`${change.kind}/${change.id}/${change.field}`)?.push({ event, change })
    }
    for (const { kind, ids } of event.made) for (const id of ids) makers.get(`${kind}/${id}`)?.push(event)
  }
  return entry => {
    const { kind, recordId, field, lossId } = entry
    const made = makers.get(`${kind}/${recordId}`) ?? []
    const writes = changes.get(placeOf(kind, recordId, field)) ?? []
    const settling = changes.get(placeOf('lostWrite', lossId, 'settled'))?.at(-1)
    const settled = settling?.change.to === null ? null : writerOf(settling?.event)
    return { ...writersOf(entry, writes, made), settled }
  }
}

/** A write that another one followed knowingly is neither the one that lost nor the one that stands. */
function writersOf(
  { lost, now }: ReviewEntry,
  writes: readonly Written[],
  made: readonly Event[],
): Omit<LossWriters, 'settled'> {
  const followed = new Set(writes.map(({ change }) => change.after))
  const last = (value: unknown): Written | undefined => {
    const same = writes.filter(({ change }) => sameValue(change.to, value))
    return same.findLast(({ event }) => !followed.has(event.id)) ?? same.at(-1)
  }
  const [losing, standing] = [last(lost), last(now)]
  // Of a record that two people made, the log does not say whose values are which.
  const maker = new Set(made.map(({ personId }) => personId)).size === 1 ? made[0] : undefined
  const before = losing?.change.from
  return {
    lost: writerOf(losing?.event ?? maker),
    now: writerOf(standing?.event ?? maker),
    before: before === undefined || sameValue(before, lost) || sameValue(before, now) ? undefined : before,
  }
}

function writerOf(event: Event | undefined): Writer | null {
  return event === undefined ? null : { personId: event.personId, at: event.at }
}
