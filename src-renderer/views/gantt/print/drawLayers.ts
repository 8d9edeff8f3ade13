import { dayNumber } from '#shared/domain/day'
import type { GanttTaskRow } from '#shared/projections/ganttRow'
import { HEAD, ROW, rowsInSight, spanOf, xOf, yOf } from '../chart/geometry'
import type { TileDrawing } from './picture'

const MINUTES_A_DAY = 1_440
const HALF_BAR = 6

/** What a person has drawn into the chart: the baseline, the critical path, the slack. */
export function drawLayers(drawing: TileDrawing): void {
  const { scene, view, layers } = drawing
  const { first, last } = rowsInSight(view)
  for (let at = first; at <= last; at++) {
    const row = scene.rows[at]
    if (row?.kind !== 'task') continue
    const y = HEAD + yOf(view, at) + ROW / 2
    if (layers.baseline) drawBaseline(drawing, row, y)
    if (layers.slack) drawSlack(drawing, row, y)
    if (layers.critical && row.planned?.isCritical === true && !row.isDone) drawCritical(drawing, row, y)
  }
}

/** A thin bar under the bar, where the baseline has the task. */
function drawBaseline({ context, inks, view }: TileDrawing, { baseline }: GanttTaskRow, y: number): void {
  if (baseline === null) return
  const [left, right] = [xOf(view, dayNumber(baseline.start)), xOf(view, dayNumber(baseline.finish) + 1)]
  context.fillStyle = inks.of.control
  context.fillRect(left, y + HALF_BAR + 2.5, right - left, 2.5)
}

/** A line from the finish to the latest finish, with a foot. */
function drawSlack({ context, inks, view }: TileDrawing, row: GanttTaskRow, y: number): void {
  const { planned } = row
  const span = spanOf(row)
  if (planned === null || span === null || row.isDone || planned.slackDays <= 0) return
  const [left, right] = [xOf(view, span.to), xOf(view, planned.lateFinishesAt / MINUTES_A_DAY)]
  if (right - left < 3) return
  context.strokeStyle = inks.of.ink3
  context.lineWidth = 1
  context.setLineDash([1, 2])
  context.beginPath()
  context.moveTo(left, y + 3)
  context.lineTo(right, y + 3)
  context.stroke()
  context.setLineDash([])
  context.beginPath()
  context.moveTo(right, y - 1)
  context.lineTo(right, y + 5)
  context.stroke()
}

/** A heavy line under what may not be late. */
function drawCritical({ context, inks, view }: TileDrawing, row: GanttTaskRow, y: number): void {
  const span = spanOf(row)
  if (span === null || span.kind !== 'bar') return
  const [left, right] = [xOf(view, span.from), xOf(view, span.to)]
  context.fillStyle = inks.of.cinnabar
  context.fillRect(left, y + HALF_BAR, right - left, 2)
}
