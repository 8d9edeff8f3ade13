import { isRefusal } from '../../domain/refusal'
import type { Edit } from '../../model/edit'
import type { PlanCommand } from '../command'
import { type ScheduleTask, scheduleTask } from './scheduleTask'

export interface RescheduleTasks {
  /** At most one a task. */
  readonly changes: readonly ScheduleTask[]
}

/** Dates of several tasks in one step: all of them, or none and why. */
export const rescheduleTasks: PlanCommand<RescheduleTasks> = (plan, { changes }, context) => {
  const edits: Edit[] = []
  for (const change of changes) {
    const made = scheduleTask(plan, change, context)
    if (isRefusal(made)) return made
    edits.push(...made)
  }
  return edits
}
