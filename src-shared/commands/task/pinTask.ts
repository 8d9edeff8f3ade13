import { isClockTime } from '../../domain/clockTime'
import { isDay } from '../../domain/day'
import { put } from '../../domain/edit'
import { isRefusal, refuse } from '../../domain/refusal'
import type { PlanCommand } from '../command'
import { findTask } from '../find'

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
  if (!isDay(pin.day)) return refuse('badDay')
  if (pin.time !== null && !isClockTime(pin.time)) return refuse('badTime')
  const to = { ...task.timing, start: pin.day, due: null, pin: { ...pin, day: pin.day } }
  return [put('task', taskId, { field: 'timing', to })]
}
