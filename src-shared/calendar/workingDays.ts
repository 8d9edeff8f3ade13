import { type Day, dayNumber, dayOfNumber, LAST_DAY_NUMBER } from '../domain/day'
import type { WorkCalendar } from './workCalendar'
import type { WorkingDayIndex } from './workingDayIndex'

function ranked(calendar: WorkCalendar, rank: number): Day {
  const number = calendar.index.at(rank)
  if (number === null) throw new RangeError('working day outside the calendar')
  return dayOfNumber(number)
}

/**
 * The n-th working day strictly after `day` (n > 0) or strictly before it (n < 0). n = 0 is `day` itself even on
 * a rest day: T stays T. Moving something by n working days is the same question.
 */
export function workingDayAt(calendar: WorkCalendar, day: Day, n: number): Day {
  if (n === 0) return day
  const number = dayNumber(day)
  const { index } = calendar
  return ranked(calendar, n > 0 ? index.before(number + 1) + n - 1 : index.before(number) + n)
}

/**
 * The same for what is shown and never typed: beyond the calendar it is its first or last working
 * day. Peers may write any day and any length, and a snapshot must not break on them.
 */
export function workingDayWithin(calendar: WorkCalendar, day: Day, n: number): Day {
  return n === 0 ? day : dayOfNumber(workingNumberWithin(calendar.index, dayNumber(day), n))
}

/** The same for the numbers of days. */
export function workingNumberWithin(index: WorkingDayIndex, number: number, n: number): number {
  if (n === 0) return number
  const rank = n > 0 ? index.before(number + 1) + n - 1 : index.before(number) + n
  const last = index.before(LAST_DAY_NUMBER + 1) - 1
  const found = index.at(Math.min(Math.max(rank, 0), last))
  if (found === null) throw new RangeError('working day outside the calendar')
  return found
}

/**
 * Where `day` stands counted in working days from `origin`: the inverse of `workingDayAt`. A rest day counts as
 * the last working day before it.
 */
export function positionOf(calendar: WorkCalendar, origin: Day, day: Day): number {
  return shiftBetween(calendar.index, dayNumber(origin), dayNumber(day))
}

/** The same for the numbers of days. */
export function shiftBetween(index: WorkingDayIndex, origin: number, day: number): number {
  const upToDay = index.before(day + 1)
  if (day >= origin) return upToDay - index.before(origin + 1)
  return upToDay - index.before(origin) - 1
}

/** Working days from `from` to `to`, both included; 0 when `to` is the earlier one. */
export function countWorkingDays(calendar: WorkCalendar, from: Day, to: Day): number {
  return Math.max(0, calendar.index.before(dayNumber(to) + 1) - calendar.index.before(dayNumber(from)))
}

/**
 * Last day of a bar of `days` working days. The first day counts as one even on a rest day, because somebody put
 * the work there. 0 days is a milestone: it finishes on its own day.
 */
export function finishOf(calendar: WorkCalendar, start: Day, days: number): Day {
  return workingDayAt(calendar, start, Math.max(0, days - 1))
}

/** Length in working days of a bar with these ends, at least 1: the inverse of `finishOf`. */
export function durationOf(calendar: WorkCalendar, start: Day, finish: Day): number {
  return 1 + Math.max(0, positionOf(calendar, start, finish))
}

/** The day itself if it is worked, else the nearest working day before or after it. */
export function snapToWorking(calendar: WorkCalendar, day: Day, direction: 'earlier' | 'later'): Day {
  if (calendar.isWorking(day)) return day
  return workingDayAt(calendar, day, direction === 'earlier' ? -1 : 1)
}
