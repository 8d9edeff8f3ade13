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

/** Oldest first, which is what decides who gives way in a cycle. `lost` are those without one of their ends. */
export function linksOf(
  { dependencies: told }: Pick<WorkPlan, 'dependencies'>,
  { places, tree }: Sorting,
): { links: Links; lost: readonly Suspended[] } {
  const aged = isAged(told) ? told : told.toSorted(byAge)
  const all = factsOf(aged, places)
  const lost = aged.flatMap(({ id, from, to }, slot): Suspended[] => {
    const why = whyLost(all, slot, tree)
    return why === null ? [] : [{ dependencyId: id, from, to, why }]
  })
  const dependencies = lost.length === 0 ? aged : aged.filter((_, slot) => whyLost(all, slot, tree) === null)
  const facts = lost.length === 0 ? all : factsOf(dependencies, places)
  return { links: { dependencies, ...facts, ...rowsBetween(facts, tree), free: [] }, lost }
}

export type Facts = Pick<Links, 'from' | 'to' | 'lag' | 'bits'>

/** Why a dependency does not count; null for those that do. */
export function whyLost({ from, to, bits }: Facts, slot: number, tree: Tree): Suspended['why'] | null {
  const [a = -1, b = -1, bit = 0] = [from[slot], to[slot], bits[slot]]
  if (a < 0 || b < 0) return 'dangling'
  return (bit & TO_FINISH) !== 0 && isSummary(tree, b) ? 'summaryFinish' : null
}

/** The same links without some that stay in their slots and bind nobody. */
export function withoutSlots(links: Links, slots: ReadonlySet<number>, tree: Tree): Links {
  const kept = (places: Int32Array) => places.map((place, slot) => (slots.has(slot) ? -1 : place))
  return { ...links, ...rowsBetween({ from: kept(links.from), to: kept(links.to) }, tree) }
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

/** -1 for a task that is not there. */
export function factsOf(dependencies: readonly WorkDependency[], places: ReadonlyMap<string, number>): Facts {
  const { length } = dependencies
  const [from, to] = [new Int32Array(length), new Int32Array(length)]
  const [lag, bits] = [new Int32Array(length), new Int32Array(length)]
  dependencies.forEach((one, slot) => {
    from[slot] = places.get(one.from) ?? -1
    to[slot] = places.get(one.to) ?? -1
    lag[slot] = withinLengths(one.lag.minutes)
    bits[slot] = bitsOf(one)
  })
  return { from, to, lag, bits }
}

function bitsOf({ type, lag, isGate }: WorkDependency): number {
  const isFromFinish = type === 'FS' || type === 'FF'
  const isToFinish = type === 'FF' || type === 'SF'
  return (
    (isFromFinish ? FROM_FINISH : 0) |
    (isToFinish ? TO_FINISH : 0) |
    (lag.isElapsed ? ELAPSED : 0) |
    (isGate === true ? GATE : 0)
  )
}

function rowsBetween(
  { from, to }: Pick<Links, 'from' | 'to'>,
  { count }: Tree,
): Pick<Links, 'before' | 'after'> {
  return { before: rowsOf(count, to), after: rowsOf(count, from) }
}
