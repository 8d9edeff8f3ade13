import { byPosition } from '../../domain/order'
import { isRefusal, refuse } from '../../domain/refusal'
import { type Edit, put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { type AddDependency, addDependency } from '../dependency/dependencies'
import { withEdits } from '../../model/withEdits'
import { findTask, present } from '../find'

export interface DropTask {
  readonly taskId: string
  /** What came before it binds what comes after it; one that can't be is left out. */
  readonly dependencies: readonly AddDependency[]
}

/** A task that is not done after all: dropped, not removed, so that the retrospective knows of it. */
export const dropTask: PlanCommand<DropTask> = (plan, { taskId, dependencies }, context) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const statuses = present(plan.status).filter(status => status.category === 'dropped' && !status.isArchived)
  const [status] = statuses.sort(byPosition)
  if (status === undefined) return refuse('noSuchRecord')
  const bridges: Edit[] = []
  let now = plan
  for (const dependency of dependencies) {
    if (plan.dependency.has(`${dependency.from}~${dependency.to}`)) continue
    const edits = addDependency(now, dependency, context)
    if (isRefusal(edits)) continue
    bridges.push(...edits)
    now = withEdits(now, edits)
  }
  return [put('task', taskId, { field: 'statusId', to: status.id }), ...bridges]
}
