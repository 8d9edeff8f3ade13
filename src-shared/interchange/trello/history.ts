import type { Event } from '../../model/event'
import { FIRST_KNOWN, type ForeignCard } from '../../model/foreignBoard'
import { changesIn, commandOf, hasLists, isCreation, isMove } from './cardChanges'
import { isComment, timeOf } from './comments'
import { recordId, referenceTo } from './ids'
import type { Lists } from './lists'
import { type Bag, bagIn } from './raw'
import type { Reading } from './reading'

/** An export holds the last thousand actions of its board and no more. */
const MOST_ACTIONS = 1_000

export interface HistoryParts {
  readonly actions: readonly Bag[]
  readonly cards: readonly ForeignCard[]
  readonly lists: Lists
}

export interface History {
  readonly history: readonly Event[]
  readonly historyFrom: number | null
}

interface CardAction {
  readonly action: Bag
  readonly at: number
  readonly cardId: string
}

/** What the actions say of cards that are here, as events; what lies before the export's oldest action is not invented. */
export function readHistory(parts: HistoryParts, reading: Reading): History {
  const told = inOrder(parts, reading)
  const events = told.flatMap(one => eventsOf(one, parts.lists, reading))
  const historyFrom = beginning(parts.actions)
  const toldOf = byCard(told)
  const births = parts.cards.flatMap(card => birthOf(card, toldOf.get(card.id) ?? [], reading) ?? [])
  const since = historyFrom === null ? [] : sinceEvents(historyFrom, { parts, told, events })
  reading.tally.add('cardHistory', 'exportLimit', since.length)
  const history = [...births, ...since, ...events]
  return { history: history.sort((a, b) => a.at - b.at), historyFrom }
}

/** Oldest first; of one moment as the file has them, which is newest first. */
function inOrder({ actions, cards }: HistoryParts, { tally }: Reading): CardAction[] {
  const known = new Set(cards.map(card => card.id))
  const seen = new Set<string>()
  const out: CardAction[] = []
  for (const [index, action] of actions.entries()) {
    if (isComment(action)) continue
    const what = isMove(action) ? 'listMove' : 'otherAction'
    const id = recordId(action.id, `action/${index}`)
    const cardId = referenceTo(bagIn(bagIn(action.data).card).id)
    const at = timeOf(action)
    const isTold = isCreation(action) || commandOf(action) !== null
    if (!isTold) tally.add(what, 'noPlace')
    else if (isMove(action) && !hasLists(action)) tally.add(what, 'unreadable')
    else if (cardId === null || !known.has(cardId)) tally.add(what, 'cardMissing')
    else if (seen.has(id)) tally.add(what, 'duplicate')
    else if (typeof at === 'string') tally.add(what, at)
    else {
      seen.add(id)
      out.push({ action: { ...action, id }, at, cardId })
    }
  }
  return out.reverse().sort((a, b) => a.at - b.at)
}

function byCard(told: readonly CardAction[]): ReadonlyMap<string, readonly CardAction[]> {
  const out = new Map<string, CardAction[]>()
  for (const one of told) {
    const own = out.get(one.cardId)
    if (own === undefined) out.set(one.cardId, [one])
    else own.push(one)
  }
  return out
}

function beginning(actions: readonly Bag[]): number | null {
  if (actions.length < MOST_ACTIONS) return null
  const times = actions.map(timeOf).filter(at => typeof at === 'number')
  return times.length === 0 ? null : times.reduce((first, at) => Math.min(first, at))
}

const EMPTY = { device: 'trello', made: [], changes: [], reverts: null, group: null } as const

function eventsOf({ action, at, cardId }: CardAction, lists: Lists, { people, context }: Reading): Event[] {
  const command = commandOf(action)
  if (command === null) return []
  const changes = changesIn(action, cardId, { lists, context })
  if (changes.length === 0) return []
  return [{ ...EMPTY, id: String(action.id), personId: people.actor(action), at, command, changes }]
}

/** That a card was made: at the second in its id, else when an action says so or first speaks of it. */
function birthOf(card: ForeignCard, told: readonly CardAction[], { people }: Reading): Event | null {
  const creation = told.find(one => isCreation(one.action)) ?? null
  const at = card.createdAt ?? (creation ?? told[0])?.at ?? null
  if (at === null) return null
  const personId = creation === null ? '' : people.actor(creation.action)
  const made = [{ kind: 'task' as const, ids: [card.id] }]
  return { ...EMPTY, id: `${card.id}-made`, personId, at, command: 'trello.createCard', made }
}

interface Cut {
  readonly parts: HistoryParts
  readonly told: readonly CardAction[]
  readonly events: readonly Event[]
}

/** Cards that are older than what the export tells: where each was when it begins to tell, and that nobody knows since when. */
function sinceEvents(historyFrom: number, { parts, told, events }: Cut): Event[] {
  const created = new Set(told.filter(one => isCreation(one.action)).map(one => one.cardId))
  const firstFrom = new Map<string, unknown>()
  for (const change of events.flatMap(event => event.changes)) {
    if (change.field === 'statusId' && !firstFrom.has(change.id)) firstFrom.set(change.id, change.from)
  }
  return parts.cards.flatMap(({ id, createdAt, listId }) => {
    const to = firstFrom.get(id) ?? listId
    if (created.has(id) || (createdAt ?? historyFrom) > historyFrom || to === null) return []
    const changes = [{ kind: 'task', id, field: 'statusId', from: null, to, after: null } as const]
    const event = { ...EMPTY, id: `${id}-since-${historyFrom}`, personId: '', at: historyFrom }
    return [{ ...event, command: FIRST_KNOWN, changes }]
  })
}
