import type { WorkPlan } from '../workPlan'
import { type Links, linksOf, withoutSlots } from './links'
import { newestOfCycles } from './newestOfCycles'
import { type Graph, nodesIn, orderOf } from './order'
import type { Suspended } from './result'
import { type Times, timesOf } from './times'
import { type Tree, treeOf } from './tree'
import { type Work, workOf } from './work'

/** A plan as the passes ask for it, everything by place or by slot. Never changed: an edit makes another one. */
export interface Network extends Structure, Work {
  readonly plan: WorkPlan
  readonly times: Times
}

/** Who is bound to whom. */
interface Structure extends Graph {
  readonly places: ReadonlyMap<string, number>
  readonly tree: Tree
  readonly links: Links
  readonly order: Int32Array
  readonly suspended: readonly Suspended[]
}

export function networkOf(plan: WorkPlan): Network {
  const times = timesOf(plan)
  return { plan, times, ...structureOf(plan), ...workOf(plan.tasks, times) }
}

function structureOf(plan: WorkPlan): Structure {
  const places = new Map<string, number>()
  plan.tasks.forEach(({ id }, place) => places.set(id, place))
  const tree = treeOf(plan.tasks, places)
  const { links, lost } = linksOf(plan, { tree, places })
  const order = orderOf({ tree, links })
  if (order.length === nodesIn(tree)) return { places, tree, links, order, suspended: lost }
  const newest = newestOfCycles({ tree, links })
  const kept = withoutSlots(links, newest, tree)
  const cycles = links.dependencies
    .filter((_, slot) => newest.has(slot))
    .map(({ id, from, to }): Suspended => ({ dependencyId: id, from, to, why: 'cycle' }))
  return {
    places,
    tree,
    links: kept,
    order: orderOf({ tree, links: kept }),
    suspended: [...lost, ...cycles],
  }
}
