import type { WorkCalendar } from '../calendar/workCalendar'
import { workingDayWithin } from '../calendar/workingDays'
import type { Day } from '../domain/day'
import type { Timing } from '../domain/records'

export interface PlannedDates {
  readonly start: Day
  /** Last day of work; the start itself for a milestone. */
  readonly finish: Day
}

/** Where a task lies by its own wish. Null without a start. A pin stands where it stands. */
export function plannedDates(timing: Timing, calendar: WorkCalendar): PlannedDates | null {
  const start = plannedStart(timing)
  if (start === null) return null
  return { start, finish: workingDayWithin(calendar, start, stepsToFinish(timing)) }
}

export function plannedStart({ start, pin }: Timing): Day | null {
  return pin?.day ?? start
}

/** Working days from the planned start to the planned finish. */
export function stepsToFinish({ days }: Timing): number {
  return Math.max(0, days - 1)
}

/** The day that somebody counts on: the planned finish, or a due day without a plan. */
export function dueDay(timing: Timing, calendar: WorkCalendar): Day | null {
  return plannedDates(timing, calendar)?.finish ?? timing.due
}
