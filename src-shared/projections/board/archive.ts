import { byPosition } from '../../domain/order'
import type { Status } from '../../model/status'
import type { Task } from '../../model/task'
import type { PlanSnapshot } from '../../model/snapshot'

/** Archived columns, and tasks that were archived one by one. */
export interface Archive {
  readonly columns: readonly { readonly status: Status; readonly tasks: number }[]
  readonly tasks: readonly Task[]
}

export function archive(plan: PlanSnapshot): Archive {
  const statuses = [...plan.status.values()].filter(status => status.isArchived && !status.isRemoved)
  const within = new Map(statuses.map(status => [status.id, 0]))
  const tasks: Task[] = []
  for (const task of plan.task.values()) {
    if (task.isRemoved) continue
    const count = within.get(task.statusId)
    if (count !== undefined) within.set(task.statusId, count + 1)
    if (task.isArchived) tasks.push(task)
  }
  return {
    columns: statuses.sort(byPosition).map(status => ({ status, tasks: within.get(status.id) ?? 0 })),
    tasks: tasks.sort(byPosition),
  }
}

/** Whether the archive holds anything; cheaper than `archive`. */
export function hasArchive(plan: Pick<PlanSnapshot, 'task' | 'status'>): boolean {
  for (const status of plan.status.values()) if (status.isArchived && !status.isRemoved) return true
  for (const task of plan.task.values()) if (task.isArchived && !task.isRemoved) return true
  return false
}
