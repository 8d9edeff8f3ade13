import { DAY_MINUTES } from '#shared/calendar/workingTime'
import { dayNumber } from '#shared/domain/day'
import type { PlannedDates, ShownDates } from '#shared/schedule/plannedDates'
import { ROW } from '../../taskGrid/gridWindow'
import type { GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'

/** Heights in CSS pixels. */
export const BAR = 12
export const AXIS = 44
/** Under the axis: names of the key dates. */
const LANE = 20
export const HEAD = AXIS + LANE

/** Scroll position, zoom and size. One per chart; written by the scroller, read by everything that draws. */
export interface View {
  /** Of the whole pane: grid, axis and bars. */
  width: number
  height: number
  gridWidth: number
  scrollLeft: number
  scrollTop: number
  /** Pixels per calendar day. */
  perDay: number
  /** Number of the first day that can be scrolled to, and how many follow. */
  origin: number
  days: number
  rowCount: number
}

export function chartWidth({ width, gridWidth }: View): number {
  return Math.max(0, width - gridWidth)
}

export function bodyHeight({ height }: View): number {
  return Math.max(0, height - HEAD)
}

/** Pixels from the left edge of the chart to a day number, which may have a fraction. */
export function xOf(view: View, at: number): number {
  return (at - view.origin) * view.perDay - view.scrollLeft
}

/** The inverse of `xOf`: day number with a fraction. */
export function dayAt(view: View, x: number): number {
  return (x + view.scrollLeft) / view.perDay + view.origin
}

/** Pixels from the top of the bar area to the top of a row. */
export function yOf(view: View, row: number): number {
  return row * ROW - view.scrollTop
}

/** Rows that are at least partly visible, both included; `last` < `first` when there are none. */
export function visibleRows(view: View): { first: number; last: number } {
  const first = Math.max(0, Math.floor(view.scrollTop / ROW))
  const last = Math.min(view.rowCount - 1, Math.floor((view.scrollTop + bodyHeight(view)) / ROW))
  return { first, last }
}

export type SpanKind = 'bar' | 'milestone' | 'rail' | 'due'

/** Pixels per day from which hours are shown: bars start and end at their minutes. */
export const HOURS_FROM = 120

/** Pixels per day below which quarters are shown instead of months. */
export const QUARTERS_BELOW = 0.9

export type Scale = Pick<View, 'perDay'>

/** The days that a row's bar covers, as day numbers with fractions; a milestone is a point. */
export interface BarSpan {
  readonly kind: SpanKind
  readonly from: number
  readonly to: number
}

export function spanOf(row: GanttRow, { perDay }: Scale): BarSpan | null {
  if (row.kind === 'phase') {
    if (row.dates === null) return null
    return { kind: 'rail', from: dayNumber(row.dates.start), to: dayNumber(row.dates.finish) + 1 }
  }
  if (row.dates === null) {
    const { due } = row.task.timing
    return due === null ? null : { kind: 'due', from: dayNumber(due), to: dayNumber(due) + 1 }
  }
  const { planned } = row
  if (row.isMilestone) {
    const isExact = perDay >= HOURS_FROM && planned !== null && row.task.timing.pin === null
    const at = isExact ? planned.startsAt / DAY_MINUTES : dayNumber(row.dates.start) + timeOfDay(row)
    return { kind: 'milestone', from: at, to: at }
  }
  const kind = row.below > 0 ? 'rail' : 'bar'
  if (perDay >= HOURS_FROM && planned !== null) {
    return { kind, from: planned.startsAt / DAY_MINUTES, to: planned.finishesAt / DAY_MINUTES }
  }
  return { kind, from: dayNumber(row.dates.start), to: dayNumber(row.dates.finish) + 1 }
}

const POINT = 8
const BESIDE_POINT = 6
const BESIDE_BAR = 9

/** In CSS pixels from the upper left corner of the bar area. */
export interface Point {
  readonly x: number
  readonly y: number
}

export type BarEnd = 'start' | 'finish'

/** x of the link handles, outside of both ends of a bar. */
export function handlesOf(view: View, { kind, from, to }: BarSpan): readonly [left: number, right: number] {
  const gap = kind === 'milestone' ? POINT + BESIDE_POINT : BESIDE_BAR
  return [xOf(view, from) - gap, xOf(view, to) + gap]
}

/** Where a row's bar lies, in pixels of the chart. */
export interface RowBox {
  readonly left: number
  readonly right: number
  /** Middle of the row. */
  readonly y: number
}

/** Both days whole. */
export function boxOfDays(view: View, at: number, { start, finish }: PlannedDates): RowBox {
  const [left, right] = [xOf(view, dayNumber(start)), xOf(view, dayNumber(finish) + 1)]
  return { left, right, y: yOf(view, at) + ROW / 2 }
}

/** At hour zoom to the minute, when the minutes are known; else in whole days. */
export function boxOfDates(view: View, at: number, dates: ShownDates): RowBox {
  const { startsAt, finishesAt } = dates
  if (view.perDay < HOURS_FROM || startsAt === undefined || finishesAt === undefined) {
    return boxOfDays(view, at, dates)
  }
  const [left, right] = [xOf(view, startsAt / DAY_MINUTES), xOf(view, finishesAt / DAY_MINUTES)]
  return { left, right, y: yOf(view, at) + ROW / 2 }
}

/** x of a milestone with these dates: at its minute, or at noon. */
export function pointOfDates(view: View, { start, startsAt }: ShownDates): number {
  const isExact = view.perDay >= HOURS_FROM && startsAt !== undefined
  return xOf(view, isExact ? startsAt / DAY_MINUTES : dayNumber(start) + 0.5)
}

/** Fraction of the day of the pinned clock time; noon without one. */
function timeOfDay({ task }: GanttTaskRow): number {
  const time = task.timing.pin?.time ?? null
  if (time === null) return 0.5
  return (Number(time.slice(0, 2)) + Number(time.slice(3)) / 60) / 24
}
