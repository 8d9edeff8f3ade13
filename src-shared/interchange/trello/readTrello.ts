import { MAX_TITLE } from '../../domain/bounds'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Wording } from '../../domain/wording'
import type { ForeignBoard, ForeignCard } from '../../model/foreignBoard'
import { parseJson } from '../jsonText'
import { cardBags, readCards } from './cards'
import { readChecklists } from './checklists'
import { readComments } from './comments'
import type { ReadingContext } from './context'
import { type History, readHistory } from './history'
import { hashOf, safeId } from './ids'
import { readLabels } from './labels'
import { readLists } from './lists'
import { countNoPlace, countOf } from './noPlace'
import { readPeople } from './people'
import { type Bag, bagIn, bagOf, Tally } from './raw'
import type { Reading } from './reading'

export type { ReadingContext } from './context'

const MEBIBYTE = 1024 * 1024
const MOST_MEBIBYTES = 100

/** A file that is larger is not read. */
export const MAX_IMPORT_BYTES = MOST_MEBIBYTES * MEBIBYTE

/** Before the file is read: its size alone may be too much. */
export function refuseSize(bytes: number): Refusal | null {
  return bytes > MAX_IMPORT_BYTES ? refuse('fileTooBig', { most: MOST_MEBIBYTES }) : null
}

/** The text of an exported file as a board, or why it is none. */
export function readTrello(text: string, context: ReadingContext): ForeignBoard | Refusal {
  const tooBig = refuseSize(text.length)
  if (tooBig !== null) return tooBig
  const parsed = parseJson(text)
  return isRefusal(parsed) ? parsed : readBoard(parsed.json, context)
}

/** The same from what the file's JSON holds. */
export function readBoard(parsed: unknown, context: ReadingContext): ForeignBoard | Refusal {
  const board = bagOf(parsed)
  if (board === null || !Array.isArray(board.lists) || !Array.isArray(board.cards)) {
    return refuse('fileNotBoard')
  }
  const tally = new Tally()
  const actions = tally.bags(board.actions, 'otherAction')
  const reading: Reading = { tally, context, people: readPeople(board, actions, tally) }
  const bags = cardBags(board, tally)
  const [lists, labels] = [readLists(board, tally), readLabels(board, tally)]
  const checklists = readChecklists(board, bags, tally)
  const comments = readComments(actions, bags, reading)
  const cards = readCards(bags, { lists, labels, checklists, comments }, reading)
  const history = readHistory({ actions, cards, lists }, reading)
  countNoPlace(board, bags.values(), tally)
  countLostComments(bags, cards, { history, tally })
  return {
    source: 'trello',
    id: boardIdOf(board),
    name: nameOf(board, tally),
    lists: [...lists.all, ...lists.gone()],
    members: reading.people.all(),
    labels: labels.all(),
    cards,
    ...history,
    leftOut: tally.all(),
  }
}

function nameOf(board: Bag, tally: Tally): Wording {
  return tally.line(board.name, MAX_TITLE) || { zh: 'Trello 看板', en: 'Trello board' }
}

/** A board that does not name itself is known by its short link, or by its lists. */
function boardIdOf(board: Bag): string {
  return safeId(board.id) ?? safeId(board.shortLink) ?? `y${hashOf(JSON.stringify(board.lists))}`
}

interface Lost {
  readonly history: History
  readonly tally: Tally
}

/** Comments are actions: a card's badge still counts those that the export no longer holds. */
function countLostComments(
  bags: ReadonlyMap<string, Bag>,
  cards: readonly ForeignCard[],
  { history, tally }: Lost,
): void {
  if (history.historyFrom === null) return
  for (const card of cards) {
    const told = countOf(bagIn(bags.get(card.id)?.badges).comments)
    tally.add('comment', 'exportLimit', Math.min(told, 1_000_000) - card.comments.length)
  }
}
