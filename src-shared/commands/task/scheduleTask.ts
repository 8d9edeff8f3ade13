import type { WorkCalendar } from '../../calendar/workCalendar'
import { durationOf, workingDayAt } from '../../calendar/workingDays'
import { isStartTime } from '../../domain/clockTime'
import type { Day } from '../../domain/day'
import { daysOfLength, isPlainDays, LEAST_LENGTH, readLength, type TaskLength } from '../../domain/length'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { put } from '../../model/edit'
import type { Task } from '../../model/task'
import { startingAt, type Timing } from '../../model/timing'
import { lengthUntil, stepsToFinish } from '../../schedule/plannedDates'
import type { PlanCommand } from '../command'
import { findTask } from '../find'
import { isPlannable, MAX_DAYS } from '../limits'

/**
 * One of: a new start (the length stays), a new length (the start stays), a new finish (the start stays). A start
 * without `startTime` is the first minute of work of its day.
 */
export type ScheduleTask = { readonly taskId: string } & (
  | { readonly start: string | null; readonly startTime?: string }
  | { readonly days: number }
  | { readonly due: string | null }
  | { readonly start: string; readonly startTime?: string; readonly days: number }
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
  const started = 'start' in intent ? withStart(before, intent) : before
  if (isRefusal(started)) return started
  if (started.start === null) return { ...started, days, due: plannedFinish(before, calendar) }
  if (before.start === null && before.due !== null && days > 0 && !('days' in intent)) {
    return withDue({ ...started, due: null }, before.due, calendar)
  }
  const { length, ...plain } = started
  const kept = length === undefined || 'days' in intent ? plain : started
  return { ...kept, days, due: null }
}

function withStart(
  before: Timing,
  { start, startTime }: { readonly start: string | null; readonly startTime?: string },
): Timing | Refusal {
  if (start === null) return startingAt(before, null)
  if (!isPlannable(start)) return refuse('badDay')
  if (startTime === undefined) return startingAt(before, start)
  return isStartTime(startTime) ? startingAt(before, start, startTime) : refuse('badTime')
}

function withLength(before: Timing, length: TaskLength): Timing | Refusal {
  if (readLength(length, LEAST_LENGTH) === null) return refuse('badDuration', { most: MAX_DAYS })
  const days = daysOfLength(length)
  if (days > MAX_DAYS) return refuse('badDuration', { most: MAX_DAYS })
  const { length: _old, ...plain } = before
  return isPlainDays(length) ? { ...plain, days } : { ...plain, days, length }
}

function withDue(before: Timing, due: string | null, calendar: WorkCalendar): Timing | Refusal {
  if (due === null) return { ...startingAt(before, null), due: null }
  if (!isPlannable(due)) return refuse('badDay')
  if (before.start === null) return { ...before, due }
  if (due < before.start) return refuse('finishBeforeStart', { start: before.start, due })
  if (before.days === 0) return { ...startingAt(before, due, before.startTime), due: null }
  const days = durationOf(calendar, before.start, due)
  if (days > MAX_DAYS) return refuse('badDuration', { most: MAX_DAYS })
  if (before.startTime !== undefined && before.pin === null) {
    const length = lengthUntil(before.startTime, days)
    if (length === null) return refuse('finishBeforeStart', { start: before.start, due })
    return withLength({ ...before, due: null }, length)
  }
  const { length: _length, ...plain } = before
  return { ...plain, days, due: null }
}

/** Taking the start away keeps the promise that it implied. */
function plannedFinish(timing: Timing, calendar: WorkCalendar): Day | null {
  return timing.start === null ? timing.due : workingDayAt(calendar, timing.start, stepsToFinish(timing))
}
