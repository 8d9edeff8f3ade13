import type { PaintContext } from './paintContext'
import type { Drawing } from './drawing'
import { chartWidth, HEAD, visibleRows, spanOf, xOf, yOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'

/** Leaves room for the arrow of a dependency line. */
const GAP = 18

/** A pin and its clock time, left of a bar with a fixed date. */
export function paintPins(drawing: Drawing): void {
  const { scene, view, context, colours } = drawing
  const { first, last } = visibleRows(view)
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  context.font = `600 11px ${colours.face}`
  for (let at = first; at <= last; at++) {
    const row = scene.rows[at]
    if (row?.kind !== 'task' || row.task.timing.pin === null) continue
    const span = spanOf(row, view)
    const x = span === null ? -1 : xOf(view, span.from) - (span.kind === 'milestone' ? DIAMOND : 0)
    if (x < 0 || x > chartWidth(view) + 60) continue
    const y = HEAD + yOf(view, at) + ROW / 2
    paintTack(context, { x: x - GAP, y, colour: row.isDone ? colours.of.ink3 : colours.of.ink })
    const { time } = row.task.timing.pin
    if (time !== null) paintTime(drawing, { text: time, x: x - GAP - 7, y, isDone: row.isDone })
  }
}

const DIAMOND = 4

function paintTack(context: PaintContext, { x, y, colour }: { x: number; y: number; colour: string }): void {
  context.fillStyle = colour
  context.strokeStyle = colour
  context.lineWidth = 1.5
  context.beginPath()
  context.arc(x, y - 2, 3, 0, Math.PI * 2)
  context.fill()
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x, y + 6)
  context.stroke()
}

interface Time {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly isDone: boolean
}

function paintTime({ context, colours }: Drawing, { text, x, y, isDone }: Time): void {
  context.strokeStyle = colours.of.surface
  context.lineWidth = 4
  context.lineJoin = 'round'
  context.strokeText(text, x, y + 0.5)
  context.fillStyle = isDone ? colours.of.ink3 : colours.of.ink
  context.fillText(text, x, y + 0.5)
}
