import type { WorkingTime } from '../../calendar/workingTime'
import type { Schedule } from '../engine/result'
import { type Shift, type Span, shiftOf } from './moves'
import { datesById } from './planned'

export interface TaskVariance extends Shift {
  readonly taskId: string
}

/** Working minutes later than the baseline, negative for earlier. */
export interface Variance {
  /** Tasks of both, in the plan's order, also those without any. */
  readonly tasks: readonly TaskVariance[]
  /** Tasks that the baseline lacks, and that the plan lacks. */
  readonly added: readonly string[]
  readonly gone: readonly string[]
  /** Of the end of the whole; null where one of both has no tasks. */
  readonly finishMinutes: number | null
}

export function variance(
  baseline: ReadonlyMap<string, Span>,
  schedule: Schedule,
  time: WorkingTime,
): Variance {
  const now = datesById(schedule)
  const tasks = schedule.tasks.flatMap(({ id, start, finish }): TaskVariance[] => {
    const from = baseline.get(id)
    return from === undefined ? [] : [{ taskId: id, ...shiftOf({ from, to: { start, finish } }, time) }]
  })
  const planned = [...baseline.values()].reduce((most, { finish }) => Math.max(most, finish), 0)
  const isBoth = baseline.size > 0 && schedule.tasks.length > 0
  return {
    tasks,
    added: schedule.tasks.flatMap(({ id }) => (baseline.has(id) ? [] : [id])),
    gone: [...baseline.keys()].filter(id => !now.has(id)),
    finishMinutes: isBoth ? time.worked(schedule.finish) - time.worked(planned) : null,
  }
}
