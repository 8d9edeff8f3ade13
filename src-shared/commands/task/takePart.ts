import { isRefusal } from '../../domain/refusal'
import { make, put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { findTask } from '../find'

export interface TakePart {
  readonly taskId: string
  readonly personId: string
  readonly isOn: boolean
}

/** A person takes part in a task besides the one who is responsible, or no more. */
export const takePart: PlanCommand<TakePart> = (plan, { taskId, personId, isOn }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const id = `${taskId}~${personId}`
  if (isOn) return [make('participant', id, { taskId, personId })]
  return plan.participant.has(id) ? [put('participant', id, { field: 'isRemoved', to: true })] : []
}
