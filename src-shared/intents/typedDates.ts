import type { WorkCalendar } from '../calendar/workCalendar'
import { durationOf } from '../calendar/workingDays'
import type { WorkingTime } from '../calendar/workingTime'
import type { ScheduleTask } from '../commands/task/scheduleTask'
import { isDay } from '../domain/day'
import type { Task } from '../domain/records'
import { clockTimes } from '../projections/task/clockTimes'
import { workUntil } from './workUntil'
import type { ShownDates } from '../schedule/plannedDates'
import type { PlanIntent } from '../commands/intent'

/** As it was typed: nobody has checked that there is such a day or time. */
export interface TypedMoment {
  readonly day: string | null
  readonly time: string | null
}

/** `2026-10-08 14:00` in its two parts; without a clock time all of it is the day. */
export function splitMoment(typed: string): { readonly day: string; readonly time: string | null } {
  const [, day, hour = '', minute] = /^(.*\S)[\sT]+(\d{1,2})[:：](\d{2})$/.exec(typed.trim()) ?? []
  return day === undefined
    ? { day: typed.trim(), time: null }
    : { day, time: `${hour.padStart(2, '0')}:${minute}` }
}

/** Work that has begun has no wish any more: what is typed is the day on which it really began. */
export function startIntent({ id: taskId, actual }: Task, { day, time }: TypedMoment): PlanIntent {
  if (actual.start === null) {
    const startTime = time === null ? {} : { startTime: time }
    return { command: 'scheduleTask', input: { taskId, start: day, ...startTime } }
  }
  return {
    command: 'recordActual',
    input: { taskId, start: day, finish: day === null ? null : actual.finish },
  }
}

/** A task and where it lies by the whole plan. */
export interface Dated {
  readonly task: Task
  readonly dates: ShownDates | null
}

/** When the work of a task is done: on which days of the project, in which minutes of whoever does it. */
export interface WorkTimes {
  readonly calendar: WorkCalendar
  readonly time: WorkingTime
}

export function dueIntent(dated: Dated, due: string | null, times: WorkTimes): PlanIntent {
  const { id: taskId, actual } = dated.task
  if (actual.finish !== null) {
    return { command: 'recordActual', input: { taskId, start: actual.start, finish: due } }
  }
  return { command: 'scheduleTask', input: dueInput(dated, due, times) }
}

/** Where work really starts later than its wish, or within its day, the length follows from there. */
function dueInput({ task, dates }: Dated, due: string | null, { calendar, time }: WorkTimes): ScheduleTask {
  const { id: taskId, timing } = task
  if (dates === null || timing.days === 0 || !isDay(due) || due < dates.start) return { taskId, due }
  const isHeld = timing.pin === null && dates.start !== timing.start
  const length =
    clockTimes(dates, time).start === null ? null : workUntil(dates, { day: due, time: null }, time)
  if (length !== null) return { taskId, length }
  return isHeld ? { taskId, days: durationOf(calendar, dates.start, due) } : { taskId, due }
}
