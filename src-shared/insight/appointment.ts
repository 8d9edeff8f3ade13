import { dayNumber } from '../domain/day'
import type { Timing } from '../domain/records'
import { dueDay, plannedDates } from '../schedule/plannedDates'
import type { Clocks } from './clocks'
import type { TaskHistory } from './history'

/** When a task was to be done, by one of its timings. */
export interface Appointment {
  /** Number of the day; null for a due day without a plan. */
  readonly start: number | null
  readonly finish: number
  readonly days: number
  /** The last millisecond that is on time. */
  readonly until: number
}

/**
 * Null without a day to be done by. A day lasts to its end; a pin's time of day binds to the minute what happens
 * at that moment: milestones, and launches that take no more than the pinned day.
 */
export function appointmentOf(timing: Timing, isLaunch: boolean, clocks: Clocks): Appointment | null {
  const dates = plannedDates(timing, clocks.calendar)
  const finish = dates?.finish ?? dueDay(timing, clocks.calendar)
  if (finish === null) return null
  const { pin, days } = timing
  const local = pin === null ? clocks.local : clocks.localIn(pin.zone)
  const isMoment = pin !== null && pin.time !== null && days <= (isLaunch ? 1 : 0)
  return {
    start: dates === null ? null : dayNumber(dates.start),
    finish: dayNumber(finish),
    days,
    until: isMoment ? local.instant(pin.day, pin.time) : local.endOf(finish),
  }
}

/** The first dates that a task ever had; of a launch the first platform date, if it ever had one. */
export function firstTiming({ task, timingChanges }: TaskHistory, isLaunch: boolean): Timing | null {
  const [first] = timingChanges
  if (first === undefined) return isDated(task.timing) ? task.timing : null
  const timings = [first.from, ...timingChanges.map(change => change.to)]
  const pinned = isLaunch ? timings.find(timing => timing.pin !== null) : undefined
  return pinned ?? timings.find(isDated) ?? null
}

function isDated({ start, due, pin }: Timing): boolean {
  return start !== null || due !== null || pin !== null
}
