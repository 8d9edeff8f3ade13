import { isRefusal, refuse } from '../../domain/refusal'
import { put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { findTask } from '../find'
import { MAX_TITLE, paragraph } from '../limits'

export interface DescribeTask {
  readonly taskId: string
  /** What has to be there when the task is done (交付物); empty to clear. */
  readonly deliverable: string
}

export const describeTask: PlanCommand<DescribeTask> = (plan, { taskId, deliverable }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const to = paragraph(deliverable).trim()
  if (to.length > MAX_TITLE) return refuse('tooLong', { most: MAX_TITLE })
  return [put('task', taskId, { field: 'deliverable', to })]
}
