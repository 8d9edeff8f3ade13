import { dayOfInstant } from '#shared/domain/day'
import type { Clock } from '#shared/ports/clock'

/** The computer's clock; with an override it starts there and runs on. */
export function systemClock(startsAt: number | null): Clock {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const shift = startsAt === null ? 0 : startsAt - Date.now()
  const now = (): number => Date.now() + shift
  return { now, zone, today: () => dayOfInstant(now(), zone) }
}
