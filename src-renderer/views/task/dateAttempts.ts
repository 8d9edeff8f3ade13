import type { WorkCalendar } from '#shared/calendar/workCalendar'
import { durationOf } from '#shared/calendar/workingDays'
import type { ScheduleTask } from '#shared/commands/task/scheduleTask'
import { isDay } from '#shared/domain/day'
import type { Task } from '#shared/domain/records'
import type { PlannedDates } from '#shared/schedule/plannedDates'
import type { Attempt } from '../../session/preview'

/** Work that has begun has no wish any more: what is typed is when it really began. */
export function startAttempt({ id: taskId, actual }: Task, start: string | null): Attempt {
  if (actual.start === null) return { command: 'scheduleTask', intent: { taskId, start } }
  return { command: 'recordActual', intent: { taskId, start, finish: start === null ? null : actual.finish } }
}

/** A task and where it lies by the whole plan. */
export interface Dated {
  readonly task: Task
  readonly dates: PlannedDates | null
}

export function dueAttempt(dated: Dated, due: string | null, calendar: WorkCalendar): Attempt {
  const { id: taskId, actual } = dated.task
  if (actual.finish !== null) {
    return { command: 'recordActual', intent: { taskId, start: actual.start, finish: due } }
  }
  return { command: 'scheduleTask', intent: dueIntent(dated, due, calendar) }
}

/** Where other work holds the start later than the wish, the length follows from where it really starts. */
function dueIntent({ task, dates }: Dated, due: string | null, calendar: WorkCalendar): ScheduleTask {
  const start = dates?.start ?? null
  const isHeld = task.timing.pin === null && start !== null && start !== task.timing.start
  if (!isHeld || task.timing.days === 0 || !isDay(due) || due < start) return { taskId: task.id, due }
  return { taskId: task.id, days: durationOf(calendar, start, due) }
}
