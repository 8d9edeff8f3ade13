import type { PlanSnapshot } from '../model/snapshot'

/** What is counted: tasks that came out of the retrospective are work of afterwards, and no part of it. */
export function withoutActions(plan: PlanSnapshot): PlanSnapshot {
  const made: [string, undefined][] = []
  for (const { taskId } of plan.retroCard.values()) if (taskId !== null) made.push([taskId, undefined])
  return made.length === 0 ? plan : { ...plan, task: plan.task.withAll(made) }
}
