import type { PlannedDates } from '#shared/schedule/plannedDates'
import { lengthText } from '#shared/domain/length'
import { clockOf } from '#shared/projections/task/clockTimes'
import type { GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import { tableDay } from '../../locales/days'

/** Columns of the grid in their order. */
export const COLUMNS = [
  'number',
  'task',
  'person',
  'days',
  'start',
  'finish',
  'dates',
  'slack',
  'predecessors',
  'variance',
  'status',
  'deadline',
] as const
export type Column = (typeof COLUMNS)[number]

/** Cannot be hidden. */
const LASTING: readonly Column[] = ['number', 'task']
/** Until a person chooses. */
export const USUAL: readonly Column[] = ['number', 'task', 'person', 'days', 'dates']

/** Columns that a person may choose. */
export const CHOICES = COLUMNS.filter(column => !LASTING.includes(column))

/** In CSS pixels; the width of the title is the person's choice. */
export const WIDTHS: Readonly<Record<Exclude<Column, 'task'>, number>> = {
  number: 40,
  person: 36,
  days: 40,
  start: 80,
  finish: 80,
  dates: 104,
  slack: 48,
  predecessors: 96,
  variance: 64,
  status: 80,
  deadline: 64,
}

export const LEAST_TITLE = 120
export const MOST_TITLE = 640
const USUAL_TITLE = 220

/** A person's choice of columns and title width. */
export interface GridLook {
  /** In the order of `COLUMNS`. */
  readonly columns: readonly Column[]
  readonly titleWidth: number
}

/** From stored settings; the default for anything invalid. */
export function readLook(columns: unknown, titleWidth: unknown): GridLook {
  return { columns: readColumns(columns), titleWidth: readTitleWidth(titleWidth) }
}

function readColumns(stored: unknown): readonly Column[] {
  if (typeof stored !== 'string') return USUAL
  const chosen = new Set(stored.split(' '))
  return COLUMNS.filter(column => LASTING.includes(column) || chosen.has(column))
}

function readTitleWidth(stored: unknown): number {
  return typeof stored === 'number' && Number.isFinite(stored) ? titleWidthNear(stored) : USUAL_TITLE
}

export function titleWidthNear(width: number): number {
  return Math.min(MOST_TITLE, Math.max(LEAST_TITLE, Math.round(width)))
}

/** As it is stored. */
export function columnsText(columns: readonly Column[]): string {
  return columns.join(' ')
}

/** Shows or hides one column. */
export function toggledColumn(columns: readonly Column[], toggled: Column): readonly Column[] {
  return COLUMNS.filter(column => columns.includes(column) !== (column === toggled))
}

export function widthOf(column: Column, { titleWidth }: Pick<GridLook, 'titleWidth'>): number {
  return column === 'task' ? titleWidth : WIDTHS[column]
}

/** Pixels from the left edge of the grid to a column; the width of all columns for null. */
export function leftOf(column: Column | null, look: GridLook): number {
  const at = column === null ? look.columns.length : look.columns.indexOf(column)
  return look.columns.slice(0, at).reduce((sum, before) => sum + widthOf(before, look), 0)
}

export function daysText(row: GanttRow): string {
  if (row.kind === 'task' && row.isMilestone) return '◆'
  if (row.dates === null) return ''
  if (row.kind === 'phase' || row.below > 0) return row.days === 0 ? '' : String(row.days)
  const { length, days } = row.task.timing
  return length === undefined ? String(days) : lengthText(length)
}

/** 10-08 – 10-12, one day alone, with the clock time at which it begins within it, or — without dates. */
export function datesText(row: GanttRow): string {
  if (row.kind === 'phase') return row.dates === null ? '—' : rangeText(row.dates)
  if (row.dates === null) return dueText(row)
  const time = row.task.timing.pin?.time ?? clockOf(row).start
  if (time !== null && row.dates.start === row.dates.finish) return `${tableDay(row.dates.start)} ${time}`
  return rangeText(row.dates)
}

function dueText({ task }: GanttTaskRow): string {
  return task.timing.due === null ? '—' : `– ${tableDay(task.timing.due)}`
}

function rangeText({ start, finish }: PlannedDates): string {
  return start === finish ? tableDay(start) : `${tableDay(start)} – ${tableDay(finish)}`
}
