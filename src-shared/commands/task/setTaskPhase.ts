import { isRefusal } from '../../domain/refusal'
import { put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { find, findTask } from '../find'

export interface SetTaskPhase {
  readonly taskId: string
  readonly phaseId: string | null
}

export const setTaskPhase: PlanCommand<SetTaskPhase> = (plan, { taskId, phaseId }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const phase = phaseId === null ? null : find(plan, 'phase', phaseId)
  return isRefusal(phase) ? phase : [put('task', taskId, { field: 'phaseId', to: phaseId })]
}
