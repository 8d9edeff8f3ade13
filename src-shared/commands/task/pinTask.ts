import { isClockTime } from '../../domain/clockTime'
import { isRefusal, refuse } from '../../domain/refusal'
import { put } from '../../model/edit'
import { startingAt } from '../../model/timing'
import type { PlanCommand } from '../command'
import { findTask } from '../find'
import { isPlannable } from '../limits'

export interface PinTask {
  readonly taskId: string
  /** Null takes the pin out; the start stays where it was. */
  readonly pin: { readonly day: string; readonly time: string | null; readonly zone: string } | null
}

/** A platform date: no slip may move it. */
export const pinTask: PlanCommand<PinTask> = (plan, { taskId, pin }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  if (pin === null) return [put('task', taskId, { field: 'timing', to: { ...task.timing, pin: null } })]
  const { day, time, zone } = pin
  if (!isPlannable(day)) return refuse('badDay')
  if (time !== null && !isClockTime(time)) return refuse('badTime')
  const to = { ...startingAt(task.timing, day), due: null, pin: { day, time, zone } }
  return [put('task', taskId, { field: 'timing', to })]
}
