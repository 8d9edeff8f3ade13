import type { Forward } from './forward'
import { NO_LINK } from './links'
import type { Network } from './network'
import { rowAt } from './rows'
import { childrenOf, placeOf } from './tree'
import { AHEAD } from './work'

/**
 * Places to which another way may lead than before, once some were visited: what may drive them was visited or has
 * another way itself. A chain to any other place is the one of before.
 */
export function waysAnew(network: Network, { drivers, floors }: Forward, visited: Uint8Array): Uint8Array {
  const { tree, links, stage } = network
  const out = visited.slice()
  const isAnew = (slot = NO_LINK) => slot !== NO_LINK && out[links.from[slot] ?? 0] === 1
  for (const node of network.order) {
    const place = placeOf(tree, node)
    if (out[place] === 1) continue
    const isBound = isAnew(floors.startLink[place]) || isAnew(floors.finishLink[place])
    const isDriven = isAnew(drivers[place])
    const isFilled = node >= tree.count && childrenOf(tree, place).some(child => out[child] === 1)
    // What has begun is told any gate on its way, also one that does not hold it.
    const isGated = stage[place] !== AHEAD && hasGateAnew(network, place, out)
    if (isBound || isDriven || isFilled || isGated) out[place] = 1
  }
  return out
}

function hasGateAnew({ tree, links }: Network, place: number, anew: Uint8Array): boolean {
  for (let at = place; at >= 0; at = tree.parents[at] ?? -1) {
    if (rowAt(links.before, at).some(slot => anew[links.from[slot] ?? 0] === 1)) return true
  }
  return false
}
