import { generateKeyBetween } from 'fractional-indexing'

export interface Placed {
  readonly id: string
  readonly position: string
}

/** By place in the outline, then id. */
export function byRank(a: { id: string; rank: string }, b: { id: string; rank: string }): number {
  return byPosition({ id: a.id, position: a.rank }, { id: b.id, position: b.rank })
}

/** By position, then id: two peers may pick the same position. */
export function byPosition(a: Placed, b: Placed): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1
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
