import { MAX_TITLE } from '../../domain/bounds'
import type { Wording } from '../../domain/wording'
import type { ForeignCheckItem, ForeignChecklist } from '../../model/foreignBoard'
import { positionOfNumber } from '../positions'
import { recordId, referenceTo } from './ids'
import { placeOf } from './lists'
import { type Bag, isThere, lengthOf, type Tally } from './raw'

const UNTITLED: Wording = { zh: '无标题', en: 'Untitled' }

interface FoundChecklist {
  readonly id: string
  readonly bag: Bag
  readonly index: number
  readonly cardId: string | null
}

/** Checklists by card id: the board has them in one list, other exports inside each card. */
export function readChecklists(
  board: Bag,
  cards: ReadonlyMap<string, Bag>,
  tally: Tally,
): ReadonlyMap<string, readonly ForeignChecklist[]> {
  const out = new Map<string, ForeignChecklist[]>()
  const items = new Set<string>()
  for (const { id, bag, index, cardId } of foundChecklists(board, cards, tally)) {
    if (cardId === null || !cards.has(cardId)) {
      tally.add('checklist', 'cardMissing')
      tally.add('checkItem', 'cardMissing', lengthOf(bag.checkItems))
      continue
    }
    const name = tally.line(bag.name, MAX_TITLE)
    const position = positionOfNumber(placeOf(bag, index))
    const checklist = { id, name, position, items: readItems(bag, id, { items, tally }) }
    out.set(cardId, [...(out.get(cardId) ?? []), checklist])
  }
  return out
}

function foundChecklists(board: Bag, cards: ReadonlyMap<string, Bag>, tally: Tally): FoundChecklist[] {
  const out = new Map<string, FoundChecklist>()
  for (const [index, bag] of tally.bags(board.checklists, 'checklist').entries()) {
    const id = recordId(bag.id, `checklist/${index}`)
    if (out.has(id)) {
      tally.add('checklist', 'duplicate')
      tally.add('checkItem', 'duplicate', lengthOf(bag.checkItems))
    } else out.set(id, { id, bag, index, cardId: referenceTo(bag.idCard) })
  }
  for (const [cardId, card] of cards) {
    for (const [index, bag] of tally.bags(card.checklists, 'checklist').entries()) {
      const id = recordId(bag.id, `checklist/${cardId}/${index}`)
      if (!out.has(id)) out.set(id, { id, bag, index, cardId })
    }
  }
  return [...out.values()]
}

interface Items {
  readonly items: Set<string>
  readonly tally: Tally
}

function readItems(checklist: Bag, checklistId: string, { items, tally }: Items): ForeignCheckItem[] {
  const out: ForeignCheckItem[] = []
  for (const [index, bag] of tally.bags(checklist.checkItems, 'checkItem').entries()) {
    const id = recordId(bag.id, `checkItem/${checklistId}/${index}`)
    if (items.has(id)) {
      tally.add('checkItem', 'duplicate')
      continue
    }
    items.add(id)
    if (isThere(bag.due)) tally.add('checkItemDue', 'noPlace')
    if (isThere(bag.idMember)) tally.add('checkItemMember', 'noPlace')
    const position = positionOfNumber(placeOf(bag, index))
    const text = tally.line(bag.name, MAX_TITLE) || UNTITLED
    out.push({ id, text, isDone: bag.state === 'complete', position })
  }
  return out
}
