import { childrenOf } from './tree'
import type { Edit } from './edit'
import { GATE, type Links } from './links'
import type { Network } from './network'
import { nodesBefore, nodesIn } from './order'
import { rowAt } from './rows'

/** Nodes that have to be visited, there and back. */
export interface Marks {
  readonly forward: Uint8Array
  readonly backward: Uint8Array
}

/** Everything that looks at what was edited itself; the passes mark the rest as it moves. */
export function marksOf(network: Network, { places, removed, added }: Edit): Marks {
  const nodes = nodesIn(network.tree)
  const marks = { forward: new Uint8Array(nodes), backward: new Uint8Array(nodes) }
  for (const place of places) markTask(marks, network, place)
  for (const { from, to, isGate } of [...removed, ...added]) {
    const [a, b] = [network.places.get(from) ?? 0, network.places.get(to) ?? 0]
    if (isGate === true) markWithin(marks, network, b)
    marks.forward[b] = 1
    marks.backward[network.tree.ends[a] ?? 0] = 1
  }
  return marks
}

function markTask(marks: Marks, network: Network, place: number): void {
  const { tree, links } = network
  const end = tree.ends[place] ?? 0
  marks.forward[place] = 1
  marks.backward[place] = 1
  marks.backward[end] = 1
  for (const node of nodesBefore(network, place)) marks.backward[node] = 1
  for (const slot of rowAt(links.after, place))
    if (isGateAt(links, slot)) markWithin(marks, network, links.to[slot] ?? 0)
}

function isGateAt({ bits }: Links, slot: number): boolean {
  return ((bits[slot] ?? 0) & GATE) !== 0
}

/** A gate of a summary is told of at each of its tasks, also when it moves none. */
function markWithin(marks: Marks, network: Network, place: number): void {
  marks.forward[place] = 1
  for (const child of childrenOf(network.tree, place)) markWithin(marks, network, child)
}
