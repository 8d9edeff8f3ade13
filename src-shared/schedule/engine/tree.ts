import type { WorkTask } from '../workPlan'
import { isEmptyRow, rowAt, type Rows, rowsOf } from './rows'

/** Summaries and their tasks. A summary has two nodes: where it begins, before its tasks, and where it ends, after them. */
export interface Tree {
  /** How many tasks there are. A task's place is also the node where it begins. */
  readonly count: number
  /** -1 for none. */
  readonly parents: Int32Array
  readonly children: Rows
  /** The node where each task ends: its own, or for a summary one from `count` on. */
  readonly ends: Int32Array
  /** The summary of each node from `count` on. */
  readonly summaries: Int32Array
}

export function treeOf(tasks: readonly WorkTask[], places: ReadonlyMap<string, number>): Tree {
  const count = tasks.length
  const parents = withoutCircles(parentsOf(tasks, places))
  const children = rowsOf(count, parents)
  const ends = new Int32Array(count)
  const summaries: number[] = []
  for (let place = 0; place < count; place++) {
    ends[place] = isEmptyRow(children, place) ? place : count + summaries.push(place) - 1
  }
  return { count, parents, children, ends, summaries: new Int32Array(summaries) }
}

export function isSummary({ children }: Pick<Tree, 'children'>, place: number): boolean {
  return !isEmptyRow(children, place)
}

export function childrenOf({ children }: Tree, place: number): Int32Array {
  return rowAt(children, place)
}

/** The task that begins or ends at a node. */
export function placeOf({ count, summaries }: Tree, node: number): number {
  return node < count ? node : (summaries[node - count] ?? 0)
}

function parentsOf(tasks: readonly WorkTask[], places: ReadonlyMap<string, number>): Int32Array {
  const out = new Int32Array(tasks.length).fill(-1)
  tasks.forEach(({ parentId }, place) => {
    if (parentId !== null) out[place] = places.get(parentId) ?? -1
  })
  return out
}

/** Whoever is their own ancestor stands alone. */
function withoutCircles(told: Int32Array): Int32Array {
  const NEW = 0
  const OPEN = 1
  const DONE = 2
  const seen = new Uint8Array(told.length)
  const out = told.slice()
  for (let place = 0; place < told.length; place++) {
    if (told[place] === -1) continue
    const trail: number[] = []
    let at = place
    for (; at >= 0 && seen[at] === NEW; at = told[at] ?? -1) {
      seen[at] = OPEN
      trail.push(at)
    }
    if (at >= 0 && seen[at] === OPEN) for (const one of trail.slice(trail.indexOf(at))) out[one] = -1
    for (const one of trail) seen[one] = DONE
  }
  return out
}
