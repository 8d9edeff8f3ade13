import type { CalendarHours } from '../calendar/calendarHours'
import { dayNumber } from '../domain/day'
import { type Refusal, refuse } from '../domain/refusal'
import type { WorkPlan } from '../schedule/workPlan'
import { depthOf } from './planRows'

/** Longer than all days that there are; beyond it is no plan but an attempt. */
const MOST_MINUTES = 1e8
/** An outline of them fits XML that our own reader accepts. */
const MOST_DEPTH = 500
/** Each calendar that is used has tables of all its days. */
const MOST_CALENDARS = 200
const MOST_EXCEPTION_DAYS = 5_000_000

const MOST_MEBIBYTES = 50

/** Before the file is read: its size alone may be too much. */
export function refusePlanSize(bytes: number): Refusal | null {
  return bytes > MOST_MEBIBYTES * 1024 * 1024 ? refuse('fileTooBig', { most: MOST_MEBIBYTES }) : null
}

/** What no plan needs and what would take hours or all memory; null for a plan within reason. */
export function refusePlan(plan: WorkPlan): Refusal | null {
  const long = tooLong(plan)
  if (long !== null) return refuse('planLengthTooLong', { task: long })
  if (depthOf(plan.tasks) > MOST_DEPTH) return refuse('planTooDeep', { most: MOST_DEPTH })
  const ids = new Set([plan.calendarId, ...plan.tasks.flatMap(task => task.calendarId ?? [])])
  if (ids.size > MOST_CALENDARS) return refuse('planCalendarsTooMany', { most: MOST_CALENDARS })
  let days = 0
  for (const calendar of plan.calendars.filter(({ id }) => ids.has(id))) {
    if (isEmpty(calendar)) return refuse('planCalendarEmpty', { calendar: calendar.name || calendar.id })
    for (const { from, to } of calendar.exceptions) days += Math.max(0, dayNumber(to) - dayNumber(from) + 1)
    if (days > MOST_EXCEPTION_DAYS) {
      return refuse('planCalendarTooLong', { calendar: calendar.name || calendar.id })
    }
  }
  return null
}

export function isEmpty({ week, exceptions }: CalendarHours): boolean {
  return !week.some(shifts => shifts.length > 0) && !exceptions.some(({ shifts }) => shifts.length > 0)
}

/** The task whose length, or whose lag after another, is too long. */
function tooLong({ tasks, dependencies }: WorkPlan): string | null {
  const isLong = (minutes: number) => !(Math.abs(minutes) <= MOST_MINUTES)
  const task = tasks.find(
    ({ duration, progress }) => isLong(duration.minutes) || isLong(progress?.doneMinutes ?? 0),
  )
  if (task !== undefined) return task.name || task.id
  const link = dependencies.find(({ lag }) => isLong(lag.minutes))
  return link === undefined ? null : (tasks.find(({ id }) => id === link.to)?.name ?? link.to)
}
