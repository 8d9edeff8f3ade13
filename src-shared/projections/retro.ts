import { byPosition } from '../domain/order'
import type { RetroCard, RetroList, Status, Task } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'

export const RETRO_NOTES = ['keep', 'stop', 'start'] as const satisfies readonly RetroList[]

/** The lines of a list in their order. */
export function retroCards({ retroCard }: Pick<PlanSnapshot, 'retroCard'>, list: RetroList): RetroCard[] {
  return [...retroCard.values()].filter(card => !card.isRemoved && card.list === list).sort(byPosition)
}

/** What was counted: tasks that came out of the retrospective are work of afterwards, and no part of it. */
export function withoutActions(plan: PlanSnapshot): PlanSnapshot {
  const made: [string, undefined][] = []
  for (const { taskId } of plan.retroCard.values()) if (taskId !== null) made.push([taskId, undefined])
  return made.length === 0 ? plan : { ...plan, task: plan.task.withAll(made) }
}

/** The task that an action became, unless it was removed since. */
export function actionTask(
  plan: Pick<PlanSnapshot, 'task' | 'status'>,
  { taskId }: RetroCard,
): { readonly task: Task; readonly status: Status | undefined } | null {
  const task = taskId === null ? undefined : plan.task.get(taskId)
  if (task === undefined || task.isRemoved) return null
  return { task, status: plan.status.get(task.statusId) }
}
