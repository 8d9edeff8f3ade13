import { MAX_TITLE } from '../domain/bounds'
import { type ClockTime, isClockTime } from '../domain/clockTime'
import { type Day, FIRST_DAY, isDay } from '../domain/day'
import { MINERALS, type Mineral } from '../domain/mineral'
import { FIRST_POSITION, isPosition } from '../domain/order'
import { atMost } from '../domain/text'
import { isValue } from '../domain/value'
import type { Wording } from '../domain/wording'

/**
 * Reads one stored value, with its limits. Anything can be in a document that peers write, so a reader gives
 * its default for what it does not understand; the stored value stays as it is.
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
      ? stored + 0 // −0 would differ from 0
      : range.otherwise
}

/** Of anything that people count. */
const MOST_COUNTED = 1_000_000

export const optionalWhole: Reader<number | null> = stored =>
  typeof stored === 'number' && Number.isInteger(stored) && stored > 0 && stored <= MOST_COUNTED
    ? stored
    : null

/** 0 … 1; all of it unless told. */
export const share: Reader<number> = stored =>
  typeof stored === 'number' && stored >= 0 && stored <= 1 ? stored + 0 : 1

export const instant: Reader<number> = stored =>
  typeof stored === 'number' && Number.isFinite(stored) && Math.abs(stored) <= 8.64e15 ? stored + 0 : 0

export const optionalInstant: Reader<number | null> = stored =>
  typeof stored === 'number' && Math.abs(stored) <= 8.64e15 ? stored + 0 : null

/** An event holds a value three levels down. */
const DEPTH_IN_EVENT = 3

/** Whatever a field may hold; what it means is for the reader of that field. */
export const anything: Reader<unknown> = stored => {
  if (stored === 0) return 0 // −0 as well
  return isValue(stored, DEPTH_IN_EVENT) ? stored : null
}

const tagList = /^[\w:. -]{1,64}$/
const MOST_TAGS = 100
export const tags: Reader<readonly string[]> = stored =>
  Array.isArray(stored)
    ? stored.slice(0, MOST_TAGS).filter((tag): tag is string => typeof tag === 'string' && tagList.test(tag))
    : []

const mineral: Reader<Mineral> = oneOf<Mineral>(MINERALS, 'slate')
export const position: Reader<string> = stored => (isPosition(stored) ? stored : FIRST_POSITION)

export const optionalDay: Reader<Day | null> = stored => (isDay(stored) ? stored : null)
export const someDay: Reader<Day> = stored => (isDay(stored) ? stored : FIRST_DAY)

export const optionalTime: Reader<ClockTime | null> = stored => (isClockTime(stored) ? stored : null)
/** An IANA name by its looks; platform time for anything else. */
export const zone: Reader<string> = stored =>
  typeof stored === 'string' && /^[A-Za-z_+\-/0-9]{1,64}$/.test(stored) ? stored : 'Asia/Shanghai'

export function isBag(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Fields that many kinds have. */
export const removed = ['r', flag] as const
export const colour = ['c', mineral] as const
export const ownerTask = ['t', text(64)] as const
