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

const [MOST_DAYS, MOST_NAME] = [1_000, 200]

function daysOf(listed: unknown): HolidayDay[] | null {
  if (!Array.isArray(listed) || listed.length > MOST_DAYS) return null
  const days = listed.flatMap((one: unknown) => holidayOf(one) ?? [])
  return days.length === listed.length ? days : null
}

function holidayOf(one: unknown): HolidayDay | null {
  if (typeof one !== 'object' || one === null) return null
  const { name, date, isOffDay } = one as Record<string, unknown>
  if (typeof name !== 'string' || !isDay(date) || typeof isOffDay !== 'boolean') return null
  const clean = cleanLine(name)
  return clean === '' || clean.length > MOST_NAME ? null : { day: date, name: clean, isOff: isOffDay }
}

function yearOf(year: unknown): number | null {
  if (typeof year !== 'number' || !Number.isInteger(year)) return null
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null
}

/** The year in a file as holiday-cn publishes them, `{ year, papers, days: [{ name, date, isOffDay }] }`. */
export function readHolidayYear(text: string): HolidayYear | Refusal {
  if (text.length > MAX_LENGTH) return refuse('fileTooBig', { most: MOST_MEGABYTES })
  const parsed = parseJson(text)
  if (isRefusal(parsed)) return parsed.refused === 'fileNotJson' ? refuse('fileNotHolidayYear') : parsed
  const file = typeof parsed.json === 'object' && parsed.json !== null ? parsed.json : {}
  const told = file as Record<string, unknown>
  const [year, listed] = [yearOf(told.year), daysOf(told.days)]
  if (year === null || listed === null) return refuse('fileNotHolidayYear')
  const days = listed.toSorted((a, b) => compareDays(a.day, b.day))
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
