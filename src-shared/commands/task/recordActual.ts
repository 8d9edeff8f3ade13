import { isRefusal, refuse } from '../../domain/refusal'
import { NOT_BEGUN } from '../../model/actual'
import { put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { findTask } from '../find'
import { isPlannable } from '../limits'

export interface RecordActual {
  readonly taskId: string
  /** Null: it has not begun. */
  readonly start: string | null
  readonly finish: string | null
}

/** When work really began and ended, corrected by hand. */
export const recordActual: PlanCommand<RecordActual> = (plan, { taskId, start, finish }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  if (start === null) return [put('task', taskId, { field: 'actual', to: NOT_BEGUN })]
  if (!isPlannable(start) || (finish !== null && !isPlannable(finish))) return refuse('badDay')
  if (finish !== null && finish < start) return refuse('finishBeforeStart', { start, due: finish })
  return [put('task', taskId, { field: 'actual', to: { start, finish } })]
}
