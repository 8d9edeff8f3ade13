import { positionsAfter } from '../../domain/order'
import { type Edit, make } from '../../model/edit'
import type { ForeignBoard, ForeignList } from '../../model/foreignBoard'
import {
  builtInStatuses,
  FIRST_STATUS,
  type Status,
  type StatusCategory,
  type StatusColour,
} from '../../model/status'
import { present } from '../find'
import { type Following, follow, isKnown } from './follow'
import type { ImportBoard } from './intent'

const colours: Readonly<Record<StatusCategory, StatusColour>> = {
  todo: 'ink3',
  doing: 'azurite',
  waiting: 'gamboge',
  done: 'malachite',
  dropped: 'ink3',
}

/** Lists as statuses, labels, and everybody whom the board names. */
export function frameEdits({ board, categories, people }: ImportBoard, following: Following): Edit[] {
  const members = board.members.map(({ id, name, isOnBoard }) => {
    const values = { name, personId: people[id] ?? null, isMember: isOnBoard }
    return { id, values }
  })
  const labels = board.labels.map(({ id, name, colour }) => ({ id, values: { name, colour } }))
  return [
    ...board.lists.flatMap(list => listEdits(list, categories, following)),
    ...builtInEdits(board, categories, following),
    ...labels.flatMap(one => follow(following, 'label', one)),
    ...members.flatMap(one => follow(following, 'contributor', one)),
  ]
}

type Categories = ImportBoard['categories']

function listEdits(list: ForeignList, categories: Categories, following: Following): Edit[] {
  const category = categories[list.id] ?? list.category
  const { id, name, position, isArchived, limit } = list
  const values: Partial<Status> = {
    name,
    category,
    colour: colours[category],
    position,
    isArchived,
    limit,
  }
  if (!list.isGone) return follow(following, 'status', { id, values })
  // It stands nowhere, but what happened in it can name it.
  return following.plan.status.has(id) ? [] : [make('status', id, { ...values, isRemoved: true })]
}

const KEPT: readonly StatusCategory[] = ['todo', 'doing', 'done']

/** The columns that every project has stand behind the lists, and only where no list is of their kind. */
function builtInEdits(board: ForeignBoard, categories: Categories, following: Following): Edit[] {
  const lists = board.lists.filter(list => !list.isGone)
  if (lists.length === 0) return []
  const covered = new Set(
    lists.filter(list => !list.isArchived).map(list => categoryNow(list, categories, following)),
  )
  const used = new Set(present(following.plan.task).map(task => task.statusId))
  if (board.cards.some(card => card.listId === null)) used.add(FIRST_STATUS)
  const last = lists.reduce((most, { position }) => (position > most ? position : most), '')
  const positions = positionsAfter(last, builtInStatuses.length)
  return builtInStatuses.flatMap(({ id, category }, index) => {
    const isFirstOfKind = id === category
    const isNeeded = isFirstOfKind && KEPT.includes(category) && !covered.has(category)
    const values: Partial<Status> = {
      isRemoved: !isNeeded && !used.has(id),
      position: positions[index] ?? last,
    }
    return builtInFollows(id, values, following)
  })
}

function builtInFollows(id: string, values: Partial<Status>, following: Following): Edit[] {
  const isOwn = isKnown(following, 'status', id)
  return isOwn('isRemoved') ? [] : follow(following, 'status', { id, values })
}

function categoryNow(list: ForeignList, categories: Categories, following: Following): StatusCategory {
  const now = following.plan.status.get(list.id)
  if (now !== undefined && isKnown(following, 'status', list.id)('category')) return now.category
  return categories[list.id] ?? list.category
}
