import type { Links } from './links'
import { type Graph, nodesIn, orderOf } from './order'
import { rowsOf } from './rows'
import type { Tree } from './tree'

/**
 * The slots that close a cycle when links are taken in their order, those that do left out: the newest of each
 * cycle. An order of all nodes is kept up as links come, and only what lies between the two ends of a link
 * is looked at (Pearce and Kelly, 2006).
 */
export function newestOfCycles(graph: Graph): ReadonlySet<number> {
  const { tree, links } = graph
  const order = new DynamicOrder(orderOf({ tree, links: unlinked(links, tree) }))
  // What can be sorted is in no cycle.
  const isSorted = new Uint8Array(nodesIn(tree))
  for (const node of orderOf(graph)) isSorted[node] = 1
  const isApart = (from: number, to: number) => isSorted[from] === 1 || isSorted[to] === 1
  tree.parents.forEach((parent, place) => {
    if (parent < 0) return
    const [end, summaryEnd] = [tree.ends[place] ?? 0, tree.ends[parent] ?? 0]
    if (!isApart(parent, place)) order.add(parent, place)
    if (!isApart(end, summaryEnd)) order.add(end, summaryEnd)
  })
  const closing = new Set<number>()
  links.to.forEach((to, slot) => {
    const from = tree.ends[links.from[slot] ?? 0] ?? 0
    if (!isApart(from, to) && !order.add(from, to)) closing.add(slot)
  })
  return closing
}

function unlinked(links: Links, { count }: Tree): Links {
  const none = rowsOf(count, new Int32Array())
  return { ...links, before: none, after: none }
}

class DynamicOrder {
  private readonly rank: Int32Array
  private readonly after: number[][]
  private readonly before: number[][]

  constructor(order: Int32Array) {
    this.rank = new Int32Array(order.length)
    order.forEach((node, rank) => {
      this.rank[node] = rank
    })
    this.after = Array.from(order, () => [])
    this.before = Array.from(order, () => [])
  }

  /** False, and nothing done, when the arrow would close a cycle. */
  add(from: number, to: number): boolean {
    if (from === to) return false
    const [low, high] = [this.rankOf(to), this.rankOf(from)]
    if (low < high) {
      const later = this.reached(to, this.after, rank => rank <= high)
      if (later.includes(from)) return false
      this.reorder(
        this.reached(from, this.before, rank => rank >= low),
        later,
      )
    }
    this.after[from]?.push(to)
    this.before[to]?.push(from)
    return true
  }

  private rankOf(node: number): number {
    return this.rank[node] ?? 0
  }

  private reached(from: number, next: readonly number[][], isNear: (rank: number) => boolean): number[] {
    const seen = new Set([from])
    for (const node of seen) {
      for (const one of next[node] ?? []) if (isNear(this.rankOf(one))) seen.add(one)
    }
    return [...seen]
  }

  /** The earlier ones take the lower ranks of both, each in their old order. */
  private reorder(earlier: readonly number[], later: readonly number[]): void {
    const byRank = (a: number, b: number): number => this.rankOf(a) - this.rankOf(b)
    const nodes = [...earlier.toSorted(byRank), ...later.toSorted(byRank)]
    const ranks = nodes.map(node => this.rankOf(node)).toSorted((a, b) => a - b)
    nodes.forEach((node, at) => {
      this.rank[node] = ranks[at] ?? 0
    })
  }
}
