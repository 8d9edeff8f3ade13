import { put } from '../../domain/edit'
import { isRefusal } from '../../domain/refusal'
import type { PlanCommand } from '../command'
import { findTask } from '../find'

export interface RemoveTask {
  readonly taskId: string
}

/** Removal is a field: what a peer edits meanwhile survives and comes back with the task. */
export const removeTask: PlanCommand<RemoveTask> = (plan, { taskId }) => {
  const task = findTask(plan, taskId)
  return isRefusal(task) ? task : [put('task', taskId, { field: 'isRemoved', to: true })]
}
