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

/** Without these nobody would know a row. */
const LASTING: readonly Column[] = ['number', 'task']
/** Until somebody chooses. */
export const USUAL: readonly Column[] = ['number', 'task', 'person', 'days', 'dates']

/** Columns that a person may choose. */
export const CHOICES = COLUMNS.filter(column => !LASTING.includes(column))

/** In CSS pixels; the title takes what a person gives it. */
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

/** What a person made of the grid. */
export interface GridLook {
  /** In the order of `COLUMNS`. */
  readonly columns: readonly Column[]
  readonly titleWidth: number
}

/** From what is kept; anything that is none is the usual. */
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

/** As it is kept. */
export function columnsText(columns: readonly Column[]): string {
  return columns.join(' ')
}

/** One column more or less. */
export function toggledColumn(columns: readonly Column[], toggled: Column): readonly Column[] {
  return COLUMNS.filter(column => columns.includes(column) !== (column === toggled))
}

export function widthOf(column: Column, { titleWidth }: Pick<GridLook, 'titleWidth'>): number {
  return column === 'task' ? titleWidth : WIDTHS[column]
}

/** From the left edge of the grid to the left edge of a column; the width of all for none. */
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
