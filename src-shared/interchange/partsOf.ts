import type { Event } from '../model/event'
import type { ForeignBoard, ForeignCard } from '../model/foreignBoard'

/** The frame (lists, labels, members) and then its cards, `size` at a time, each a board of its own to import. */
export function partsOf(board: ForeignBoard, size: number): ForeignBoard[] {
  const events = eventsByCard(board.history)
  const rest = { ...board, lists: [], labels: [], members: [], leftOut: [] }
  const parts: ForeignBoard[] = [{ ...board, cards: [], history: [] }]
  for (let from = 0; from < board.cards.length; from += size) {
    const cards = board.cards.slice(from, from + size)
    parts.push({ ...rest, cards, history: historyOf(cards, events) })
  }
  return parts
}

function eventsByCard(history: readonly Event[]): ReadonlyMap<string, readonly Event[]> {
  const out = new Map<string, Event[]>()
  for (const event of history) {
    const id = event.changes[0]?.id ?? event.made[0]?.ids[0] ?? ''
    const own = out.get(id)
    if (own === undefined) out.set(id, [event])
    else own.push(event)
  }
  return out
}

function historyOf(cards: readonly ForeignCard[], events: ReadonlyMap<string, readonly Event[]>): Event[] {
  return cards.flatMap(card => events.get(card.id) ?? []).sort((a, b) => a.at - b.at)
}
