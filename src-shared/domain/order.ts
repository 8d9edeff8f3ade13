import { generateKeyBetween } from 'fractional-indexing'

export interface Placed {
  readonly id: string
  readonly position: string
}

/** By place in the outline, then id. */
export function byRank(a: { id: string; rank: string }, b: { id: string; rank: string }): number {
  if (a.rank < b.rank) return -1
  if (a.rank > b.rank) return 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** By position, then id: two peers may pick the same position. */
export function byPosition(a: Placed, b: Placed): number {
  if (a.position < b.position) return -1
  if (a.position > b.position) return 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * A position before the entry at `index` of a list that is sorted by `byPosition` (at its end when
 * `index` is its length). Among entries with one position there is no room: it goes behind them.
 */
export function positionAt(sorted: readonly Placed[], index: number): string {
  const before = index > 0 ? sorted[index - 1]?.position : undefined
  let at = index
  while (before !== undefined && at < sorted.length && (sorted[at]?.position ?? '') <= before) at++
  return generateKeyBetween(before ?? null, sorted[at]?.position ?? null)
}

/** `count` positions in order, after `last` (null: from the start). */
export function positionsAfter(last: string | null, count: number): string[] {
  const out: string[] = []
  let previous = last
  for (let i = 0; i < count; i++) {
    previous = generateKeyBetween(previous, null)
    out.push(previous)
  }
  return out
}

/** Of the first entry of a list. */
export const FIRST_POSITION = 'a0'

const MOST_DIGITS = 1_000
const LEAST_INTEGER = `A${'0'.repeat(26)}`

/**
 * Whether a key can be built on: its first letter says how long its integer part is, and a fraction
 * does not end in 0. `generateKeyBetween` throws for every other text, and peers may write any.
 */
export function isPosition(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[A-Za-z][0-9A-Za-z]+$/.test(value)) return false
  const head = value.charCodeAt(0)
  const integer = head >= 97 ? head - 97 + 2 : 90 - head + 2
  if (value.length < integer || value.length > MOST_DIGITS || value === LEAST_INTEGER) return false
  return value.length === integer || !value.endsWith('0')
}
