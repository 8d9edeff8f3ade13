import { isRefusal } from '../../domain/refusal'
import { type Edit, put } from '../../model/edit'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'
import type { PlanCommand } from '../command'
import { findTask, present } from '../find'

export interface RemoveTask {
  readonly taskId: string
}

export const removeTask: PlanCommand<RemoveTask> = (plan, { taskId }) => {
  const task = findTask(plan, taskId)
  return isRefusal(task) ? task : removalOf(plan, [task])
}

/** Removal is a field: what a peer edits meanwhile survives and comes back with the task. Its parts move up to where it stood. */
export function removalOf(plan: PlanSnapshot, tasks: readonly Task[]): Edit[] {
  const gone = new Map(tasks.map(task => [task.id, task]))
  const parts = present(plan.task).filter(({ id, parentId }) => gone.has(parentId ?? '') && !gone.has(id))
  return [
    ...tasks.map(({ id }) => put('task', id, { field: 'isRemoved', to: true })),
    ...parts.map(part => put('task', part.id, { field: 'parentId', to: above(gone, part) })),
  ]
}

/** The nearest of those above that stays; parents in a circle lead nowhere. */
function above(gone: ReadonlyMap<string, Task>, { parentId }: Task): string | null {
  let up = parentId
  for (const seen = new Set<string>(); up !== null && gone.has(up); up = gone.get(up)?.parentId ?? null) {
    if (seen.has(up)) return null
    seen.add(up)
  }
  return up
}
