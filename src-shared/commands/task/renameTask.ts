import { isRefusal } from '../../domain/refusal'
import { put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { findTask } from '../find'
import { line } from '../limits'

export interface RenameTask {
  readonly taskId: string
  readonly title: string
}

export const renameTask: PlanCommand<RenameTask> = (plan, { taskId, title }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const to = line(title)
  return isRefusal(to) ? to : [put('task', taskId, { field: 'title', to })]
}
