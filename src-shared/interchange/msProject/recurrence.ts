import { dayNumber, dayOf, dayOfNumber, LAST_DAY_NUMBER, weekdayOfNumber } from '../../domain/day'
import { numberIn, type XmlElement } from '../xmlText'

/** First and last day that an exception may name, by their numbers. */
export interface Range {
  readonly from: number
  readonly to: number
}

const [DAILY, YEARLY, YEARLY_BY_PLACE, MONTHLY, MONTHLY_BY_PLACE, WEEKLY, EVERY_DAYS] = [1, 2, 3, 4, 5, 6, 7]
const LAST_OF_MONTH = 4

/** The days that a calendar exception names, in order; every day of the range for what is not known to recur. */
export function recurringDays(exception: XmlElement, range: Range): number[] {
  const told = (name: string, otherwise: number) => numberIn(exception, name) ?? otherwise
  const type = told('Type', DAILY ?? 1)
  const period = Math.max(1, told('Period', 1))
  const months = monthsOf(range, type, { period, month: told('Month', 0) })
  const days =
    type === WEEKLY
      ? weekly(range, period, told('DaysOfWeek', 0))
      : type === YEARLY || type === MONTHLY
        ? months.flatMap(month => dateIn(month, told('MonthDay', 1)))
        : type === YEARLY_BY_PLACE || type === MONTHLY_BY_PLACE
          ? months.flatMap(month => placeIn(month, told('MonthItem', 0), told('MonthPosition', 0)))
          : daily(range, type === EVERY_DAYS ? period : 1)
  const within = days.filter(day => day >= range.from && day <= range.to)
  const isCounted = told('EnteredByOccurrences', 0) === 1
  return isCounted ? within.slice(0, told('Occurrences', within.length)) : within
}

function daily({ from, to }: Range, step: number): number[] {
  const out: number[] = []
  for (let day = from; day <= to; day += step) out.push(day)
  return out
}

/** A bit a weekday, Sunday first; every n-th week, counted from the Sunday before the first day. */
function weekly(range: Range, period: number, days: number): number[] {
  const sundayFirst = (day: number) => weekdayOfNumber(day) % 7
  const first = range.from - sundayFirst(range.from)
  return daily(range, 1).filter(
    day => Math.floor((day - first) / 7) % period === 0 && (days & (1 << sundayFirst(day))) !== 0,
  )
}

interface Month {
  readonly year: number
  /** 1 … 12 */
  readonly month: number
}

function monthsOf(
  { from, to }: Range,
  type: number,
  { period, month }: { period: number; month: number },
): Month[] {
  const [first, last] = [dayOfNumber(from), dayOfNumber(to)]
  const rank = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const isYearly = type === YEARLY || type === YEARLY_BY_PLACE
  const out: Month[] = []
  for (let at = rank(first); at <= rank(last); at++) {
    const isNamed = isYearly ? at % 12 === month : (at - rank(first)) % period === 0
    if (isNamed) out.push({ year: Math.floor(at / 12), month: (at % 12) + 1 })
  }
  return out
}

function daysIn({ year, month }: Month): number[] {
  const first = dayNumber(dayOf(year, month, 1))
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }
  const end = year === 2199 && month === 12 ? LAST_DAY_NUMBER + 1 : dayNumber(dayOf(next.year, next.month, 1))
  return daily({ from: first, to: end - 1 }, 1)
}

function dateIn(month: Month, date: number): number[] {
  return daysIn(month).slice(date - 1, date)
}

/** The first to fourth, or last, of: a day, a weekday, a day of the weekend, a Sunday, a Monday … */
function placeIn(month: Month, item: number, position: number): number[] {
  const fits = (day: number): boolean => {
    const weekday = weekdayOfNumber(day)
    if (item === 0) return true
    if (item === 1) return weekday <= 5
    return item === 2 ? weekday > 5 : weekday % 7 === item - 3
  }
  const all = daysIn(month).filter(fits)
  return position === LAST_OF_MONTH ? all.slice(-1) : all.slice(position, position + 1)
}
