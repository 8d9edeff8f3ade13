import { isRefusal } from '../../domain/refusal'
import { put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { findTask } from '../find'
import { actualEdits } from './actualEdits'

export interface ArchiveTask {
  readonly taskId: string
  readonly isArchived: boolean
}

/** Out of every view of work in hand; the archive shows it and gives it back. */
export const archiveTask: PlanCommand<ArchiveTask> = (plan, { taskId, isArchived }) => {
  const task = findTask(plan, taskId)
  return isRefusal(task) ? task : [put('task', taskId, { field: 'isArchived', to: isArchived })]
}

export interface CompleteTask {
  readonly taskId: string
  readonly isComplete: boolean
}

/** Ticks a task as complete where it stands. */
export const completeTask: PlanCommand<CompleteTask> = (plan, { taskId, isComplete }, { today }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const category = plan.status.get(task.statusId)?.category
  return [
    put('task', taskId, { field: 'isComplete', to: isComplete }),
    ...actualEdits(task, { category, isComplete }, today),
  ]
}
