import type { ClockTime } from '../domain/clockTime'
import { type Day, dayNumber, LAST_DAY_NUMBER } from '../domain/day'

const MINUTE = 60_000
const DAY = 86_400_000
/** No zone changes its clocks twice within so short a time. */
const STRETCH = 7 * DAY
/** Offsets of instants beyond the range of days are those of its ends. */
const LAST_INSTANT = (LAST_DAY_NUMBER + 1) * DAY

/**
 * What the clocks of one zone show. The zone's rules are asked for twice a week of the time that comes up, and
 * a question afterwards is a look-up: a report asks a hundred thousand of them.
 */
export interface LocalTime {
  readonly zone: string
  /** The instant as the clocks show it, in milliseconds since they showed 1970-01-01 00:00. */
  wallClock(at: number): number
  /** The number of the day that people there call it; the first or last one beyond the range of days. */
  dayNumber(at: number): number
  /** When the clocks show it for the first time; where they skip it, as long after the skip began. */
  instant(day: Day, time: ClockTime): number
  /** The last millisecond of the day with a number. */
  endOf(number: number): number
}

const zones = new Map<string, LocalTime>()

/** Throws RangeError for a zone that nobody here knows. */
export function localTimeOf(zone: string): LocalTime {
  const known = zones.get(zone)
  if (known !== undefined) return known
  const made = makeLocalTime(zone)
  zones.set(zone, made)
  return made
}

function makeLocalTime(zone: string): LocalTime {
  const offset = offsetsOf(zone)
  const wallClock = (at: number): number => at + offset(at)
  const instantOf = (wall: number): number => {
    const [before, after] = [wall - offset(wall - DAY), wall - offset(wall + DAY)]
    return wallClock(before) !== wall && wallClock(after) === wall ? after : before
  }
  return {
    zone,
    wallClock,
    dayNumber: at => Math.min(Math.max(Math.floor(wallClock(at) / DAY), 0), LAST_DAY_NUMBER),
    instant: (day, time) => instantOf(dayNumber(day) * DAY + minuteOf(time) * MINUTE),
    endOf: number => instantOf((number + 1) * DAY) - 1,
  }
}

/** The zone's, or `otherwise` when nobody here knows it: a peer may have written any name. */
export function localTimeOr(zone: string, otherwise: LocalTime): LocalTime {
  try {
    return localTimeOf(zone)
  } catch (error) {
    if (error instanceof RangeError) return otherwise
    throw error
  }
}

/** Minutes after midnight, 0 … 1440. */
export function minuteOf(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

interface Stretch {
  readonly until: number
  readonly before: number
  readonly after: number
}

function offsetsOf(zone: string): (at: number) => number {
  const ask = askerOf(zone)
  const stretches = new Map<number, Stretch>()
  let [from, to, held] = [0, 0, 0]
  return instant => {
    const at = Math.min(Math.max(instant, 0), LAST_INSTANT)
    if (at >= from && at < to) return held
    const index = Math.floor(at / STRETCH)
    const stretch = stretches.get(index) ?? stretchAt(index, ask)
    stretches.set(index, stretch)
    const isBefore = at < stretch.until
    from = isBefore ? index * STRETCH : stretch.until
    to = isBefore ? stretch.until : (index + 1) * STRETCH
    held = isBefore ? stretch.before : stretch.after
    return held
  }
}

/** `until`: where the clocks change within the stretch, else its end. */
function stretchAt(index: number, ask: (at: number) => number): Stretch {
  let [low, high] = [index * STRETCH, (index + 1) * STRETCH]
  const [before, after] = [ask(low), ask(high)]
  if (before === after) return { until: high, before, after }
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000
    if (ask(middle) === before) low = middle
    else high = middle
  }
  return { until: high, before, after }
}

function askerOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return at => {
    const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
    for (const { type, value } of format.formatToParts(at)) shown[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000
  }
}
