import { RecordMap } from '../../domain/recordMap'
import { sameValue } from '../../domain/sameValue'
import { type Event, type FieldChange, isFromElsewhere } from '../../model/event'
import { type AllRecords, fieldReader, isPlanKind, kindNamed, type PlanKind } from '../../model/kinds'
import { applyChanges, type PlanSnapshot, type RecordChange } from '../../model/snapshot'

/** A field became another. Of concurrent writes only those that led to the present value are turns. */
interface Turn {
  /** Epoch milliseconds. */
  readonly at: number
  /** What it held before. */
  readonly from: unknown
  readonly event: Event
}

interface RecordTurns {
  readonly kind: PlanKind
  readonly id: string
  /** Null: nothing tells of its making, so that it was always there. */
  readonly made: { readonly at: number; readonly event: Event } | null
  /** By field, oldest first. */
  readonly fields: ReadonlyMap<string, readonly Turn[]>
}

/** A plan and everything that led to it. Notes are kept as they are: the log has excerpts of them. */
export interface Timeline {
  readonly plan: PlanSnapshot
  /** Oldest first. */
  readonly events: readonly Event[]
  /** By `placeOf`. */
  readonly records: ReadonlyMap<string, RecordTurns>
  /** When which record became another, oldest first. */
  readonly steps: readonly { readonly at: number; readonly record: RecordTurns }[]
}

export function timelineOf(plan: PlanSnapshot, told: readonly Event[]): Timeline {
  const events = [...told].sort((a, b) => a.at - b.at)
  const records = new Map<string, RecordTurns>()
  for (const [place, draft] of draftsOf(events)) {
    const record = turnsOf(plan, draft)
    if (record !== null) records.set(place, record)
  }
  const steps = [...records.values()].flatMap(record =>
    instantsOf(record).map(at => ({ at, record }) as const),
  )
  return { plan, events, records, steps: steps.sort((a, b) => a.at - b.at) }
}

/** A plan that was made of a timeline before: another instant near by is reached by the few records between. */
export interface PastPlan {
  /** Epoch milliseconds; what happened in that very millisecond is in it. */
  readonly at: number
  readonly plan: PlanSnapshot
}

/** The plan as it stood. Records that were not made yet are there as removed ones. */
export function planAt(timeline: Timeline, at: number, near: PastPlan | null = null): PastPlan {
  const { plan, steps } = timeline
  if (at >= (steps.at(-1)?.at ?? -Infinity)) return { at, plan }
  const from = near ?? { at: Infinity, plan }
  const [low, high] = [Math.min(at, from.at), Math.max(at, from.at)]
  const touched = new Set<RecordTurns>()
  for (let place = firstAfter(steps, low); place < steps.length; place++) {
    const step = steps[place]
    if (step === undefined || step.at > high) break
    touched.add(step.record)
  }
  const records = [...touched].map(record => ({ ...record, record: recordAt(plan, record, at) }))
  return { at, plan: applyChanges(from.plan, { records: records as unknown as RecordChange[], notes: [] }) }
}

/** Who wrote a field last after an instant; null for nobody. */
export function lastTurn(
  { records }: Timeline,
  { kind, id, field }: { readonly kind: string; readonly id: string; readonly field: string },
  after: number,
): Event | null {
  const record = records.get(placeOf(kind, id))
  const turn = record?.fields.get(field)?.at(-1)
  if (turn !== undefined && turn.at > after) return turn.event
  return field === 'isRemoved' && record?.made != null && record.made.at > after ? record.made.event : null
}

function placeOf(kind: string, id: string): string {
  return `${kind}/${id}`
}

/** What the log says of one record, in the order of its time. */
interface Draft {
  readonly kind: string
  readonly id: string
  made: { readonly at: number; readonly event: Event } | null
  readonly fields: Map<string, Told[]>
}

interface Told {
  readonly event: Event
  readonly change: FieldChange
}

