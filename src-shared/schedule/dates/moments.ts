import { minuteOf } from '../../calendar/localTime'
import { DAY_MINUTES, LAST_MINUTE, type Minute, type WorkingTime } from '../../calendar/workingTime'
import type { ClockTime } from '../../domain/clockTime'
import { type Day, dayNumber, dayOfNumber } from '../../domain/day'
import type { Timing } from '../../model/timing'

const EIGHTEEN = 1_080
const NINE = 540

/** The first minute of work on a day; nine o'clock where nobody works. */
export function dayBegins(day: Day, time: WorkingTime): Minute {
  const midnight = dayNumber(day) * DAY_MINUTES
  const begins = time.startAt(time.worked(midnight))
  return begins < midnight + DAY_MINUTES ? begins : midnight + NINE
}

/** The last minute of work on a day; six o'clock where nobody works. */
export function dayEnds(day: Day, time: WorkingTime): Minute {
  const midnight = dayNumber(day) * DAY_MINUTES
  const ends = time.endAt(time.worked(midnight + DAY_MINUTES))
  return ends > midnight ? ends : midnight + EIGHTEEN
}

export function dayAt(at: Minute): Day {
  return dayOfNumber(Math.floor(Math.min(at, LAST_MINUTE - 1) / DAY_MINUTES))
}

/** Midnight ends the day before. */
export function lastDay(start: Minute, finish: Minute): Day {
  return dayAt(finish > start ? finish - 1 : start)
}

/** What the clocks show at a moment that belongs to a day; its end is 24:00. */
export function clockOn(day: Day, at: Minute): ClockTime {
  const minute = at - dayNumber(day) * DAY_MINUTES
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minute / 60)) as `${number}`}:${two(minute % 60) as `${number}`}`
}

/** A start as commands take it. */
export interface Start {
  readonly start: Day
  readonly startTime?: ClockTime
}

/** Where a start lies; without a clock time at the first minute of work of its day. */
export function momentOfStart({ startTime }: Pick<Timing, 'startTime'>, day: Day, time: WorkingTime): Minute {
  if (startTime === undefined) return dayBegins(day, time)
  return dayNumber(day) * DAY_MINUTES + minuteOf(startTime)
}

/** The inverse: no clock time up to the first minute of work of the day. */
export function startOfMoment(at: Minute, time: WorkingTime): Start {
  const start = dayAt(at)
  return at <= dayBegins(start, time) ? { start } : { start, startTime: clockOn(start, at) }
}
