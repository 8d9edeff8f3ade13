import type { WorkCalendar } from '../../calendar/workCalendar'
import { durationOf, finishOf } from '../../calendar/workingDays'
import type { Day } from '../../domain/day'
import { put } from '../../domain/edit'
import { daysOfLength, isPlainDays, LEAST_LENGTH, readLength, type TaskLength } from '../../domain/length'
import type { Task, Timing } from '../../domain/records'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { PlanCommand } from '../command'
import { findTask } from '../find'
import { isPlannable, MAX_DAYS } from '../limits'

/** One of: a new start (the length stays), a new length (the start stays), a new finish (the start stays). */
export type ScheduleTask = { readonly taskId: string } & (
  | { readonly start: string | null }
  | { readonly days: number }
  | { readonly due: string | null }
  | { readonly start: string; readonly days: number }
  /** A length that whole working days do not say, or do; the start stays. */
  | { readonly length: TaskLength }
)

export const scheduleTask: PlanCommand<ScheduleTask> = (plan, intent, { calendar }) => {
  const task = findTask(plan, intent.taskId)
  if (isRefusal(task)) return task
  if (task.timing.pin !== null && movesPin(task.timing, intent)) {
    return refuse('isPinned', { day: task.timing.pin.day })
  }
  const timing = timingAfter(task, intent, calendar)
  return isRefusal(timing) ? timing : [put('task', task.id, { field: 'timing', to: timing })]
}

/** A finish moves only the length of a pinned task, but a milestone has no other day than its own. */
function movesPin({ days }: Timing, intent: ScheduleTask): boolean {
  return 'start' in intent || ('due' in intent && (intent.due === null || days === 0))
}

function timingAfter(task: Task, intent: ScheduleTask, calendar: WorkCalendar): Timing | Refusal {
  const before = task.timing
  if ('due' in intent) return withDue(before, intent.due, calendar)
  if ('length' in intent) return withLength(before, intent.length)
  const days = 'days' in intent ? intent.days : before.days
  if (!Number.isInteger(days) || days < 0 || days > MAX_DAYS) return refuse('badDuration', { most: MAX_DAYS })
  const start = 'start' in intent ? intent.start : before.start
  if (start !== null && !isPlannable(start)) return refuse('badDay')
  if (start === null) return { ...before, start: null, days, due: plannedFinish(before, calendar) }
  if (before.start === null && before.due !== null && days > 0 && !('days' in intent)) {
    return withDue({ ...before, start, due: null }, before.due, calendar)
  }
  const { length, ...plain } = before
  const kept = length === undefined || 'days' in intent ? plain : before
  return { ...kept, start, days, due: null }
}

function withLength(before: Timing, length: TaskLength): Timing | Refusal {
  if (readLength(length, LEAST_LENGTH) === null) return refuse('badDuration', { most: MAX_DAYS })
  const days = daysOfLength(length)
  if (days > MAX_DAYS) return refuse('badDuration', { most: MAX_DAYS })
  const { length: _old, ...plain } = before
  return isPlainDays(length) ? { ...plain, days } : { ...plain, days, length }
}

function withDue(before: Timing, due: string | null, calendar: WorkCalendar): Timing | Refusal {
  if (due === null) return { ...before, due: null, start: null }
  if (!isPlannable(due)) return refuse('badDay')
  if (before.start === null) return { ...before, due }
  if (due < before.start) return refuse('finishBeforeStart', { start: before.start, due })
  if (before.days === 0) return { ...before, start: due, due: null }
  const days = durationOf(calendar, before.start, due)
  if (days > MAX_DAYS) return refuse('badDuration', { most: MAX_DAYS })
  const { length: _length, ...plain } = before
  return { ...plain, days, due: null }
}

/** Taking the start away keeps the promise that it implied. */
function plannedFinish(timing: Timing, calendar: WorkCalendar): Day | null {
  return timing.start === null ? timing.due : finishOf(calendar, timing.start, timing.days)
}
