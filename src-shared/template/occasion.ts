import { type Day, dayOf, yearOf } from '../domain/day'
import type { Occasion } from './template'

/** The coming one; on the day itself, that day. */
export function nextOccurrence({ month, date }: Occasion, today: Day): Day {
  const thisYear = dayOf(yearOf(today), month, date)
  return thisYear >= today ? thisYear : dayOf(yearOf(today) + 1, month, date)
}
