import { MAX_TITLE } from '../domain/bounds'
import { type Day, FIRST_DAY, isDay } from '../domain/day'
import { type ClockTime, isClockTime } from '../domain/clockTime'
import { areClockSpans, hasHours, isWeekHours } from '../domain/weekHours'
import { MINERALS, type Mineral } from '../domain/mineral'
import { LEAST_LAG, readLength, type TaskLength } from '../domain/length'
import type {
  Actual,
  Baseline,
  ClockSpan,
  HolidayYear,
  TaskConstraint,
  WeekHours,
} from '../domain/planningRecords'
import type { StatusColour, Timing } from '../domain/records'
import { FIRST_POSITION, isPosition } from '../domain/order'
import { isRecordId } from '../domain/recordId'
import { atMost } from '../domain/text'
import { readActual, readConstraint, readTiming, readZone } from '../domain/timing'
import type { Wording } from '../domain/wording'

/**
 * Reads one stored value. Anything can be in a document that peers write, so a reader gives its
 * default for what it does not understand; the stored value stays as it is.
 */
export type Reader<T> = (stored: unknown) => T

export const flag: Reader<boolean> = stored => stored === true

export function text(max: number): Reader<string> {
  return stored => (typeof stored === 'string' ? atMost(stored, max) : '')
}

export const optionalText: Reader<string | null> = stored =>
  typeof stored === 'string' && stored !== '' ? atMost(stored, MAX_TITLE) : null

export const wording: Reader<Wording> = stored => {
  if (typeof stored === 'string') return atMost(stored, MAX_TITLE)
  if (!isBag(stored) || typeof stored.zh !== 'string' || typeof stored.en !== 'string') return ''
  // Nothing else of a stranger's object: an event or an undo would have to write it again.
  return { zh: atMost(stored.zh, MAX_TITLE), en: atMost(stored.en, MAX_TITLE) }
}

export const optionalWording: Reader<Wording | null> = stored => {
  const read = wording(stored)
  return read === '' ? null : read
}

export function oneOf<T extends string>(allowed: readonly T[], otherwise: T): Reader<T> {
  const known = new Set<string>(allowed)
  return stored => (typeof stored === 'string' && known.has(stored) ? (stored as T) : otherwise)
}

export function whole(range: { from: number; to: number; otherwise: number }): Reader<number> {
  return stored =>
    typeof stored === 'number' && Number.isInteger(stored) && stored >= range.from && stored <= range.to
      ? stored
      : range.otherwise
}

export const optionalWhole: Reader<number | null> = stored =>
  typeof stored === 'number' && Number.isInteger(stored) && stored > 0 ? stored : null

/** 0 … 1; all of it unless told. */
export const share: Reader<number> = stored =>
  typeof stored === 'number' && stored >= 0 && stored <= 1 ? stored : 1

export const instant: Reader<number> = stored =>
  typeof stored === 'number' && Number.isFinite(stored) && Math.abs(stored) <= 8.64e15 ? stored : 0

export const optionalInstant: Reader<number | null> = stored =>
  typeof stored === 'number' && Math.abs(stored) <= 8.64e15 ? stored : null

const tagList = /^[\w:. -]{1,64}$/
export const tags: Reader<readonly string[]> = stored =>
  Array.isArray(stored)
    ? stored.filter((tag): tag is string => typeof tag === 'string' && tagList.test(tag))
    : []

export const mineral: Reader<Mineral> = oneOf<Mineral>(MINERALS, 'slate')
export const statusColour: Reader<StatusColour> = oneOf<StatusColour>(
  [...MINERALS, 'ink3', 'cinnabar'],
  'slate',
)

export const position: Reader<string> = stored => (isPosition(stored) ? stored : FIRST_POSITION)

export const optionalDay: Reader<Day | null> = stored => (isDay(stored) ? stored : null)
export const someDay: Reader<Day> = stored => (isDay(stored) ? stored : FIRST_DAY)

export const optionalTime: Reader<ClockTime | null> = stored => (isClockTime(stored) ? stored : null)
export const zone: Reader<string> = readZone
export const timing: Reader<Timing> = readTiming
export const constraint: Reader<TaskConstraint | null> = readConstraint
export const actual: Reader<Actual> = readActual
export const lagLength: Reader<TaskLength | null> = stored => readLength(stored, LEAST_LAG)

/** Spans of one day in their order, without overlap. */
export const optionalShifts: Reader<readonly ClockSpan[] | null> = stored => {
  const spans = pairsOf(stored)
  return areClockSpans(spans) && spans.length > 0 ? spans : null
}

/** A week in which somebody works at some time. */
export const optionalWeek: Reader<WeekHours | null> = stored => {
  const week: unknown = Array.isArray(stored) ? stored.map(pairsOf) : null
  return isWeekHours(week) && hasHours(week) ? week : null
}

/** A later version may say more of a pair than its two ends. */
function pairsOf(stored: unknown): unknown {
  if (!Array.isArray(stored)) return stored
  return stored.map((pair: unknown) => (Array.isArray(pair) && pair.length > 2 ? pair.slice(0, 2) : pair))
}

const MOST_DATES = 100_000

/** Dates of tasks by their ids, without those that are no two days in order. */
export const baselineDates: Reader<Baseline['dates']> = stored => {
  if (!isBag(stored)) return {}
  const read = Object.entries(stored)
    .slice(0, MOST_DATES)
    .flatMap(([id, dates]) => {
      if (!isRecordId(id) || id === '__proto__' || !Array.isArray(dates) || dates.length < 2) return []
      const [start, finish] = dates as unknown[]
      return isDay(start) && isDay(finish) && start <= finish ? [[id, [start, finish] as const] as const] : []
    })
  return Object.fromEntries(read)
}

const MOST_HOLIDAYS = 400

export const holidays: Reader<HolidayYear['days']> = stored => {
  if (!Array.isArray(stored)) return []
  return stored.slice(0, MOST_HOLIDAYS).flatMap((entry: unknown) => {
    if (!isBag(entry) || !isDay(entry.day) || typeof entry.name !== 'string') return []
    return [{ day: entry.day, name: atMost(entry.name, 100), isOff: entry.isOff === true }]
  })
}

export const settingValue: Reader<string | number | boolean | null> = stored =>
  typeof stored === 'string' || typeof stored === 'boolean' || Number.isFinite(stored)
    ? (stored as string | number | boolean)
    : null

function isBag(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
