import type { WorkCalendar } from '../calendar/workCalendar'
import type { ScheduleTask } from '../commands/task/scheduleTask'
import type { PlannedDates } from '../schedule/plannedDates'
import { stepped } from './ganttMove'
import type { GanttTaskRow } from './ganttRow'
import { type GanttRows, taskRowIn } from './ganttRows'

/** One of several bars that move together. */
export interface TogetherShift {
  readonly taskId: string
  readonly dates: PlannedDates
  readonly change: ScheduleTask
}

/** The rows that move when these are moved: a task with parts stands for them. Each once, in the order of the plan. */
export function movingRows(rows: GanttRows, keys: ReadonlySet<string>): GanttTaskRow[] {
  const moving = new Map<string, GanttTaskRow>()
  for (const key of keys) {
    const home = rows.outline.homes.get(key)
    const members = home === undefined ? [] : (rows.phases[home.phase]?.members ?? [])
    const row = taskRowIn(rows, key)
    if (home === undefined || row === null) continue
    for (const one of members.slice(home.at, home.at + row.below + 1)) {
      if (one.below === 0) moving.set(one.key, one)
    }
  }
  return [...moving.values()].sort((a, b) => a.number - b.number)
}

/** Each by the same number of working days; those without a day stay without one. */
export function movedTogether(
  calendar: WorkCalendar,
  rows: readonly GanttTaskRow[],
  by: number,
): TogetherShift[] {
  return rows.flatMap(({ task, dates }) => {
    const shift = stepped(calendar, { timing: task.timing, dates }, by)
    if (shift === null) return []
    return [{ taskId: task.id, dates: shift.dates, change: { taskId: task.id, ...shift.change } }]
  })
}
