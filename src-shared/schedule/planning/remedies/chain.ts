import type { Conflict } from '../../engine/result'
import type { WorkDependency, WorkTask } from '../../workPlan'
import type { Planned } from '../planned'
import { type Reach, reachOf } from '../reach'

/** A conflict with the tasks that lead to it. */
export interface Chain {
  readonly planned: Planned
  readonly conflict: Conflict
  /** The unit of a shorter duration or a lag, above 0: a day of work. */
  readonly stepMinutes: number
  readonly reach: Reach
  /** The one nearest to the conflict first; the task itself is not among them. */
  readonly tasks: readonly WorkTask[]
  /** The task whose wish is not granted. */
  readonly last: WorkTask | undefined
}

export function chainOf(planned: Planned, conflict: Conflict, stepMinutes: number): Chain {
  const tasks = new Map(planned.plan.tasks.map(task => [task.id, task]))
  const before = conflict.chain.filter(id => id !== conflict.taskId).toReversed()
  return {
    planned,
    conflict,
    stepMinutes: Math.max(1, stepMinutes),
    reach: reachOf(planned.plan, planned.schedule),
    tasks: before.flatMap(id => tasks.get(id) ?? []),
    last: tasks.get(conflict.taskId),
  }
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
