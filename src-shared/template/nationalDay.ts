import type { WorkCalendar } from '../calendar/workCalendar'
import { snapToWorking } from '../calendar/workingDays'
import { type Day, dayOf, yearOf } from '../domain/day'

export interface NationalDayBreak {
  /** Last working day before the holiday, first one after it. */
  readonly lastBefore: Day
  readonly firstAfter: Day
}

/**
 * The National Day holiday that a plan from `first` to `T` runs across; null if none lies between. Without a
 * notice for the year it is taken to last its usual seven days, though the calendar then counts them as worked.
 */
export function nationalDayBetween(calendar: WorkCalendar, first: Day, T: Day): NationalDayBreak | null {
  const year = T >= dayOf(yearOf(T), 10, 1) ? yearOf(T) : yearOf(T) - 1
  if (dayOf(year, 10, 1) <= first) return null
  return {
    lastBefore: snapToWorking(calendar, dayOf(year, 9, 30), 'earlier'),
    firstAfter: snapToWorking(calendar, dayOf(year, 10, calendar.covers(year) ? 1 : 8), 'later'),
  }
}
