import type { WorkCalendar } from '../calendar/workCalendar'
import { durationOf } from '../calendar/workingDays'
import type { WorkingTime } from '../calendar/workingTime'
import type { ScheduleTask } from '../commands/task/scheduleTask'
import { isDay } from '../domain/day'
import type { Task } from '../model/task'
import { clockTimes } from '../projections/task/clockTimes'
import { workUntil } from './workUntil'
import type { ShownDates } from '../schedule/plannedDates'
import type { PlanIntent } from '../commands/intent'

/** As typed; not yet validated. */
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

/** The requested start, or the actual start of work that has begun. */
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

/** A task and its planned dates. */
export interface Dated {
  readonly task: Task
  readonly dates: ShownDates | null
}

/** Working days of the project, and working time of whoever is responsible. */
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

/** When work starts later than requested, or within a day, the length is counted from there. */
function dueInput({ task, dates }: Dated, due: string | null, { calendar, time }: WorkTimes): ScheduleTask {
  const { id: taskId, timing } = task
  if (dates === null || timing.days === 0 || !isDay(due) || due < dates.start) return { taskId, due }
  const isHeld = timing.pin === null && dates.start !== timing.start
  const length =
    clockTimes(dates, time).start === null ? null : workUntil(dates, { day: due, time: null }, time)
  if (length !== null) return { taskId, length }
  return isHeld ? { taskId, days: durationOf(calendar, dates.start, due) } : { taskId, due }
}
