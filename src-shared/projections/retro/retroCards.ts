import { byPosition } from '../../domain/order'
import type { RetroCard, RetroList } from '../../model/retroCard'
import type { Status } from '../../model/status'
import type { Task } from '../../model/task'
import type { PlanSnapshot } from '../../model/snapshot'

export const RETRO_NOTES = ['keep', 'stop', 'start'] as const satisfies readonly RetroList[]

/** The lines of a list in their order. */
export function retroCards({ retroCard }: Pick<PlanSnapshot, 'retroCard'>, list: RetroList): RetroCard[] {
  return [...retroCard.values()].filter(card => !card.isRemoved && card.list === list).sort(byPosition)
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
