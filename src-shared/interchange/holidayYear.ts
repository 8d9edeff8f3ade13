import { z } from 'zod'
import type { HolidayDay, HolidayYear } from '../calendar/holidayYear'
import { compareDays, type Day, dayNumber, dayOf, isDay, LAST_YEAR } from '../domain/day'
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import { cleanLine } from '../domain/text'
import { parseJson } from './jsonText'

const MOST_MEGABYTES = 1
const MAX_LENGTH = MOST_MEGABYTES * 1_000_000
const FIRST_YEAR = 1970
/** A holiday of the first or last day of a year may begin or end in the neighbouring one, and be made up for there. */
const NEIGHBOURING_DAYS = 10

const fileShape = z.object({
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  days: z.array(
    z.object({
      name: z.string().transform(cleanLine).pipe(z.string().min(1).max(200)),
      date: z.string().refine(isDay),
      isOffDay: z.boolean(),
    }),
  ),
})

/** The year in a file as holiday-cn publishes them, `{ year, papers, days: [{ name, date, isOffDay }] }`. */
export function readHolidayYear(text: string): HolidayYear | Refusal {
  if (text.length > MAX_LENGTH) return refuse('fileTooBig', { most: MOST_MEGABYTES })
  const parsed = parseJson(text)
  if (isRefusal(parsed)) return parsed.refused === 'fileNotJson' ? refuse('fileNotHolidayYear') : parsed
  const file = fileShape.safeParse(parsed.json)
  if (!file.success) return refuse('fileNotHolidayYear')
  const { year } = file.data
  const days = file.data.days
    .map(({ name, date, isOffDay }): HolidayDay => ({ day: date, name, isOff: isOffDay }))
    .toSorted((a, b) => compareDays(a.day, b.day))
  return wrongIn(year, days) ?? { year, days }
}

function wrongIn(year: number, days: readonly HolidayDay[]): Refusal | null {
  if (days.length === 0) return refuse('holidayYearEmpty', { year })
  const outside = days.find(({ day }) => !belongsTo(year, day))
  if (outside !== undefined) return refuse('holidayYearDay', { year, day: outside.day })
  const twice = days.find(({ day }, place) => days[place + 1]?.day === day)
  return twice === undefined ? null : refuse('holidayYearTwice', { year, day: twice.day })
}

function belongsTo(year: number, day: Day): boolean {
  const [first, last] = [dayNumber(dayOf(year, 1, 1)), dayNumber(dayOf(year, 12, 31))]
  const number = dayNumber(day)
  return number >= first - NEIGHBOURING_DAYS && number <= last + NEIGHBOURING_DAYS
}
