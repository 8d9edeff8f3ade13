import type { PlanSnapshot } from './snapshot'
import type { Status, StatusCategory } from './status'
import type { Task } from './task'

export function statusOf(plan: Pick<PlanSnapshot, 'status'>, task: Task): Status | undefined {
  return plan.status.get(task.statusId)
}

/** Neither taken away nor archived, by itself or with its whole list. */
export function isAtHand(plan: Pick<PlanSnapshot, 'status'>, task: Task): boolean {
  return isLive(task) && !archivedIn(plan.status).has(task.statusId)
}

/** All tasks of a plan for which `isAtHand` holds. */
export function tasksAtHand(plan: Pick<PlanSnapshot, 'status' | 'task'>): Task[] {
  const archived = archivedIn(plan.status)
  return plan.task.list().filter(task => isLive(task) && !archived.has(task.statusId))
}

function isLive({ isRemoved, isArchived }: Task): boolean {
  return !isRemoved && !isArchived
}

/** Asked for every task of a plan: found once for each state of the statuses. */
const archived = new WeakMap<PlanSnapshot['status'], ReadonlySet<string>>()

function archivedIn(statuses: PlanSnapshot['status']): ReadonlySet<string> {
  const known = archived.get(statuses)
  if (known !== undefined) return known
  const ids = new Set<string>()
  for (const status of statuses.values()) if (status.isArchived) ids.add(status.id)
  archived.set(statuses, ids)
  return ids
}

export function isClosed(plan: Pick<PlanSnapshot, 'status'>, task: Task): boolean {
  return isFinished(plan, task) || statusOf(plan, task)?.category === 'dropped'
}

/** In a column of done work, or ticked as complete in any other but a dropped one. */
export function isDoneIn(category: StatusCategory | undefined, isComplete: boolean): boolean {
  return category === 'done' || (isComplete && category !== 'dropped')
}

export function isFinished(plan: Pick<PlanSnapshot, 'status'>, task: Task): boolean {
  return isDoneIn(statusOf(plan, task)?.category, task.isComplete)
}
