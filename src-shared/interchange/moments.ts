import { DAY_MINUTES, type Minute } from '../calendar/workingTime'
import { minuteOf } from '../calendar/localTime'
import { isClockTime } from '../domain/clockTime'
import { type Day, dayNumber, dayOfNumber, LAST_DAY_NUMBER, parseDay } from '../domain/day'

const SHAPE = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?)?$/

/** A local date with or without a time, `2026-11-11` or `2026-11-11T09:00`; null for anything else. */
export function readMoment(text: string): Minute | null {
  const [, date = '', time = '00:00'] = SHAPE.exec(text) ?? []
  const day = parseDay(date)
  return day === null || !isClockTime(time) ? null : momentOf(day, minuteOf(time))
}

export function momentOf(day: Day, minute: number): Minute {
  return dayNumber(day) * DAY_MINUTES + minute
}

/** `2026-11-11T09:00`, the inverse of `readMoment`. */
export function writeMoment(at: Minute): string {
  // The end of the last day has no day of its own.
  const day = Math.min(Math.floor(at / DAY_MINUTES), LAST_DAY_NUMBER)
  const minute = at - day * DAY_MINUTES
  const two = (part: number) => String(part).padStart(2, '0')
  return `${dayOfNumber(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
