import type { Event, FieldChange } from '../model/event'

/** A log in the order of its time. */
export interface TidyLog {
  readonly events: readonly Event[]
  /** Null when nothing was taken back. */
  readonly undone: Undone | null
}

interface Undone {
  /** 1 at the place of an event of which something was taken back, or which took something back. */
  readonly touched: Uint8Array
  readonly changes: ReadonlySet<FieldChange>
}

/**
 * A mistake that its maker undid did not happen, and neither did the undo; what was brought back again
 * happened when it was first done. An undo whose event was not read stays a change like any other.
 */
export function tidied(told: readonly Event[]): TidyLog {
  const first = scanned(told)
  if (first.isSorted) return { events: told, undone: undoneIn(told, first.reverting) }
  const events = [...told].sort((a, b) => a.at - b.at)
  return { events, undone: undoneIn(events, scanned(events).reverting) }
}

function scanned(events: readonly Event[]): { isSorted: boolean; reverting: readonly number[] } {
  let [last, isSorted, place] = [-Infinity, true, 0]
  const reverting: number[] = []
  for (const { at, reverts } of events) {
    if (at < last) isSorted = false
    if (reverts !== null) reverting.push(place)
    last = at
    place++
  }
  return { isSorted, reverting }
}

function undoneIn(events: readonly Event[], reverting: readonly number[]): Undone | null {
  if (reverting.length === 0) return null
  const [touched, undone] = [new Uint8Array(events.length), new Set<FieldChange>()]
  const placeOf = finder(events)
  // From the newest back, because a redo takes back the undo before the undo can take back anything.
  for (const place of [...reverting].reverse()) {
    const event = events[place]
    const revertedPlace = event?.reverts == null ? undefined : placeOf(event.reverts, place)
    if (event === undefined || revertedPlace === undefined) continue
    touched[place] = 1
    // A change that a redo has taken back takes back nothing itself.
    const inForce = event.changes.filter(change => !undone.has(change))
    for (const one of groupFrom(events, revertedPlace, place)) {
      touched[one] = 1
      takeBack(undone, inForce, events[one])
    }
  }
  return { touched, changes: undone }
}

/** Places of an event and of all others of its dispatch, which were written after it and before `until`. */
function groupFrom(events: readonly Event[], first: number, until: number): number[] {
  const places = [first]
  for (let place = first + 1; place < until; place++) {
    if (events[place]?.group === events[first]?.id) places.push(place)
  }
  return places
}

function takeBack(
  undone: Set<FieldChange>,
  changes: readonly FieldChange[],
  reverted: Event | undefined,
): void {
  if (reverted === undefined) return
  for (const change of changes) {
    const taken = sameField(reverted, change)
    if (taken !== undefined) undone.add(change).add(taken)
  }
}

function sameField({ changes }: Event, { kind, id, field }: FieldChange): FieldChange | undefined {
  return changes.find(change => change.kind === kind && change.id === id && change.field === field)
}

/** People undo what they have just done: only what is not found near by is looked for everywhere. */
const NEAR = 200

function finder(events: readonly Event[]): (id: string, from: number) => number | undefined {
  let places: Map<string, number> | null = null
  return (id, from) => {
    for (let place = from - 1; place >= Math.max(0, from - NEAR); place--) {
      if (events[place]?.id === id) return place
    }
    places ??= new Map(events.map((event, place) => [event.id, place]))
    return places.get(id)
  }
}
