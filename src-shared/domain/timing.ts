import { MAX_DAYS } from './bounds'
import { type ClockTime, isClockTime, isStartTime } from './clockTime'
import { type Day, isDay } from './day'
import { LEAST_LENGTH, readLength } from './length'
import { type Actual, NOT_BEGUN, type TaskConstraint, type TaskConstraintKind } from './planningRecords'
import { NO_TIMING, type Pin, type Timing } from './records'

/** An IANA name by its looks; platform time for anything else. */
export function readZone(stored: unknown): string {
  return typeof stored === 'string' && /^[A-Za-z_+\-/0-9]{1,64}$/.test(stored) ? stored : 'Asia/Shanghai'
}

/** What a peer wrote as a timing, in the record and in the log alike: its parts, each with a default. */
export function readTiming(stored: unknown): Timing {
  if (!isBag(stored)) return NO_TIMING
  const { start, days, due, pin, startTime } = stored
  const length = readLength(stored.length, LEAST_LENGTH)
  return {
    ...(length === null ? {} : { length }),
    ...(isDay(start) && isStartTime(startTime) ? { startTime } : {}),
    start: isDay(start) ? start : null,
    days: typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= MAX_DAYS ? days : 1,
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

/** Null for anything but a known kind with a day. */
export function readConstraint(stored: unknown): TaskConstraint | null {
  if (!isBag(stored) || !isDay(stored.day) || !isConstraintKind(stored.kind)) return null
  return { kind: stored.kind, day: stored.day }
}

export const constraintKinds = [
  'asLateAsPossible',
  'startNoLater',
  'finishNoEarlier',
  'finishNoLater',
  'mustFinish',
] as const satisfies readonly TaskConstraintKind[]

function isConstraintKind(value: unknown): value is TaskConstraintKind {
  return (constraintKinds as readonly unknown[]).includes(value)
}

/** A finish without a start, or before it, is none. */
export function readActual(stored: unknown): Actual {
  if (!isBag(stored) || !isDay(stored.start)) return NOT_BEGUN
  const { start, finish } = stored
  return { start, finish: isDay(finish) && finish >= start ? finish : null }
}

function isBag(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
