import { byPosition, byRank, positionAt, positionsAfter } from '../../domain/order'
import { isRefusal, refuse } from '../../domain/refusal'
import { sameValue } from '../../domain/sameValue'
import { readTiming } from '../../model/timing'
import { make } from '../../model/edit'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'
import type { PlanCommand } from '../command'
import { find } from '../find'
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
  const status = find(plan, 'status', statusId)
  if (isRefusal(status)) return status
  if (intent.timing !== undefined && !sameValue(readTiming(intent.timing), intent.timing))
    return refuse('badDay')
  const { first, last } = endsOf(plan, statusId)
  const values = {
    title,
    statusId,
    phaseId: intent.phaseId ?? null,
    personId: intent.personId ?? null,
    position: positionAt(first === null ? [] : [first], 0),
    rank: positionsAfter(last?.rank ?? null, 1)[0] ?? 'a0',
    ...(intent.timing === undefined ? {} : { timing: intent.timing }),
  }
  return [make('task', newId(), values)]
}

interface Ends {
  readonly first: Task | null
  readonly last: Task | null
}

/** The first task of a column and the last of the plan: to sort thousands for one takes longer than all the rest. */
function endsOf(plan: PlanSnapshot, statusId: string): Ends {
  let first: Task | null = null
  let last: Task | null = null
  for (const task of plan.task.list()) {
    if (task.isRemoved) continue
    if (task.statusId === statusId && (first === null || byPosition(task, first) < 0)) first = task
    if (last === null || byRank(task, last) > 0) last = task
  }
  return { first, last }
}
