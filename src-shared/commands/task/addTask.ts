import { make } from '../../domain/edit'
import { byPosition, byRank, positionAt, positionsAfter } from '../../domain/order'
import type { Task } from '../../domain/records'
import { isRefusal } from '../../domain/refusal'
import type { PlanCommand } from '../command'
import { find, present } from '../find'
import { line } from '../limits'
import { usualStatus } from '../status/usualStatus'

export interface AddTask {
  readonly title: string
  readonly statusId?: string
  readonly phaseId?: string | null
  readonly personId?: string | null
  readonly timing?: Task['timing']
}

/** The new task comes first in its column, where the person who typed it looks. */
export const addTask: PlanCommand<AddTask> = (plan, intent, { newId }) => {
  const title = line(intent.title)
  if (isRefusal(title)) return title
  const statusId = intent.statusId ?? usualStatus(plan)
  const status = find(plan.status, statusId)
  if (isRefusal(status)) return status
  const tasks = present(plan.task)
  const column = tasks.filter(task => task.statusId === statusId)
  const first = leastBy(column, byPosition)
  const values = {
    title,
    statusId,
    phaseId: intent.phaseId ?? null,
    personId: intent.personId ?? null,
    position: positionAt(first === null ? [] : [first], 0),
    rank: positionsAfter(leastBy(tasks, (a, b) => byRank(b, a))?.rank ?? null, 1)[0] ?? 'a0',
    ...(intent.timing === undefined ? {} : { timing: intent.timing }),
  }
  return [make('task', newId(), values)]
}

/** A plan has thousands of tasks, and to sort them for one takes longer than all the rest of an edit. */
function leastBy(tasks: readonly Task[], order: (a: Task, b: Task) => number): Task | null {
  return tasks.reduce<Task | null>(
    (least, task) => (least === null || order(task, least) < 0 ? task : least),
    null,
  )
}
