import { isAtHand, tasksAtHand } from '../../model/doneness'
import { byPosition } from '../../domain/order'
import type { Status } from '../../model/status'
import type { Task } from '../../model/task'
import type { PlanSnapshot } from '../../model/snapshot'
import { passes, type TaskFilter } from '../filter'

export interface Column {
  readonly status: Status
  /** In order. */
  readonly tasks: readonly Task[]
  /** Without the filter. */
  readonly total: number
  readonly isOverLimit: boolean
}

/** The board of all tasks of a snapshot. */
interface LastBoard {
  readonly plan: PlanSnapshot
  readonly lists: Lists
  readonly columns: Column[]
}

/** Tasks in order by the status of the column in which they stand. */
type Lists = ReadonlyMap<string, readonly Task[]>

/** The last board by its statuses: the next one is derived from it. */
const latest = new WeakMap<PlanSnapshot['status'], LastBoard>()

/**
 * One column a status, in order. Statuses of waiting and dropped work appear only while they hold
 * something or were made by a person. A task whose status nobody knows stands in the first column.
 * Without a filter, an unchanged column is the same object as in the last snapshot.
 */
export function board(plan: PlanSnapshot, filter: TaskFilter): Column[] {
  const statuses = openStatuses(plan)
  if (filter.phaseId !== null || filter.personId !== null || filter.text.trim() !== '') {
    return columnsOf(statuses, listsOf(plan, statuses), task => passes(task, filter))
  }
  const before = latest.get(plan.status)
  if (before?.plan.task === plan.task) return before.columns
  const lists = before === undefined ? listsOf(plan, statuses) : mended(before, plan, statuses)
  const columns = columnsOf(statuses, lists, null).map(column => {
    const old = before?.columns.find(({ status }) => status === column.status)
    return old?.tasks === column.tasks ? old : column
  })
  latest.set(plan.status, { plan, lists, columns })
  return columns
}

function openStatuses(plan: PlanSnapshot): Status[] {
  return [...plan.status.values()].filter(status => !status.isRemoved && !status.isArchived).sort(byPosition)
}

/** The column of a task; null when it is archived. */
function columnOf(plan: PlanSnapshot, statuses: readonly Status[], task: Task | undefined): string | null {
  if (task === undefined || !isAtHand(plan, task)) return null
  return (statuses.find(({ id }) => id === task.statusId) ?? statuses[0])?.id ?? null
}

function listsOf(plan: PlanSnapshot, statuses: readonly Status[]): Lists {
  const lists = new Map<string, Task[]>(statuses.map(status => [status.id, []]))
  const others = lists.get(statuses[0]?.id ?? '')
  for (const task of tasksAtHand(plan)) (lists.get(task.statusId) ?? others)?.push(task)
  for (const list of lists.values()) list.sort(byPosition)
  return lists
}

/** The lists of before with the tasks that changed in their new places: no column is sorted for a few of its cards. */
function mended({ plan: old, lists }: LastBoard, plan: PlanSnapshot, statuses: readonly Status[]): Lists {
  const changed = new Set(plan.task.changedSince(old.task))
  const coming = new Map<string, Task[]>()
  const touch = (column: string | null): Task[] | null => {
    if (column === null) return null
    const list = coming.get(column) ?? []
    coming.set(column, list)
    return list
  }
  for (const id of changed) {
    touch(columnOf(old, statuses, old.task.get(id)))
    const task = plan.task.get(id)
    const list = touch(columnOf(plan, statuses, task))
    if (task !== undefined) list?.push(task)
  }
  const touched = [...coming].map(([column, tasks]): [string, readonly Task[]] => {
    const staying = (lists.get(column) ?? []).filter(({ id }) => !changed.has(id))
    return [column, merged(staying, tasks.sort(byPosition))]
  })
  return new Map([...lists, ...touched])
}

/** Two lists in order as one. */
function merged(into: readonly Task[], tasks: readonly Task[]): readonly Task[] {
  const out: Task[] = []
  let from = 0
  for (const task of tasks) {
    const to = orderIn(into, task, from)
    for (const one of into.slice(from, to)) out.push(one)
    out.push(task)
    from = to
  }
  return [...out, ...into.slice(from)]
}

/** Where a task stands among tasks in order, not before `from`. */
function orderIn(list: readonly Task[], task: Task, from: number): number {
  let [low, high] = [from, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = list[middle]
    if (other !== undefined && byPosition(other, task) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function columnsOf(
  statuses: readonly Status[],
  lists: Lists,
  isShown: ((task: Task) => boolean) | null,
): Column[] {
  return statuses.flatMap(status => {
    const all = lists.get(status.id) ?? []
    const total = all.length
    if (total === 0 && isQuiet(status)) return []
    const isOverLimit = status.limit !== null && total > status.limit
    return [{ status, tasks: isShown === null ? all : all.filter(isShown), total, isOverLimit }]
  })
}

function isQuiet({ name, category }: Status): boolean {
  return name === null && (category === 'waiting' || category === 'dropped')
}
