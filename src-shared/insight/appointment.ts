import { workingNumberWithin } from '../calendar/workingDays'
import { dayNumber } from '../domain/day'
import type { Timing } from '../model/timing'
import { plannedStart, stepsToFinish } from '../schedule/plannedDates'
import type { Clocks } from './clocks'

/** When a task was to be done, by one of its timings. Days are numbers of days. */
export interface Appointment {
  /** Null for a due day without a plan. */
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
  const day = plannedStart(timing)
  const start = day === null ? null : dayNumber(day)
  const finish = finishFrom(start, timing, clocks)
  if (finish === null) return null
  return { start, finish, days: timing.days, until: untilOf(timing, { finish, isLaunch }, clocks) }
}

/** The number of the day by which it is to be done. */
export function finishNumber(timing: Timing, clocks: Clocks): number | null {
  const start = plannedStart(timing)
  return finishFrom(start === null ? null : dayNumber(start), timing, clocks)
}

function finishFrom(start: number | null, timing: Timing, { index }: Clocks): number | null {
  if (start !== null) return workingNumberWithin(index, start, stepsToFinish(timing))
  return timing.due === null ? null : dayNumber(timing.due)
}

function untilOf(
  { pin, days }: Timing,
  { finish, isLaunch }: { finish: number; isLaunch: boolean },
  clocks: Clocks,
): number {
  if (pin === null) return clocks.endOf(finish)
  const local = clocks.localIn(pin.zone)
  return pin.time !== null && days <= (isLaunch ? 1 : 0)
    ? local.instant(pin.day, pin.time)
    : local.endOf(finish)
}
