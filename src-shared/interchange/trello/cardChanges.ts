import { MAX_TITLE } from '../../domain/bounds'
import { atMost, cleanLine } from '../../domain/text'
import type { FieldChange } from '../../model/event'
import { MOVED } from '../../model/foreignBoard'
import type { Task } from '../../model/task'
import { NO_TIMING } from '../../model/timing'
import type { ReadingContext } from './context'
import { dueDayOf } from './dates'
import { referenceTo } from './ids'
import type { Lists } from './lists'
import { type Bag, bagIn, textOf } from './raw'

const CREATIONS: readonly unknown[] = [
  'createCard',
  'copyCard',
  'emailCard',
  'convertToCardFromCheckItem',
  'moveCardToBoard',
]

export function isCreation({ type }: Bag): boolean {
  return CREATIONS.includes(type)
}

export function isMove(action: Bag): boolean {
  const { listBefore, listAfter } = bagIn(action.data)
  return action.type === 'updateCard' && Boolean(listBefore) && Boolean(listAfter)
}

/** Whether a move tells where from and where to. */
export function hasLists({ data }: Bag): boolean {
  const { listBefore, listAfter } = bagIn(data)
  return [listBefore, listAfter].every(list => referenceTo(bagIn(list).id) !== null)
}

interface Telling {
  readonly data: Bag
  readonly old: Bag
  readonly card: Bag
  readonly lists: Lists
  readonly context: ReadingContext
}

type Change = readonly [field: keyof Task, from: unknown, to: unknown]

/** By the name that the event gets: whether an action tells of it, and what it says. The first that fits names the event. */
const tellers: Readonly<
  Record<string, readonly [is: (action: Bag, old: Bag) => boolean, tell: (telling: Telling) => Change | null]>
> = {
  [MOVED]: [
    isMove,
    ({ data, lists }) => ['statusId', listOf(lists, data.listBefore), listOf(lists, data.listAfter)],
  ],
  'trello.arriveCard': [
    ({ type }) => type === 'moveCardToBoard',
    ({ data, lists }) => {
      const to = listOf(lists, data.list)
      return to === null ? null : ['statusId', null, to]
    },
  ],
  'trello.archiveCard': [
    (action, old) => isUpdate(action) && typeof old.closed === 'boolean',
    ({ old }) => ['isArchived', old.closed, old.closed !== true],
  ],
  'trello.completeCard': [
    (action, old) => isUpdate(action) && typeof old.dueComplete === 'boolean',
    ({ old }) => ['isComplete', old.dueComplete, old.dueComplete !== true],
  ],
  'trello.scheduleCard': [
    (action, old) => isUpdate(action) && 'due' in old,
    ({ old, card, context }) => ['timing', timingOf(old.due, context), timingOf(card.due, context)],
  ],
  'trello.renameCard': [
    (action, old) => isUpdate(action) && typeof old.name === 'string',
    ({ old, card }) => ['title', titleOf(old.name), titleOf(card.name)],
  ],
}

function isUpdate({ type }: Bag): boolean {
  return type === 'updateCard'
}

function listOf(lists: Lists, value: unknown): string | null {
  return lists.named(bagIn(value))
}

function timingOf(due: unknown, context: ReadingContext): Task['timing'] {
  return { ...NO_TIMING, due: dueDayOf(due, context) }
}

function titleOf(name: unknown): string {
  return atMost(cleanLine(textOf(name)), MAX_TITLE)
}

/** What the event of an action is called; null when it tells nothing that is kept. */
export function commandOf(action: Bag): string | null {
  const old = bagIn(bagIn(action.data).old)
  return Object.entries(tellers).find(([, [is]]) => is(action, old))?.[0] ?? null
}

export function changesIn(
  action: Bag,
  id: string,
  around: Pick<Telling, 'lists' | 'context'>,
): FieldChange[] {
  const data = bagIn(action.data)
  const old = bagIn(data.old)
  const telling = { ...around, data, old, card: bagIn(data.card) }
  return Object.values(tellers).flatMap(([is, tell]) => {
    const change = is(action, old) ? tell(telling) : null
    if (change === null) return []
    const [field, from, to] = change
    return [{ kind: 'task', id, field, from, to, after: null }]
  })
}
