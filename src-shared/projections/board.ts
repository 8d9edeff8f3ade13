import { isAtHand } from '../domain/doneness'
import { byPosition } from '../domain/order'
import type { Status, Task } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'
import { passes, type TaskFilter } from './filter'

export interface Column {
  readonly status: Status
  /** In order. */
  readonly tasks: readonly Task[]
  /** Without the filter. */
  readonly total: number
  readonly isOverLimit: boolean
}

/** A picture never changes, so the board of all its tasks is laid out once. */
const whole = new WeakMap<PlanSnapshot, Column[]>()

/**
 * One column a status, in order. Statuses of waiting and dropped work appear only while they hold
 * something or were made by a person. A task whose status nobody knows stands in the first column.
 */
export function board(plan: PlanSnapshot, filter: TaskFilter): Column[] {
  if (filter.phaseId !== null || filter.personId !== null || filter.text.trim() !== '') {
    return columnsOf(plan, filter)
  }
  const known = whole.get(plan) ?? columnsOf(plan, filter)
  whole.set(plan, known)
  return known
}

function columnsOf(plan: PlanSnapshot, filter: TaskFilter): Column[] {
  const statuses = [...plan.status.values()]
    .filter(status => !status.isRemoved && !status.isArchived)
    .sort(byPosition)
  const first = statuses[0]
  if (first === undefined) return []
  const byStatus = new Map<string, { shown: Task[]; total: number }>(
    statuses.map(status => [status.id, { shown: [], total: 0 }]),
  )
  for (const task of plan.task.values()) {
    if (!isAtHand(plan, task)) continue
    const column = byStatus.get(task.statusId) ?? byStatus.get(first.id)
    if (column === undefined) continue
    column.total++
    if (passes(task, filter)) column.shown.push(task)
  }
  return statuses.flatMap(status => {
    const { shown, total } = byStatus.get(status.id) ?? { shown: [], total: 0 }
    if (total === 0 && isQuiet(status)) return []
    const isOverLimit = status.limit !== null && total > status.limit
    return [{ status, tasks: shown.sort(byPosition), total, isOverLimit }]
  })
}

function isQuiet({ name, category }: Status): boolean {
  return name === null && (category === 'waiting' || category === 'dropped')
}

/** The place that a dropped card takes: in front of which task of the whole column, also of hidden ones. */
export function dropBefore(column: Column, draggedId: string, index: number): string | null {
  const others = column.tasks.filter(task => task.id !== draggedId)
  return others[index]?.id ?? null
}
