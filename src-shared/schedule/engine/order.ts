import type { Links } from './links'
import { childrenOf, isSummary, type Tree } from './tree'

export interface Graph {
  readonly tree: Tree
  readonly links: Links
}

/** How many nodes of a graph there are in all. */
export function nodesIn({ count, summaries }: Tree): number {
  return count + summaries.length
}

/** Nodes so that each stands after all that it depends on; shorter than the nodes when there is a cycle. */
export function orderOf(graph: Graph): Int32Array {
  const walk = new Walk(graph)
  for (let place = 0; place < graph.tree.count; place++) walk.from(place)
  return walk.sorted()
}

/** Along the plan's own order as far as it goes: what lies side by side there is asked for side by side. */
class Walk {
  private readonly out: Int32Array
  private length = 0
  /** How much of what it depends on is still ahead. */
  private readonly waiting: Int32Array

  constructor(private readonly graph: Graph) {
    this.out = new Int32Array(nodesIn(graph.tree))
    this.waiting = waitingOf(graph)
  }

  sorted(): Int32Array {
    return this.out.subarray(0, this.length)
  }

  /** A place that waits for nothing, and then everything behind it that waited for it alone. */
  from(place: number): void {
    if (this.waiting[place] !== 0) return
    let at = this.length
    this.take(place)
    for (; at < this.length; at++) this.pass(this.out[at] ?? 0, place)
  }

  private take(node: number): void {
    this.waiting[node] = -1
    this.out[this.length++] = node
  }

  private pass(node: number, place: number): void {
    const { tree, links } = this.graph
    const { count, children, parents, ends, summaries } = tree
    if (node < count && isSummary(tree, node)) {
      const to = children.first[node + 1] ?? 0
      for (let at = children.first[node] ?? 0; at < to; at++) this.meet(children.items[at] ?? 0, place)
      return
    }
    const ended = node < count ? node : (summaries[node - count] ?? 0)
    const to = links.after.first[ended + 1] ?? 0
    for (let at = links.after.first[ended] ?? 0; at < to; at++) {
      this.meet(links.to[links.after.items[at] ?? 0] ?? 0, place)
    }
    const parent = parents[ended] ?? -1
    if (parent >= 0) this.meet(ends[parent] ?? 0, place)
  }

  /** Places further on come by themselves. */
  private meet(node: number, place: number): void {
    const left = (this.waiting[node] ?? 0) - 1
    this.waiting[node] = left
    if (left === 0 && (node < place || node >= this.graph.tree.count)) this.take(node)
  }
}

function waitingOf({ tree, links: { before } }: Graph): Int32Array {
  const { count, parents, children, summaries } = tree
  const out = new Int32Array(nodesIn(tree))
  for (let place = 0; place < count; place++) {
    const bound = (before.first[place + 1] ?? 0) - (before.first[place] ?? 0)
    out[place] = bound + ((parents[place] ?? -1) < 0 ? 0 : 1)
  }
  summaries.forEach((place, index) => {
    out[count + index] = (children.first[place + 1] ?? 0) - (children.first[place] ?? 0)
  })
  return out
}

/** The nodes whose early dates a node's are looked up in. */
export function nodesAfter({ tree, links }: Graph, node: number): number[] {
  if (node < tree.count && isSummary(tree, node)) return [...childrenOf(tree, node)]
  const place = node < tree.count ? node : (tree.summaries[node - tree.count] ?? 0)
  const out: number[] = []
  for (let at = links.after.first[place] ?? 0; at < (links.after.first[place + 1] ?? 0); at++) {
    out.push(links.to[links.after.items[at] ?? 0] ?? 0)
  }
  const parent = tree.parents[place] ?? -1
  if (parent >= 0) out.push(tree.ends[parent] ?? 0)
  return out
}

/** The nodes that look a node's late dates up. */
export function nodesBefore({ tree, links }: Graph, node: number): number[] {
  if (node >= tree.count) {
    const place = tree.summaries[node - tree.count] ?? 0
    return [place, ...childrenOf(tree, place).map(child => tree.ends[child] ?? 0)]
  }
  const out: number[] = []
  for (let at = links.before.first[node] ?? 0; at < (links.before.first[node + 1] ?? 0); at++) {
    out.push(tree.ends[links.from[links.before.items[at] ?? 0] ?? 0] ?? 0)
  }
  const parent = tree.parents[node] ?? -1
  return parent < 0 ? out : [...out, parent]
}
