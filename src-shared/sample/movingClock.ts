import { dayOfInstant } from '../domain/day'
import type { Clock } from '../ports/clock'

export interface MovingClock extends Clock {
  /** `time` is HH:mm of the day in China; the clock only goes forward. */
  moveTo(day: string, time: string): void
}

const MINUTE = 60_000

/** A clock that stands until it is moved; each look at it takes a second, so that no two events share one. */
export function movingClock(zone: string): MovingClock {
  let at = 0
  const now = (): number => {
    at += 1_000
    return at
  }
  return {
    zone,
    now,
    today: () => dayOfInstant(at, zone),
    moveTo: (day, time) => {
      at = Math.max(at + MINUTE, Date.parse(`${day}T${time}:00+08:00`))
    },
  }
}
