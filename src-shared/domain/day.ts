/**
 * A plain calendar day, `YYYY-MM-DD`, 1970-01-01 … 2199-12-31, without clock or zone. Arithmetic runs on the
 * day's number (days since 1970-01-01), never on a Date: a local-time Date moves days across zones.
 */
export type Day = `${number}-${number}-${number}`

/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const FIRST_DAY: Day = '1970-01-01'
export const LAST_DAY: Day = '2199-12-31'
export const LAST_YEAR = 2199
const FIRST_YEAR = 1970

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))

/** The Gregorian calendar repeats after an era of 400 years. */
const ERA_DAYS = 146_097
const EPOCH_FROM_ERA = 719_468

function numberOfDate(year: number, month: number, date: number): number {
  // Years begin in March here, so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * ERA_DAYS + dayOfEra - EPOCH_FROM_ERA
}

function twoDigitsAt(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
}

function readNumber(text: string): number {
  const year = twoDigitsAt(text, 0) * 100 + twoDigitsAt(text, 2)
  return numberOfDate(year, twoDigitsAt(text, 5), twoDigitsAt(text, 8))
}

/** Days from 1970-01-01 to the last day of the range. */
export const LAST_DAY_NUMBER = readNumber(LAST_DAY)

function isInRange(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= LAST_DAY_NUMBER
}

/** Days since 1970-01-01. Throws RangeError for text that was cast to a Day and is none. */
export function dayNumber(day: Day): number {
  const number = readNumber(day)
  if (!isInRange(number)) throw new RangeError(`not a day between ${FIRST_DAY} and ${LAST_DAY}: ${day}`)
  return number
}

/** A plan's thousands of dates are some hundred days, each spelled once. */
const spelled = new Map<number, Day>()

/** The inverse of `dayNumber`. Throws RangeError outside the range. */
export function dayOfNumber(number: number): Day {
  const known = spelled.get(number)
  if (known !== undefined) return known
  if (!isInRange(number))
    throw new RangeError(`no day between ${FIRST_DAY} and ${LAST_DAY} has number ${number}`)
  const day = spell(number)
  spelled.set(number, day)
  return day
}

function spell(number: number): Day {
  const shifted = number + EPOCH_FROM_ERA
  const era = Math.floor(shifted / ERA_DAYS)
  const dayOfEra = shifted - era * ERA_DAYS
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${year}-${TWO_DIGITS[month]}-${TWO_DIGITS[date]}` as Day
}

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || value.length !== 10 || value[4] !== '-' || value[7] !== '-') return false
  const year = digitsAt(value, 0) * 100 + digitsAt(value, 2)
  const [month, date] = [digitsAt(value, 5), digitsAt(value, 8)]
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12)) return false
  return date >= 1 && date <= (month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0))
}

/** NaN for anything but two digits. */
function digitsAt(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Null for anything but an existing day of the range. */
export function parseDay(text: string): Day | null {
  return isDay(text) ? text : null
}

/** `month` is 1 … 12. Throws RangeError for a date that does not exist, such as 02-29 outside a leap year. */
export function dayOf(year: number, month: number, date: number): Day {
  const day = `${year}-${TWO_DIGITS[month]}-${TWO_DIGITS[date]}`
  if (!isDay(day)) throw new RangeError(`no such day: ${day}`)
  return day
}

export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days)
}

/** Calendar days from `from` to `to`; negative when `to` is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** Negative, zero or positive, as `Array.sort` wants it. Four-digit years sort as text. */
export function compareDays(a: Day, b: Day): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

export function weekday(day: Day): Weekday {
  return weekdayOfNumber(dayNumber(day))
}

/** 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: number): Weekday {
  return (((number + 3) % 7) + 1) as Weekday
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

const readers = new Map<string, Intl.DateTimeFormat>()

function readerOf(zone: string): Intl.DateTimeFormat {
  const known = readers.get(zone)
  if (known) return known
  const reader = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  readers.set(zone, reader)
  return reader
}

/**
 * The day that people in `zone` (an IANA name such as Asia/Shanghai) call it at an instant. Throws RangeError
 * for an unknown zone or an instant outside the range.
 */
export function dayOfInstant(epochMs: number, zone: string): Day {
  const [month, date, year] = readerOf(zone).format(epochMs).split('/')
  const day = `${year}-${month}-${date}`
  if (!isDay(day)) throw new RangeError(`outside ${FIRST_DAY} … ${LAST_DAY}: ${epochMs} in ${zone}`)
  return day
}
