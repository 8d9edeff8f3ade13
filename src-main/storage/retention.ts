import type { RestorePoint } from '#shared/ports/restorePoints'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEEK = 7 * DAY

/** How many are kept of each length of time: the newest of each hour, day and week. */
const SPANS = [
  { ms: HOUR, count: 24 },
  { ms: DAY, count: 14 },
  { ms: WEEK, count: 12 },
] as const

/** The newest verified ones that stay, however old they are. */
export const KEPT_ALWAYS = 3

/** Kept before something that may go wrong, whose damage may be noticed late. */
const LASTING_MS = 90 * DAY
const LASTING: readonly RestorePoint['reason'][] = ['restore', 'update']

/** Ids of those that may be deleted. `verified`: those that were read back whole. */
export function prunable(
  points: readonly RestorePoint[],
  verified: ReadonlySet<string>,
  now: number,
): string[] {
  const newestFirst = [...points].sort((a, b) => b.at - a.at)
  const kept = new Set<string>()
  for (const { id } of newestFirst.filter(one => verified.has(one.id)).slice(0, KEPT_ALWAYS)) kept.add(id)
  for (const { id, at, reason } of newestFirst) {
    if (reason === 'byHand' || (LASTING.includes(reason) && now - at < LASTING_MS)) kept.add(id)
  }
  for (const { ms, count } of SPANS) {
    const newestOf = new Map<number, string>()
    for (const { id, at } of newestFirst) {
      const span = Math.floor(at / ms)
      if (!newestOf.has(span)) newestOf.set(span, id)
    }
    for (const id of [...newestOf.values()].slice(0, count)) kept.add(id)
  }
  return points.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
}
