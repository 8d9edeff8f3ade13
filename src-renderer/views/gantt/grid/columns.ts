import type { PlannedDates } from '#shared/schedule/plannedDates'
import type { GanttRow, GanttTaskRow } from '#shared/projections/ganttRow'
import { tableDay } from '../../../locales/days'

/** Columns of the grid in their order; widths are those of grid.module.css. */
export const COLUMNS = ['number', 'task', 'person', 'days', 'dates'] as const
export type Column = (typeof COLUMNS)[number]

export function daysText(row: GanttRow): string {
  if (row.kind === 'phase') return row.days === 0 ? '' : String(row.days)
  if (row.isMilestone) return '◆'
  return row.dates === null ? '' : String(row.task.timing.days)
}

/** 10-08 – 10-12, one day alone, with the clock time where one is fixed, or — without dates. */
export function datesText(row: GanttRow): string {
  if (row.kind === 'phase') return row.dates === null ? '—' : rangeText(row.dates)
  if (row.dates === null) return dueText(row)
  const time = row.task.timing.pin?.time ?? null
  if (time !== null && row.dates.start === row.dates.finish) return `${tableDay(row.dates.start)} ${time}`
  return rangeText(row.dates)
}

function dueText({ task }: GanttTaskRow): string {
  return task.timing.due === null ? '—' : `– ${tableDay(task.timing.due)}`
}

function rangeText({ start, finish }: PlannedDates): string {
  return start === finish ? tableDay(start) : `${tableDay(start)} – ${tableDay(finish)}`
}
