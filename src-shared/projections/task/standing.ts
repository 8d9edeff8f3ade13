import { positionOf } from '../../calendar/workingDays'
import type { Day } from '../../domain/day'
import { isClosed, isFinished } from '../../model/doneness'
import type { Task } from '../../model/task'
import type { PlanSnapshot } from '../../model/snapshot'
import type { ShownDates } from '../../schedule/plannedDates'
import type { Outlook } from '../outlook'

/** Dates and lateness of a task as of today. */
export interface Standing {
  readonly dates: ShownDates | null
  readonly due: Day | null
  readonly isDone: boolean
  /** Done or dropped. */
  readonly isClosed: boolean
  /** Working days by which its due day has passed; 0 while it has not. */
  readonly lateDays: number
}

export function standingOf(
  plan: Pick<PlanSnapshot, 'status'>,
  task: Task,
  { dates, today }: Outlook,
): Standing {
  const shown = dates.shown(task)
  const due = shown?.finish ?? task.timing.due
  const closed = isClosed(plan, task)
  const lateDays = due !== null && !closed && due < today ? positionOf(dates.calendars.days, due, today) : 0
  return {
    dates: shown,
    due,
    isDone: isFinished(plan, task),
    isClosed: closed,
    lateDays: Math.max(0, lateDays),
  }
}

export function sameStanding(a: Standing, b: Standing): boolean {
  return (
    a.due === b.due &&
    a.isDone === b.isDone &&
    a.isClosed === b.isClosed &&
    a.lateDays === b.lateDays &&
    a.dates?.start === b.dates?.start &&
    a.dates?.finish === b.dates?.finish &&
    a.dates?.startsAt === b.dates?.startsAt &&
    a.dates?.finishesAt === b.dates?.finishesAt
  )
}
