import { type Day, dayNumber, dayOfNumber } from '#shared/domain/day'
import { holidaysBetween } from '#shared/projections/wall/rhythm'
import type { WorkCalendar } from '#shared/calendar/workCalendar'
import type { Wording } from '#shared/domain/wording'

export interface CalendarAxis {
  /** Numbers of days: first, and the one after the last. */
  readonly domain: readonly [from: number, to: number]
  readonly months: readonly Day[]
  readonly holidays: readonly { readonly name: Wording; readonly from: number; readonly to: number }[]
}

/** What lies behind every chart over days: months and public holidays. */
export function calendarAxis(
  { start, finish }: { start: Day; finish: Day },
  calendar: WorkCalendar,
): CalendarAxis {
  const domain = [dayNumber(start), dayNumber(finish) + 1] as const
  const months: Day[] = []
  for (let number = domain[0]; number < domain[1]; number++) {
    const day = dayOfNumber(number)
    if (day.endsWith('-01')) months.push(day)
  }
  return {
    domain,
    months,
    holidays: holidaysBetween(calendar, start, finish).map(({ name, start: from, finish: to }) => ({
      name,
      from: dayNumber(from),
      to: dayNumber(to) + 1,
    })),
  }
}

/** The middle of a day, so that a mark lies between its two edges. */
export function noon(day: Day): number {
  return dayNumber(day) + 0.5
}
