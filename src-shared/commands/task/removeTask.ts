import { isRefusal } from '../../domain/refusal'
import { put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { findTask, present } from '../find'

export interface RemoveTask {
  readonly taskId: string
}

/** Removal is a field: what a peer edits meanwhile survives and comes back with the task. Its parts move up to where it stood. */
export const removeTask: PlanCommand<RemoveTask> = (plan, { taskId }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const parts = present(plan.task).filter(other => other.parentId === taskId)
  return [
    put('task', taskId, { field: 'isRemoved', to: true }),
    ...parts.map(part => put('task', part.id, { field: 'parentId', to: task.parentId })),
  ]
}
