import { MAX_TEXT, MAX_TITLE } from '../../domain/bounds'
import type { Wording } from '../../domain/wording'
import type { ForeignCard, ForeignChecklist, ForeignComment } from '../../model/foreignBoard'
import { positionOfNumber, positionWithin } from '../positions'
import { readDates } from './dates'
import { createdAtOf, recordId, referenceTo } from './ids'
import type { Labels } from './labels'
import { readLinks } from './links'
import { type Lists, placeOf } from './lists'
import { type Bag, type Tally, textOf } from './raw'
import type { Reading } from './reading'

/** The board's cards by record id, each of them once. */
export function cardBags(board: Bag, tally: Tally): ReadonlyMap<string, Bag> {
  const out = new Map<string, Bag>()
  for (const [index, bag] of tally.bags(board.cards, 'card').entries()) {
    const id = recordId(bag.id, `card/${index}`)
    if (out.has(id)) tally.add('card', 'duplicate')
    else out.set(id, bag)
  }
  return out
}

export interface CardParts {
  readonly lists: Lists
  readonly labels: Labels
  readonly checklists: ReadonlyMap<string, readonly ForeignChecklist[]>
  readonly comments: ReadonlyMap<string, readonly ForeignComment[]>
}

export function readCards(
  cards: ReadonlyMap<string, Bag>,
  parts: CardParts,
  reading: Reading,
): ForeignCard[] {
  const seen = new Set<string>()
  return [...cards].map(([id, bag], index) => {
    const links = readLinks(bag, id, { seen, tally: reading.tally })
    const [personId = null, ...participantIds] = membersOf(bag, reading)
    return {
      id,
      ...placed(bag, index, { lists: parts.lists, tally: reading.tally }),
      ...readDates(bag, reading),
      title: titleOf(bag, reading.tally),
      notes: reading.tally.text(bag.desc, MAX_TEXT),
      createdAt: createdAtOf(bag.id),
      isComplete: bag.dueComplete === true,
      isArchived: bag.closed === true,
      personId,
      participantIds,
      labelIds: parts.labels.of(bag),
      checklists: parts.checklists.get(id) ?? [],
      comments: parts.comments.get(id) ?? [],
      links,
    }
  })
}

interface Placing {
  readonly lists: Lists
  readonly tally: Tally
}

function placed(card: Bag, index: number, { lists, tally }: Placing) {
  const place = placeOf(card, index)
  const told = referenceTo(card.idList)
  const outer = told === null ? undefined : lists.places.get(told)
  if (outer === undefined) tally.add('cardList', 'listMissing')
  return {
    listId: outer === undefined ? null : told,
    position: positionOfNumber(place),
    rank: positionWithin(outer ?? Number.MAX_VALUE, place),
  }
}

function titleOf(card: Bag, tally: Tally): Wording {
  const title = tally.line(card.name, MAX_TITLE)
  if (title !== '') return title
  const number = typeof card.idShort === 'number' ? ` #${card.idShort}` : ''
  const name = number || (textOf(card.shortLink) && ` ${tally.line(card.shortLink, 64)}`)
  return { zh: `无标题${name}`, en: `Untitled${name}` }
}

function membersOf(card: Bag, { tally, people }: Reading): string[] {
  const out = new Set<string>()
  for (const one of tally.list(card.idMembers, 'memberAssignment')) {
    const id = people.named(one)
    if (id === null) tally.add('memberAssignment', 'memberMissing')
    else if (out.has(id)) tally.add('memberAssignment', 'duplicate')
    else out.add(id)
  }
  return [...out]
}
