import type { Minute } from '../../calendar/workingTime'
import type { WorkDependency, WorkPlan } from '../workPlan'
import type { Suspended } from './result'
import { type Rows, rowsOf } from './rows'
import { isSummary, type Tree } from './tree'

/** What a link is, in bits. */
export const FROM_FINISH = 1
export const TO_FINISH = 2
export const ELAPSED = 4
export const GATE = 8

export const NO_LINK = -1

/** Dependencies between two places in the plan's list of tasks, each in a slot of its own. */
export interface Links {
  /** By slot. */
  readonly dependencies: readonly WorkDependency[]
  readonly from: Int32Array
  readonly to: Int32Array
  readonly lag: Int32Array
  readonly bits: Int32Array
  /** Slots that bind a place, and those that it binds, oldest first. */
  readonly before: Rows
  readonly after: Rows
  /** Slots in no row that a link may take. */
  readonly free: readonly number[]
}

export interface Sorting {
  readonly tree: Tree
  readonly places: ReadonlyMap<string, number>
}

/** Oldest first, which is what decides who gives way in a cycle. `lost` are those that lead nowhere. */
export function linksOf(
  { dependencies: told }: Pick<WorkPlan, 'dependencies'>,
  sorting: Sorting,
): { links: Links; lost: Suspended[] } {
  const aged = isAged(told) ? told : told.toSorted(byAge)
  const dependencies: WorkDependency[] = []
  const lost: Suspended[] = []
  const [from, to] = [new Int32Array(aged.length), new Int32Array(aged.length)]
  for (const one of aged) {
    const ends = endsOf(one, sorting)
    if (typeof ends === 'string') {
      lost.push({ dependencyId: one.id, from: one.from, to: one.to, why: ends })
      continue
    }
    from[dependencies.length] = ends[0]
    to[dependencies.length] = ends[1]
    dependencies.push(one)
  }
  const { length } = dependencies
  const known = { dependencies, from: from.subarray(0, length), to: to.subarray(0, length) }
  return {
    links: { ...known, ...factsOf(dependencies), ...rowsBetween(known, sorting.tree), free: [] },
    lost,
  }
}

/** The places at both ends, or why there are none. */
export function endsOf(
  { from, to, type }: WorkDependency,
  { tree, places }: Sorting,
): readonly [number, number] | Suspended['why'] {
  const [a, b] = [places.get(from), places.get(to)]
  if (a === undefined || b === undefined) return 'dangling'
  return (type === 'FF' || type === 'SF') && isSummary(tree, b) ? 'summaryFinish' : [a, b]
}

/** The same links without some that stay in their slots and bind nobody. */
export function withoutSlots(links: Links, slots: ReadonlySet<number>, tree: Tree): Links {
  const kept = (places: Int32Array) => places.map((place, slot) => (slots.has(slot) ? -1 : place))
  return { ...links, ...rowsBetween({ from: kept(links.from), to: kept(links.to) }, tree) }
}

export function bitsOf({ type, lag, isGate }: WorkDependency): number {
  const isFromFinish = type === 'FS' || type === 'FF'
  const isToFinish = type === 'FF' || type === 'SF'
  return (
    (isFromFinish ? FROM_FINISH : 0) |
    (isToFinish ? TO_FINISH : 0) |
    (lag.isElapsed ? ELAPSED : 0) |
    (isGate === true ? GATE : 0)
  )
}

const LONGEST = 1 << 29

/** Longer than the range of days, and short enough to be added up in 32 bits. */
export function withinLengths(minutes: number): Minute {
  return Math.round(Math.min(Math.max(minutes, -LONGEST), LONGEST))
}

/** By their number; ids decide between two of one age. */
export function byAge(a: WorkDependency, b: WorkDependency): number {
  if (a.madeAt !== b.madeAt) return a.madeAt - b.madeAt
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

function isAged(dependencies: readonly WorkDependency[]): boolean {
  let last: WorkDependency | undefined
  for (const one of dependencies) {
    if (last !== undefined && byAge(last, one) > 0) return false
    last = one
  }
  return true
}

function factsOf(dependencies: readonly WorkDependency[]): Pick<Links, 'lag' | 'bits'> {
  const lag = new Int32Array(dependencies.length)
  const bits = new Int32Array(dependencies.length)
  dependencies.forEach((one, slot) => {
    lag[slot] = withinLengths(one.lag.minutes)
    bits[slot] = bitsOf(one)
  })
  return { lag, bits }
}

function rowsBetween(
  { from, to }: Pick<Links, 'from' | 'to'>,
  { count }: Tree,
): Pick<Links, 'before' | 'after'> {
  return { before: rowsOf(count, to), after: rowsOf(count, from) }
}
