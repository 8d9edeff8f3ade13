import type { WorkCalendar } from '../calendar/workCalendar'
import type { ScheduleTask } from '../commands/task/scheduleTask'
import { type PlanCalendars, timeOf } from '../schedule/dates/planCalendars'
import type { ShownDates } from '../schedule/plannedDates'
import { steppedInHours, timedBar } from './moveByMinutes'
import { type Bar, type BarChange, stepped } from './moveByDays'
import { homesOf } from '../projections/gantt/outline'
import type { GanttTaskRow } from '../projections/gantt/row'
import { type GanttRows, taskRowIn } from '../projections/gantt/rows'

/** The change of one of several bars that move together. */
export interface TaskChange {
  readonly taskId: string
  readonly dates: ShownDates
  readonly schedule: ScheduleTask
}

/** The rows that move when these are moved: the subtasks of a summary task. Each once, in the order of the plan. */
export function movingRows(rows: GanttRows, keys: ReadonlySet<string>): GanttTaskRow[] {
  const moving = new Map<string, GanttTaskRow>()
  for (const key of keys) {
    const home = homesOf(rows.outline).get(key)
    const members = home === undefined ? [] : (rows.phases[home.phase]?.members ?? [])
    const row = taskRowIn(rows, key)
    if (home === undefined || row === null) continue
    for (const one of members.slice(home.at, home.at + row.below + 1)) {
      if (one.below === 0) moving.set(one.key, one)
    }
  }
  return [...moving.values()].sort((a, b) => a.number - b.number)
}

/** Each by the same number of working days; tasks without dates are left out. */
export function movedTogether(
  calendar: WorkCalendar,
  rows: readonly GanttTaskRow[],
  by: number,
): TaskChange[] {
  return rows.flatMap(row => changeOf(row, stepped(calendar, barOf(row), by)))
}

export interface MovedBy {
  readonly minutes: number
  /** For bars without exact minutes. */
  readonly days: number
}

/** Each by the same number of minutes of its own working time. */
export function movedTogetherInHours(
  calendars: PlanCalendars,
  rows: readonly GanttTaskRow[],
  { minutes, days }: MovedBy,
): TaskChange[] {
  return rows.flatMap(row => {
    const { task, planned } = row
    const bar = timedBar(task.timing, planned)
    if (bar === null) return changeOf(row, stepped(calendars.days, barOf(row), days))
    return changeOf(row, steppedInHours(timeOf(calendars, task), bar, minutes))
  })
}

function barOf({ task, dates }: GanttTaskRow): Bar {
  return { timing: task.timing, dates }
}

function changeOf({ task }: GanttTaskRow, change: BarChange | null): TaskChange[] {
  if (change === null) return []
  return [{ taskId: task.id, dates: change.dates, schedule: { taskId: task.id, ...change.schedule } }]
}
