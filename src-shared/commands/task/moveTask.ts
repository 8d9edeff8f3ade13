import { byPosition, positionAt } from '../../domain/order'
import { isRefusal } from '../../domain/refusal'
import { type Edit, put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { find, findTask, present } from '../find'
import { actualEdits } from './actualEdits'

export interface MoveTask {
  readonly taskId: string
  readonly statusId: string
  /** The task that it is put in front of; null for the column's end; left out to keep its order. */
  readonly before?: string | null
}

/** A card changes its column, its place in the column, or both. */
export const moveTask: PlanCommand<MoveTask> = (plan, { taskId, statusId, before }, { today }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const status = find(plan, 'status', statusId)
  if (isRefusal(status)) return status
  const edits: Edit[] = []
  if (task.statusId !== statusId) {
    const { category } = status
    edits.push(put('task', taskId, { field: 'statusId', to: statusId }))
    edits.push(...actualEdits(task, { category, isComplete: task.isComplete }, today))
  }
  if (before === undefined || before === taskId) return edits
  const column = present(plan.task).filter(other => other.statusId === statusId && other.id !== taskId)
  column.sort(byPosition)
  const at = before === null ? column.length : column.findIndex(other => other.id === before)
  const index = at < 0 ? column.length : at
  const isInPlace =
    task.statusId === statusId &&
    (index === 0 || byPosition(column[index - 1] ?? task, task) < 0) &&
    (index === column.length || byPosition(task, column[index] ?? task) < 0)
  if (!isInPlace) edits.push(put('task', taskId, { field: 'position', to: positionAt(column, index) }))
  return edits
}
