import { grouped } from '../../domain/grouped'
import type { Schedule } from '../engine/result'
import type { WorkDependency, WorkPlan } from '../workPlan'

/** Which tasks lead to which, through summaries too: what binds one binds each of its tasks, and it waits for all. */
export interface Reach {
  /** Tasks that come after the tasks at the far ends of `links`, those included. */
  from(links: readonly WorkDependency[], passes?: (id: string) => boolean): ReadonlySet<string>
  /** Tasks that come before the start of a task. */
  before(id: string): ReadonlySet<string>
  /** All that the dates of a task depend on, itself included. */
  upTo(id: string): ReadonlySet<string>
  /** Dependencies that begin at a task, suspended ones left out. */
  linksOf(id: string): readonly WorkDependency[]
  /** The summaries of a task, the nearest first. */
  summariesOf(id: string): readonly string[]
  isSummary(id: string): boolean
}

const NONE: readonly WorkDependency[] = []

export function reachOf(plan: WorkPlan, { suspended }: Pick<Schedule, 'suspended'>): Reach {
  const tree = treeOf(plan)
  const left = new Set(suspended.map(({ dependencyId }) => dependencyId))
  const links = plan.dependencies.filter(({ id }) => !left.has(id))
  const linksOf = grouped(links, ({ from }) => from)
  const { after, before } = arrowsOf(plan, links, tree)
  const idsOf = (nodes: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...nodes].flatMap(node => (node.startsWith(END) ? [] : [node])))
  return {
    from: (some, passes) =>
      idsOf(
        spread(
          after,
          some.map(({ to }) => to),
          passes,
        ),
      ),
    before: id => {
      const nodes = new Set(spread(before, [id]))
      nodes.delete(id)
      return idsOf(nodes)
    },
    upTo: id => idsOf(spread(before, [id, `${END}${id}`])),
    linksOf: id => linksOf.get(id) ?? NONE,
    summariesOf: id => tree.summariesOf(id),
    isSummary: id => tree.summaries.has(id),
  }
}

/** Of a summary: the node where it ends; it begins at its id. */
const END = '\u0000'

interface Tree {
  readonly parents: ReadonlyMap<string, string>
  readonly summaries: ReadonlySet<string>
  summariesOf(id: string): readonly string[]
}

function treeOf({ tasks }: WorkPlan): Tree {
  const ids = new Set(tasks.map(({ id }) => id))
  const parents = new Map(
    tasks.flatMap(({ id, parentId }) => (parentId !== null && ids.has(parentId) ? [[id, parentId]] : [])),
  )
  const summariesOf = (id: string): readonly string[] => {
    const out = new Set<string>()
    for (let at = parents.get(id); at !== undefined && !out.has(at); at = parents.get(at)) out.add(at)
    return [...out]
  }
  return { parents, summaries: new Set(parents.values()), summariesOf }
}

type Arrows = ReadonlyMap<string, readonly string[]>

function arrowsOf(
  { tasks }: WorkPlan,
  links: readonly WorkDependency[],
  { parents, summaries }: Tree,
): { after: Arrows; before: Arrows } {
  const endOf = (id: string): string => (summaries.has(id) ? `${END}${id}` : id)
  const pairs = links.map(({ from, to }) => [endOf(from), to] as const)
  for (const { id } of tasks) {
    const parent = parents.get(id)
    if (parent !== undefined) pairs.push([parent, id], [endOf(id), endOf(parent)])
  }
  const group = (of: 0 | 1): Arrows => {
    const sides = grouped(pairs, pair => pair[of])
    return new Map([...sides].map(([node, some]) => [node, some.map(pair => pair[of === 0 ? 1 : 0])]))
  }
  return { after: group(0), before: group(1) }
}

function spread(
  next: Arrows,
  from: readonly string[],
  passes: (id: string) => boolean = () => true,
): ReadonlySet<string> {
  const seen = new Set(from)
  for (const node of seen) {
    if (passes(node)) for (const one of next.get(node) ?? []) seen.add(one)
  }
  return seen
}
