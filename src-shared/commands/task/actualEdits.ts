import type { Day } from '../../domain/day'
import { sameValue } from '../../domain/sameValue'
import { type Actual, NOT_BEGUN } from '../../model/actual'
import { isDoneIn } from '../../model/doneness'
import { type Edit, put } from '../../model/edit'
import type { StatusCategory } from '../../model/status'
import type { Task } from '../../model/task'
import { plannedStart } from '../../schedule/plannedDates'

/** How a task stands after a move or a tick. */
export interface Stand {
  readonly category: StatusCategory | undefined
  readonly isComplete: boolean
}

/** When work began and ended, told by the day on which somebody said so. Back among the work to do, nothing has begun. */
export function actualEdits(task: Task, { category, isComplete }: Stand, today: Day): Edit[] {
  const to = actualAfter(task, isDoneIn(category, isComplete), { category, today })
  return sameValue(to, task.actual) ? [] : [put('task', task.id, { field: 'actual', to })]
}

function actualAfter(
  { actual, timing }: Task,
  isDone: boolean,
  { category, today }: { category: StatusCategory | undefined; today: Day },
): Actual {
  if (category === 'dropped') return actual
  if (isDone) {
    if (actual.finish !== null) return actual
    const planned = plannedStart(timing)
    const start = actual.start ?? (planned !== null && planned < today ? planned : today)
    return { start, finish: start > today ? start : today }
  }
  if (category === 'todo' || category === undefined) return NOT_BEGUN
  return { start: actual.start ?? today, finish: null }
}
