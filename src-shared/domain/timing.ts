import { MAX_DAYS } from './bounds'
import { isClockTime } from './clockTime'
import { isDay } from './day'
import { NO_TIMING, type Pin, type Timing } from './records'

/** An IANA name by its looks; platform time for anything else. */
export function readZone(stored: unknown): string {
  return typeof stored === 'string' && /^[A-Za-z_+\-/0-9]{1,64}$/.test(stored) ? stored : 'Asia/Shanghai'
}

/** What a peer wrote as a timing, in the record and in the log alike: its parts, each with a default. */
export function readTiming(stored: unknown): Timing {
  if (!isBag(stored)) return NO_TIMING
  const { start, days, due, pin } = stored
  return {
    start: isDay(start) ? start : null,
    days: typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= MAX_DAYS ? days : 1,
    due: isDay(due) ? due : null,
    pin: readPin(pin),
  }
}

function readPin(stored: unknown): Pin | null {
  if (!isBag(stored) || !isDay(stored.day)) return null
  const { day, time, zone } = stored
  return { day, time: isClockTime(time) ? time : null, zone: readZone(zone) }
}

function isBag(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
