import type { Day } from '../../domain/day'
import { isDoneIn } from '../../domain/doneness'
import { type Edit, put } from '../../domain/edit'
import { type Actual, NOT_BEGUN } from '../../domain/planningRecords'
import type { StatusCategory, Task } from '../../domain/records'
import { sameValue } from '../../domain/sameValue'
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
