import { dayNumber } from '#shared/domain/day'
import { DAY_MINUTES } from '#shared/calendar/workingTime'
import type { GanttTaskRow } from '#shared/projections/gantt/row'
import { crisp } from './canvas'
import type { PaintContext } from './paintContext'
import type { Drawing } from './drawing'
import {
  BAR,
  chartWidth,
  HEAD,
  HOURS_FROM,
  boxOfDays,
  visibleRows,
  spanOf,
  xOf,
  yOf,
} from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'

/** Critical path, slack, baseline and deadlines of the visible rows. */
export function paintLayers(drawing: Drawing): void {
  const { scene, view } = drawing
  const { first, last } = visibleRows(view)
  for (let at = first; at <= last; at++) {
    const row = scene.rows[at]
    if (row?.kind !== 'task' || row.isDropped) continue
    if (row.baseline !== null) paintBaseline(drawing, row, at)
    if (row.moved !== null) paintMoved(drawing, row, at)
    if (scene.layers.showsSlack) paintSlack(drawing, row, at)
    if (scene.layers.showsCritical) paintCritical(drawing, row, at)
    if (row.task.deadline !== null) paintDeadline(drawing, row, at)
  }
}

/** y of the middle of a row on the canvas. */
function middle(drawing: Drawing, at: number): number {
  return HEAD + yOf(drawing.view, at) + ROW / 2
}

/** A vermilion line under critical tasks that are not done. */
function paintCritical(drawing: Drawing, row: GanttTaskRow, at: number): void {
  const { context, view, colours } = drawing
  if (row.planned?.isCritical !== true || row.isDone || row.below > 0) return
  const span = spanOf(row, view)
  if (span === null) return
  const half = span.kind === 'milestone' ? 5 : 0
  const [left, right] = [xOf(view, span.from) - half, xOf(view, span.to) + half]
  context.fillStyle = colours.of.cinnabar
  context.fillRect(left, middle(drawing, at) + BAR / 2 + (half > 0 ? 1 : 0), Math.max(2, right - left), 2)
}

const STOP = 3

/** A dotted line from the bar to its late finish. */
function paintSlack(drawing: Drawing, row: GanttTaskRow, at: number): void {
  const { context, view, colours } = drawing
  if (row.planned === null || row.isDone || row.below > 0) return
  const span = spanOf(row, view)
  const late = lateEnd(row.planned.lateFinishesAt, view.perDay)
  if (span === null || late <= span.to || row.planned.slackDays < 1) return
  const [from, to] = [xOf(view, span.to) + (span.kind === 'milestone' ? 8 : 2), xOf(view, late)]
  if (to < 0 || from > chartWidth(view)) return
  // Not in the middle, where dependency lines leave the bar.
  const y = crisp(middle(drawing, at) + 3)
  context.strokeStyle = colours.of.control
  context.lineWidth = 1
  context.setLineDash([1, 3])
  line(context, [Math.max(-4, from), y], [Math.min(chartWidth(view) + 4, to), y])
  context.setLineDash([])
  line(context, [crisp(to) - 1, y - STOP], [crisp(to) - 1, y + STOP])
}

/** As bars do: the whole last day, or the minute where hours are shown. */
function lateEnd(minute: number, perDay: number): number {
  return perDay >= HOURS_FROM ? minute / DAY_MINUTES : Math.ceil(minute / DAY_MINUTES)
}

type Point = readonly [x: number, y: number]

function line(context: PaintContext, from: Point, to: Point): void {
  context.beginPath()
  context.moveTo(from[0], from[1])
  context.lineTo(to[0], to[1])
  context.stroke()
}

/** The dates of the baseline: a hollow bar below the bar. */
function paintBaseline(drawing: Drawing, row: GanttTaskRow, at: number): void {
  const { context, view, colours } = drawing
  if (row.baseline === null) return
  const { left, right } = boxOfDays(view, at, row.baseline)
  if (right < 0 || left > chartWidth(view)) return
  context.strokeStyle = colours.of.ink3
  context.lineWidth = 1
  const y = Math.round(middle(drawing, at) + BAR / 2 + 2) + 0.5
  context.strokeRect(crisp(left), y, Math.max(2, Math.round(right - left) - 1), 2)
}

/** Where it lay before somebody moved it and said why: a dashed outline, and a line from its end to the new one. */
function paintMoved(drawing: Drawing, row: GanttTaskRow, at: number): void {
  const { context, view, colours } = drawing
  const from = row.moved?.from
  const span = spanOf(row, view)
  if (from === null || from === undefined || span === null) return
  const { left, right } = boxOfDays(view, at, { start: from[0], finish: from[1] })
  if (right < 0 || left > chartWidth(view)) return
  const y = Math.round(middle(drawing, at) - BAR / 2) + 0.5
  context.strokeStyle = colours.of.ink2
  context.lineWidth = 1
  context.setLineDash([2, 2])
  context.strokeRect(crisp(left), y, Math.max(2, Math.round(right - left) - 1), BAR - 1)
  context.setLineDash([])
}

/** An open arrow at the end of the deadline day; vermilion when the plan misses it. */
function paintDeadline(drawing: Drawing, row: GanttTaskRow, at: number): void {
  const { context, view, colours } = drawing
  if (row.task.deadline === null) return
  const x = crisp(xOf(view, dayNumber(row.task.deadline) + 1)) - 1
  if (x < -8 || x > chartWidth(view) + 8) return
  const y = middle(drawing, at)
  const isMissed = row.conflicts.some(({ kind }) => kind === 'deadline')
  context.strokeStyle = isMissed ? colours.of.cinnabar : colours.of.ink
  strokeDeadline(context, x, y)
}

/** The mark of a deadline, in the current stroke colour. */
export function strokeDeadline(context: PaintContext, x: number, y: number): void {
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(x, y - 8)
  context.lineTo(x, y + 8)
  context.moveTo(x + 4, y - 4)
  context.lineTo(x, y)
  context.lineTo(x + 4, y + 4)
  context.stroke()
}
