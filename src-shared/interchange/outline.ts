import type { ForeignBoard, ForeignCard } from '../model/foreignBoard'

/** Cards that one part of a board brings in: few enough that a window answers in between (measured: 30 ms). */
export const CARDS_A_PART = 80

/** What a preview tells of a board without its cards. */
export function countsOf({ cards, history }: ForeignBoard) {
  const sum = (count: (card: ForeignCard) => number): number =>
    cards.reduce((total, card) => total + count(card), 0)
  return {
    cards: cards.length,
    cardsArchived: sum(card => Number(card.isArchived)),
    checkItems: sum(card => card.checklists.reduce((total, list) => total + list.items.length, 0)),
    comments: sum(card => card.comments.length),
    links: sum(card => card.links.length),
    due: sum(card => Number(card.due !== null)),
    moves: history.filter(event =>
      event.changes.some(change => change.field === 'statusId' && change.from !== null),
    ).length,
  }
}

/** Cards that are not archived, by list id. */
export function cardsByList({ cards }: ForeignBoard): Record<string, number> {
  const out: Record<string, number> = {}
  for (const { listId, isArchived } of cards) {
    if (listId !== null && !isArchived) out[listId] = (out[listId] ?? 0) + 1
  }
  return out
}
