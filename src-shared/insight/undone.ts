import type { Event } from '../domain/event'

/** One field of one record, written by an event. `from` and `to` are as a peer wrote them. */
export interface Written {
  readonly event: Event
  readonly from: unknown
  readonly to: unknown
}

/**
 * The writes of one field in the order of their time, without those that were taken back: a slip of the hand
 * that its maker undid did not happen, and what was brought back again happened when it was first done. An undo
 * whose own event is not at hand stays a write like any other.
 */
export function settled(writes: Written[]): readonly Written[] {
  let [isSorted, hasReverts] = [true, false]
  for (let at = 0; at < writes.length; at++) {
    const event = writes[at]?.event
    if (event === undefined) continue
    if (at > 0 && (writes[at - 1]?.event.at ?? 0) > event.at) isSorted = false
    if (event.reverts !== null) hasReverts = true
  }
  if (!isSorted) writes.sort((a, b) => a.event.at - b.event.at)
  return hasReverts ? withoutUndone(writes) : writes
}

/** From the newest back, because a redo takes back the undo before the undo can take back anything. */
function withoutUndone(writes: readonly Written[]): Written[] {
  const known = new Set(writes.map(write => write.event.id))
  const undone = new Set<string>()
  const out: Written[] = []
  for (const write of [...writes].reverse()) {
    const { id, reverts } = write.event
    if (undone.has(id)) continue
    if (reverts !== null && known.has(reverts)) undone.add(reverts)
    else out.push(write)
  }
  return out.reverse()
}