function draftsOf(events: readonly Event[]): Map<string, Draft> {
  const drafts = new Map<string, Draft>()
  const draftOf = (kind: string, id: string): Draft => {
    const known = drafts.get(placeOf(kind, id))
    if (known !== undefined) return known
    const draft: Draft = { kind, id, made: null, fields: new Map() }
    drafts.set(placeOf(kind, id), draft)
    return draft
  }
  for (const event of events) {
    // What came from another tool has a past of its own, in which it was not here; the import wrote where that led.
    if (isFromElsewhere(event)) continue
    for (const { kind, ids } of event.made) {
      for (const id of ids) draftOf(kind, id).made ??= { at: event.at, event }
    }
    for (const change of event.changes) {
      const { fields } = draftOf(change.kind, change.id)
      const told = fields.get(change.field)
      if (told === undefined) fields.set(change.field, [{ event, change }])
      else told.push({ event, change })
    }
  }
  return drafts
}

function turnsOf(plan: PlanSnapshot, { kind, id, made, fields }: Draft): RecordTurns | null {
  // What the log says of kinds and fields that this version does not know is passed over.
  if (!isPlanKind(kind) || kindNamed(kind).isOfMerges === true) return null
  const record = (plan[kind] as RecordMap<AllRecords[PlanKind]>).get(id)
  if (record === undefined) return null
  const turns = new Map<string, readonly Turn[]>()
  for (const [field, told] of fields) {
    if (fieldReader(kind, field) === undefined) continue
    turns.set(field, inForce(told, (record as unknown as Readonly<Record<string, unknown>>)[field]))
  }
  return { kind, id, made, fields: turns }
}

/** Follows the writes back from the present value; each names the one that it stood on, where its writer knew it. */
function inForce(told: readonly Told[], now: unknown): Turn[] {
  const turns: Turn[] = []
  const passed = new Set<number>()
  let place = told.findLastIndex(({ change }) => sameValue(change.to, now))
  if (place < 0) place = told.length - 1
  let until = Infinity
  while (!passed.has(place)) {
    const one = told[place]
    if (one === undefined) break
    passed.add(place)
    // A clock that was wrong turns nothing round: who stood on a write came after it.
    until = Math.min(until, one.event.at)
    turns.push({ at: until, from: one.change.from, event: one.event })
    place = before(told, place, one)
  }
  return turns.reverse()
}

function before(told: readonly Told[], place: number, { event, change: { from, after } }: Told): number {
  const previous = told[place - 1]
  // One command may write a field twice.
  if (previous?.event === event) return place - 1
  if (previous === undefined && after === null) return -1
  if (previous?.event.id === after) return place - 1
  const named = after === null ? -1 : told.findIndex(({ event }) => event.id === after)
  if (named >= 0) return named
  for (let at = place - 1; at >= 0; at--) if (sameValue(told[at]?.change.to, from)) return at
  return place - 1
}

function instantsOf({ made, fields }: RecordTurns): number[] {
  const instants = new Set([...fields.values()].flatMap(turns => turns.map(({ at }) => at)))
  if (made !== null) instants.add(made.at)
  return [...instants]
}

function recordAt(plan: PlanSnapshot, { kind, id, made, fields }: RecordTurns, at: number): unknown {
  const values: Record<string, unknown> = {}
  for (const [field, turns] of fields) {
    const next = turns.find(turn => turn.at > at)
    // The log has null where nothing was stored; what a reader makes of nothing is the field's default.
    if (next !== undefined) values[field] = fieldReader(kind, field)?.(next.from ?? undefined)
  }
  const isBefore = made !== null && made.at > at
  return { ...plan[kind].get(id), ...values, ...(isBefore ? { isRemoved: true } : {}) }
}

/** The place of the first step after an instant. */
function firstAfter(steps: Timeline['steps'], at: number): number {
  let [low, high] = [0, steps.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((steps[middle]?.at ?? Infinity) > at) high = middle
    else low = middle + 1
  }
  return low
}
