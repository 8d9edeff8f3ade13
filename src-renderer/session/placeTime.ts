import { localTimeOf } from '#shared/calendar/localTime'
import type { Minute } from '#shared/calendar/workingTime'
import type { Clock } from '#shared/ports/clock'
import { PLATFORM_ZONE } from '#shared/host/projects/createProject'

const MINUTE_MS = 60_000

/** What the clocks of the projects' place show, and a call each minute. */
export function placeTime(clock: Clock): { now(): Minute; follow(listener: () => void): () => void } {
  return {
    now: () => Math.floor(localTimeOf(PLATFORM_ZONE).wallClock(clock.now()) / MINUTE_MS),
    follow(listener) {
      const timer = setInterval(listener, MINUTE_MS)
      return () => clearInterval(timer)
    },
  }
}
