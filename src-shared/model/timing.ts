import { MAX_DAYS } from '../domain/bounds'
import { type ClockTime, isClockTime, isStartTime } from '../domain/clockTime'
import { type Day, isDay } from '../domain/day'
import { LEAST_LENGTH, readLength, type TaskLength } from '../domain/length'
import { isBag, zone as readZone } from './fields'

/** A date that no slip may move (平台时间). `time` is 'HH:mm' in `zone` (IANA name), null for all day. */
export interface Pin {
  readonly day: Day
  readonly time: ClockTime | null
  readonly zone: string
}

/**
 * One register, because its parts mean nothing apart. `start` is the requested start, which only a person's
 * command writes; `days` are working days, 0 for a milestone; `due` stands alone only while there is no start
 * (with one, the finish follows from start and days; work that was brought in with both keeps a `due` that
 * says the same day).
 */
export interface Timing {
  readonly start: Day | null
  readonly days: number
  readonly due: Day | null
  readonly pin: Pin | null
  /** Where whole working days do not say it; `days` are then those that it begins. */
  readonly length?: TaskLength
  /** Of the start, where it is not the first minute of work of its day; by the clocks of the project's place. */
  readonly startTime?: ClockTime
}

/** Parts that most timings lack. */
export const TIMING_EXTRAS = ['length', 'startTime'] as const satisfies readonly (keyof Timing)[]

export const NO_TIMING: Timing = { start: null, days: 1, due: null, pin: null }

/** What a peer wrote as a timing, in the record and in the log alike: its parts, each with a default. */
export function readTiming(stored: unknown): Timing {
  if (!isBag(stored)) return NO_TIMING
  const { start, days, due, pin, startTime } = stored
  const length = readLength(stored.length, LEAST_LENGTH)
  return {
    ...(length === null ? {} : { length }),
    ...(isDay(start) && isStartTime(startTime) ? { startTime } : {}),
    start: isDay(start) ? start : null,
    days: typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= MAX_DAYS ? days + 0 : 1,
    due: isDay(due) ? due : null,
    pin: readPin(pin),
  }
}

/** The same with another start. Without a clock time it is the first minute of work of its day. */
export function startingAt(
  { startTime: _before, ...others }: Timing,
  start: Day | null,
  startTime: ClockTime | null = null,
): Timing {
  return { ...others, start, ...(start === null || startTime === null ? {} : { startTime }) }
}

function readPin(stored: unknown): Pin | null {
  if (!isBag(stored) || !isDay(stored.day)) return null
  const { day, time, zone } = stored
  return { day, time: isClockTime(time) ? time : null, zone: readZone(zone) }
}
