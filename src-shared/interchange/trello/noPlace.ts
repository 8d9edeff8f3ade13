import type { LeftOutWhat } from '../../model/foreignBoard'
import { type Bag, bagIn, isThere, lengthOf, type Tally, textOf } from './raw'

/** What a card may have there that has no place here. */
const ofCard: readonly (readonly [LeftOutWhat, (card: Bag) => number])[] = [
  ['customField', card => lengthOf(card.customFieldItems)],
  ['sticker', card => lengthOf(card.stickers)],
  ['vote', card => Math.max(lengthOf(card.idMembersVoted), countOf(bagIn(card.badges).votes))],
  ['cover', card => Number(hasCover(card))],
  ['location', card => Number([card.coordinates, card.address, card.locationName].some(isThere))],
  ['subscription', card => Number(card.subscribed === true)],
  ['template', card => Number(card.isTemplate === true)],
  ['mirror', card => Number(isThere(card.cardRole) || isThere(card.mirrorSourceId))],
  ['reminder', card => Number(typeof card.dueReminder === 'number' && card.dueReminder >= 0)],
  ['recurrence', card => Number(isThere(card.recurrenceRule))],
  ['pluginData', card => lengthOf(card.pluginData)],
]

export function countNoPlace(board: Bag, cards: Iterable<Bag>, tally: Tally): void {
  tally.add('boardDescription', 'noPlace', Number(textOf(board.desc).trim() !== ''))
  tally.add('pluginData', 'noPlace', lengthOf(board.pluginData))
  for (const card of cards) for (const [what, count] of ofCard) tally.add(what, 'noPlace', count(card))
}

function hasCover(card: Bag): boolean {
  const { color, idAttachment, idUploadedBackground } = bagIn(card.cover)
  return [color, idAttachment, idUploadedBackground, card.idAttachmentCover].some(isThere)
}

export function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0
}
