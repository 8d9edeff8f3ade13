import type { Event, FieldChange } from '../domain/event'

/** A log in the order of its time, and which of its changes were taken back. */
export interface TidyLog {
  readonly events: readonly Event[]
  /** Null when nothing was. */
  readonly isUndone: ((event: Event, change: FieldChange) => boolean) | null
}

/**
 * A slip of the hand that its maker undid did not happen, and neither did the undo; what was brought back again
 * happened when it was first done. An undo whose own event is not at hand stays a change like any other.
 */
export function tidied(events: readonly Event[]): TidyLog {
  let [last, isSorted, hasReverts] = [-Infinity, true, false]
  for (const { at, reverts } of events) {
    if (at < last) isSorted = false
    if (reverts !== null) hasReverts = true
    last = at
  }
  const sorted = isSorted ? events : [...events].sort((a, b) => a.at - b.at)
  if (!hasReverts) return { events: sorted, isUndone: null }
  const undone = undoneIn(sorted)
  return { events: sorted, isUndone: (event, change) => undone.get(event)?.has(change) ?? false }
}

/** From the newest back, because a redo takes back the undo before the undo can take back anything. */
function undoneIn(events: readonly Event[]): Map<Event, Set<FieldChange>> {
  const revertedIds = new Set(events.map(event => event.reverts))
  const byId = new Map(events.filter(({ id }) => revertedIds.has(id)).map(event => [event.id, event]))
  const undone = new Map<Event, Set<FieldChange>>()
  for (const event of [...events].reverse()) {
    const reverted = event.reverts === null ? undefined : byId.get(event.reverts)
    if (reverted === undefined) continue
    const own = undone.get(event) ?? new Set()
    const theirs = undone.get(reverted) ?? new Set()
    for (const change of event.changes) {
      const taken = own.has(change) ? undefined : sameField(reverted, change)
      if (taken === undefined) continue
      own.add(change)
      theirs.add(taken)
    }
    undone.set(event, own).set(reverted, theirs)
  }
  return undone
}

function sameField({ changes }: Event, { kind, id, field }: FieldChange): FieldChange | undefined {
  return changes.find(change => change.kind === kind && change.id === id && change.field === field)
}
