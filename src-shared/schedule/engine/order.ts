import { type Arrow, type Arrows, sorted } from './arrows'
import type { Link } from './link'
import { newestOfCycles } from './newestOfCycles'

export interface Shape {
  /** -1 for none. */
  readonly parents: Int32Array
  readonly children: readonly (readonly number[])[]
  /** Oldest first. */
  readonly links: readonly Link[]
}

export interface Order {
  readonly order: Int32Array
  /** Links that close a cycle of older ones. */
  readonly newest: ReadonlySet<Link>
}

/**
 * Every place after those it depends on. A summary has two places: where it begins, before its tasks, and
 * where it ends, after them.
 */
export function orderOf(shape: Shape): Order {
  const count = shape.parents.length
  const arrows = arrowsOf(shape)
  const first = sorted(count * 2, [...arrows.tree, ...arrows.links])
  if (first.length === count * 2) return { order: first, newest: new Set() }
  const closing = newestOfCycles(count * 2, arrows)
  const newest = new Set(shape.links.filter((_, place) => closing.has(place)))
  const kept = arrows.links.filter((_, place) => !closing.has(place))
  return { order: sorted(count * 2, [...arrows.tree, ...kept]), newest }
}

function arrowsOf({ parents, children, links }: Shape): Arrows {
  const count = parents.length
  const endOf = (place: number) => ((children[place] ?? []).length > 0 ? count + place : place)
  const tree: Arrow[] = []
  parents.forEach((parent, place) => {
    if (parent >= 0) tree.push([parent, place], [endOf(place), count + parent])
  })
  return { tree, links: links.map(({ from, to }) => [endOf(from), to]) }
}
