import type { WorkPlan } from '../workPlan'
import type { Edit } from './edit'
import { editedLinks } from './editedLinks'
import type { Links } from './links'
import type { Network } from './network'
import { nodesIn, orderOf } from './order'
import { type Work, workWith } from './work'

/** From so many dependencies on, a new network costs less than patching the old one. */
const MANY = 16

/** The network of an edited plan with what it shares with the one before; null when it takes a new one. */
export function editedNetwork(before: Network, plan: WorkPlan, edit: Edit): Network | null {
  const links = linksAfter(before, edit)
  const order = links && orderAfter(before, links, edit)
  return links && order && { ...before, ...workAfter(before, plan, edit), plan, links, order }
}

function linksAfter(before: Network, { removed, added }: Edit): Links | null {
  const count = removed.length + added.length
  if (count === 0) return before.links
  // What is suspended for a cycle may come back.
  const isCut = before.suspended.some(({ why }) => why === 'cycle')
  return count > MANY || isCut ? null : editedLinks(before.links, { removed, added }, before)
}

function orderAfter({ tree, order, places }: Network, links: Links, { added }: Edit): Int32Array | null {
  const isKept = added.every(({ from, to }) => {
    const [end = 0, begin = 0] = [tree.ends[places.get(from) ?? 0], places.get(to)]
    return end !== begin && order.indexOf(end) < order.indexOf(begin)
  })
  if (isKept) return order
  const found = orderOf({ tree, links })
  return found.length === nodesIn(tree) ? found : null
}

function workAfter(before: Network, { tasks }: WorkPlan, { places }: Edit): Work {
  const anew = places.flatMap(place => tasks.slice(place, place + 1).map(task => [place, task] as const))
  return workWith(before, anew, before.times)
}
