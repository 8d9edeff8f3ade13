import type { Conflict } from '../../engine/result'
import type { WorkDependency, WorkPlan, WorkTask } from '../../workPlan'
import type { Planned } from '../planned'
import { type Reach, reachOf } from '../reach'

/** A conflict with the tasks that lead to it. */
export interface Chain {
  readonly planned: Planned
  readonly conflict: Conflict
  /** The unit of a shorter duration or a lag, above 0: a day of work. */
  readonly stepMinutes: number
  readonly reach: Reach
  /** What the conflict depends on, and nothing else of the plan: remedies are tried on it. */
  readonly part: WorkPlan
  /** The one nearest to the conflict first; the task itself is not among them. */
  readonly tasks: readonly WorkTask[]
  /** The task whose requested date the plan cannot grant. */
  readonly last: WorkTask | undefined
}

export function chainOf(planned: Planned, conflict: Conflict, stepMinutes: number): Chain {
  const tasks = new Map(planned.plan.tasks.map(task => [task.id, task]))
  const reach = reachOf(planned.plan, planned.schedule)
  const before = conflict.chain.filter(id => id !== conflict.taskId).toReversed()
  return {
    planned,
    conflict,
    stepMinutes: Math.max(1, stepMinutes),
    reach,
    part: partOf(planned.plan, reach.upTo(conflict.taskId), reach),
    tasks: before.flatMap(id => tasks.get(id) ?? []),
    last: tasks.get(conflict.taskId),
  }
}

function partOf(plan: WorkPlan, ids: ReadonlySet<string>, reach: Reach): WorkPlan {
  return {
    ...plan,
    tasks: plan.tasks.filter(({ id }) => ids.has(id)),
    dependencies: [...ids].flatMap(id => reach.linksOf(id).filter(({ to }) => ids.has(to))),
  }
}

/**
 * In the order in which it is worth trying them: what gains enough, the least first, then what gains most. Of a
 * long chain not all are tried.
 */
export function likeliest<T>(all: readonly T[], { byMinutes }: Conflict, gainOf: (one: T) => number): T[] {
  const isEnough = (one: T): boolean => gainOf(one) >= byMinutes
  const enough = all.filter(isEnough).toSorted((a, b) => gainOf(a) - gainOf(b))
  return [...enough, ...all.filter(one => !isEnough(one)).toSorted((a, b) => gainOf(b) - gainOf(a))]
}

/** Dependencies from each task of the chain to the next, or between their summaries. */
export function linksOfChain({ tasks, last, reach }: Chain): WorkDependency[] {
  const withSummaries = (id: string): string[] => [id, ...reach.summariesOf(id)]
  return tasks.flatMap((task, place) => {
    const next = place === 0 ? last : tasks[place - 1]
    if (next === undefined) return []
    const targets = new Set(withSummaries(next.id))
    return withSummaries(task.id).flatMap(id => reach.linksOf(id).filter(({ to }) => targets.has(to)))
  })
}
