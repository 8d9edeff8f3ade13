import { addDays, type Day } from '#shared/domain/day'
import type { WorkCalendar } from '#shared/calendar/workCalendar'

/** The same questions answered by walking day by day: slow, and plain enough to be believed. */
export function walk(calendar: WorkCalendar, day: Day, n: number): Day {
  let at = day
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, Math.sign(n))
    if (calendar.isWorking(at)) left--
  }
  return at
}

export function walkCount(calendar: WorkCalendar, from: Day, to: Day): number {
  let count = 0
  for (let at = from; at <= to; at = addDays(at, 1)) if (calendar.isWorking(at)) count++
  return count
}
