import type { PreviewMove } from '#shared/intents/planPreview'
import type { PlannedDates } from '#shared/schedule/plannedDates'
import type { Drawing } from './drawing'
import { BAR, chartWidth, HEAD, boxOfDates, pointOfDates, visibleRows } from '../stage/geometry'

/** Pixels outside of the bar. */
const OUTSIDE = 2

/** Outlines of the bars at their previewed or dragged dates. */
export function paintPreview(drawing: Drawing): void {
  const { scene, pointerState, view } = drawing
  if (scene.previewMoves.size === 0 && pointerState.movedAlong.size === 0) return
  const { first, last } = visibleRows(view)
  for (let at = first; at <= last; at++) {
    const row = scene.rows[at]
    const movedAlong = row?.kind === 'task' ? pointerState.movedAlong.get(row.key) : undefined
    if (movedAlong !== undefined && row?.kind === 'task') {
      paintMove(drawing, { task: row.task, to: movedAlong, days: 0 }, at)
      continue
    }
    const move = scene.previewMoves.get(at)
    if (move !== undefined) paintMove(drawing, move, at)
  }
}

interface Moved extends Pick<PreviewMove, 'task' | 'days'> {
  readonly to: PlannedDates | null
}

function paintMove(drawing: Drawing, { task, to, days }: Moved, at: number): void {
  const { context, view, colours } = drawing
  if (to === null) return
  const { left, right, y: middle } = boxOfDates(view, at, to)
  const y = HEAD + middle
  context.strokeStyle = colours.of.ink
  context.lineWidth = 1.5
  context.setLineDash([])
  context.beginPath()
  if (task.timing.days === 0) {
    const x = pointOfDates(view, to)
    context.moveTo(x, y - 8)
    context.lineTo(x + 8, y)
    context.lineTo(x, y + 8)
    context.lineTo(x - 8, y)
    context.closePath()
  } else {
    const height = BAR + 2 * OUTSIDE
    context.roundRect(left - OUTSIDE, y - height / 2, right - left + 2 * OUTSIDE, height, 3)
  }
  context.stroke()
  if (days !== 0 && left < chartWidth(view) && right > 0) paintDays(drawing, { days, x: right + 8, y })
}

/** +2 at the end of the outline, on a background that hides dependency lines. */
function paintDays(
  { context, view, colours, words, widthOf }: Drawing,
  { days, x, y }: { readonly days: number; readonly x: number; readonly y: number },
): void {
  const text = words.say('gantt.movedBy', { days: days > 0 ? `+${days}` : `−${-days}` })
  const font = `600 11px ${colours.face}`
  const width = widthOf(font, text)
  context.fillStyle = colours.of.surface
  const at = Math.min(x, chartWidth(view) - width - 8)
  context.fillRect(at - 3, y - 8, width + 6, 16)
  context.font = font
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.fillStyle = colours.of.ink
  context.fillText(text, at, y + 0.5)
}
