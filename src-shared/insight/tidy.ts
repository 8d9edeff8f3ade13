import type { Event, FieldChange } from '../domain/event'

/** A log in the order of its time. */
export interface TidyLog {
  readonly events: readonly Event[]
  /** Changes that were taken back, by the place of their event; null when none were. */
  readonly undone: ReadonlyMap<number, ReadonlySet<FieldChange>> | null
}

/**
 * A slip of the hand that its maker undid did not happen, and neither did the undo; what was brought back again
 * happened when it was first done. An undo whose own event is not at hand stays a change like any other.
 */
export function tidied(events: readonly Event[]): TidyLog {
  let [last, isSorted] = [-Infinity, true]
  const revertedIds = new Set<string>()
  for (const { at, reverts } of events) {
    if (at < last) isSorted = false
    if (reverts !== null) revertedIds.add(reverts)
    last = at
  }
  const sorted = isSorted ? events : [...events].sort((a, b) => a.at - b.at)
  return { events: sorted, undone: revertedIds.size === 0 ? null : undoneIn(sorted, revertedIds) }
}

interface Placed {
  readonly event: Event
  readonly place: number
}

function undoneIn(events: readonly Event[], revertedIds: ReadonlySet<string>): Map<number, Set<FieldChange>> {
  const byId = new Map<string, Placed>()
  const reverting: Placed[] = []
  for (const [place, event] of events.entries()) {
    if (event.reverts !== null) reverting.push({ event, place })
    if (revertedIds.has(event.id)) byId.set(event.id, { event, place })
  }
  const undone = new Map<number, Set<FieldChange>>()
  // From the newest back, because a redo takes back the undo before the undo can take back anything.
  for (const { event, place } of reverting.reverse()) {
    const reverted = byId.get(event.reverts ?? '')
    if (reverted === undefined) continue
    const [own, theirs] = [setAt(undone, place), setAt(undone, reverted.place)]
    for (const change of event.changes) {
      const taken = own.has(change) ? undefined : sameField(reverted.event, change)
      if (taken === undefined) continue
      own.add(change)
      theirs.add(taken)
    }
  }
  return undone
}

function setAt(sets: Map<number, Set<FieldChange>>, place: number): Set<FieldChange> {
  const found = sets.get(place) ?? new Set()
  sets.set(place, found)
  return found
}

function sameField({ changes }: Event, { kind, id, field }: FieldChange): FieldChange | undefined {
  return changes.find(change => change.kind === kind && change.id === id && change.field === field)
}
