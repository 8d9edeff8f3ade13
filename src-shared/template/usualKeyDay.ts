import type { WorkCalendar } from '../calendar/workCalendar'
import { snapToWorking, workingDayAt } from '../calendar/workingDays'
import { addDays, type Day, dayOf, weekday, yearOf } from '../domain/day'
import type { Occasion, ProjectTemplate } from './template'

/** The coming one; on the day itself, that day. */
export function nextOccurrence({ month, date }: Occasion, today: Day): Day {
  const thisYear = dayOf(yearOf(today), month, date)
  return thisYear >= today ? thisYear : dayOf(yearOf(today) + 1, month, date)
}

/**
 * The T that the wizard offers: the next occasion, late or not, because nobody can choose it; otherwise the
 * first day for which nothing has to have begun before today, in a cycle the first such day of its weekday.
 */
export function usualKeyDay(
  { occasion, weekly, tasks }: ProjectTemplate,
  today: Day,
  calendar: WorkCalendar,
): Day {
  if (occasion !== null) return nextOccurrence(occasion, today)
  const ahead = -Math.min(0, ...tasks.map(({ startOffset }) => startOffset))
  const first = workingDayAt(calendar, snapToWorking(calendar, today, 'later'), ahead)
  return weekly === null ? first : addDays(first, (weekly.weekday - weekday(first) + 7) % 7)
}
