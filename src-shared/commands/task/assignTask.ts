import { isRefusal } from '../../domain/refusal'
import { put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { findTask } from '../find'

export interface AssignTask {
  readonly taskId: string
  /** Null: nobody. */
  readonly personId: string | null
}

/** One person answers for a task; several would mean nobody does. */
export const assignTask: PlanCommand<AssignTask> = (plan, { taskId, personId }) => {
  const task = findTask(plan, taskId)
  return isRefusal(task) ? task : [put('task', taskId, { field: 'personId', to: personId })]
}
