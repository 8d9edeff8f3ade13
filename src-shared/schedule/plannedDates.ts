import type { WorkCalendar } from '../calendar/workCalendar'
import { officeMinutesFrom } from '../calendar/workingHours'
import { workingDayWithin } from '../calendar/workingDays'
import type { Minute } from '../calendar/workingTime'
import type { ClockTime } from '../domain/clockTime'
import type { Day } from '../domain/day'
import { lengthOfMinutes, MINUTES_A_DAY, minutesOfLength, type TaskLength } from '../domain/length'
import type { Timing } from '../model/timing'

export interface PlannedDates {
  readonly start: Day
  /** Last day of work; the start itself for a milestone. */
  readonly finish: Day
}

/** With the minutes, by the clocks of the project's place, where they are known. */
export interface ShownDates extends PlannedDates {
  readonly startsAt?: Minute
  readonly finishesAt?: Minute
}

/** Where a task lies by its own requested start. Null without a start. A pin stands where it stands. */
export function plannedDates(timing: Timing, calendar: WorkCalendar): PlannedDates | null {
  const start = plannedStart(timing)
  if (start === null) return null
  return { start, finish: workingDayWithin(calendar, start, stepsToFinish(timing)) }
}

export function plannedStart({ start, pin }: Timing): Day | null {
  return pin?.day ?? start
}

/** Working days from the planned start to the planned finish. What begins within its day does so in office hours. */
export function stepsToFinish({ days, length, startTime, pin }: Timing): number {
  const isWhole = startTime === undefined || pin !== null || days === 0 || length?.isElapsed === true
  if (isWhole) return Math.max(0, days - 1)
  const minutes = length === undefined ? days * MINUTES_A_DAY : minutesOfLength(length)
  return Math.max(0, Math.ceil((minutes - officeMinutesFrom(startTime)) / MINUTES_A_DAY))
}

/** The length of work from a clock time to the end of its n-th office day; null where none is left. */
export function lengthUntil(startTime: ClockTime, days: number): TaskLength | null {
  const minutes = officeMinutesFrom(startTime) + (days - 1) * MINUTES_A_DAY
  return minutes > 0 ? lengthOfMinutes(minutes, false) : null
}
