import { byPosition } from '../../domain/order'
import { isRefusal, refuse } from '../../domain/refusal'
import { type Edit, make, put } from '../../model/edit'
import type { PlanCommand } from '../command'
import type { AddDependency } from '../dependency/dependencies'
import { findTask, present } from '../find'

export interface DropTask {
  readonly taskId: string
  /** What came before it binds what comes after it. */
  readonly dependencies: readonly AddDependency[]
}

/** A task that is not done after all: dropped, not removed, so that the retrospective knows of it. */
export const dropTask: PlanCommand<DropTask> = (plan, { taskId, dependencies }, { now }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const statuses = present(plan.status).filter(status => status.category === 'dropped' && !status.isArchived)
  const [status] = statuses.sort(byPosition)
  if (status === undefined) return refuse('noSuchRecord')
  const bridges = dependencies.flatMap(({ from, to, type, lag }): Edit[] => {
    const id = `${from}~${to}`
    if (plan.dependency.has(id) || isRefusal(findTask(plan, from)) || isRefusal(findTask(plan, to))) return []
    return [make('dependency', id, { from, to, type, lag, lagLength: null, madeAt: now })]
  })
  return [put('task', taskId, { field: 'statusId', to: status.id }), ...bridges]
}
