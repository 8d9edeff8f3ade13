import type { GanttConflict } from '#shared/projections/gantt/conflicts'
import type { GanttPhaseRow, GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import { BAR, HEAD, visibleRows, type Span, spanOf, xOf, yOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import { titleOf } from './columns'
import type { TileDrawing } from './picture'

/** Where a bar lies, in pixels; `y` is the middle of its row. */
interface Place {
  readonly left: number
  readonly right: number
  readonly y: number
}

export function drawBars(drawing: TileDrawing): void {
  const { scene, view } = drawing
  const { first, last } = visibleRows(view)
  for (let at = first; at <= last; at++) {
    const row = scene.rows[at]
    const span = row === undefined ? null : spanOf(row, view)
    if (row === undefined || span === null) continue
    const [left, right] = [xOf(view, span.from), xOf(view, span.to)]
    const place = { left, right: Math.max(right, left + 2), y: HEAD + yOf(view, at) + ROW / 2 }
    if (row.kind === 'phase') drawRail(drawing, phaseRail(drawing, row), place)
    else drawTask(drawing, row, { span, place })
  }
}

interface RailLook {
  readonly ground: string
  readonly opacity: number
  readonly ink: string
  /** 0 … 1. */
  readonly progress: number
}

function phaseRail({ colours }: TileDrawing, { colour, done, total }: GanttPhaseRow): RailLook {
  const progress = total === 0 ? 0 : done / total
  return { ground: colours.fill[colour], opacity: 0.5, ink: colours.text[colour], progress }
}

/** What a task with parts spans. */
function summaryRail({ colours }: TileDrawing, { progress }: GanttTaskRow): RailLook {
  return { ground: colours.of.ink3, opacity: 0.45, ink: colours.of.ink2, progress }
}

function drawRail({ context }: TileDrawing, look: RailLook, { left, right, y }: Place): void {
  const [top, width] = [y - 3, right - left]
  context.globalAlpha = look.opacity
  context.fillStyle = look.ground
  context.fillRect(left, top, width, 5)
  context.globalAlpha = 1
  context.fillStyle = look.ink
  context.fillRect(left, top, width * look.progress, 5)
  context.fillRect(left, top, 1.5, 9)
  context.fillRect(right - 1.5, top, 1.5, 9)
}

interface Standing {
  readonly span: Span
  readonly place: Place
}

function drawTask(drawing: TileDrawing, row: GanttTaskRow, { span, place }: Standing): void {
  if (span.kind === 'milestone') drawDiamond(drawing, row, place)
  else if (span.kind === 'rail') drawRail(drawing, summaryRail(drawing, row), place)
  else if (span.kind === 'due' || row.isDropped) drawOpen(drawing, row, place)
  else drawBar(drawing, row, place)
  if (row.conflicts.some(conflict => isEarly(conflict, 'start'))) drawRing(drawing, place, 'start')
  if (row.conflicts.some(conflict => isEarly(conflict, 'finish'))) drawRing(drawing, place, 'finish')
  drawName(drawing, row, place)
}

function isEarly(conflict: GanttConflict, end: 'start' | 'finish'): boolean {
  return conflict.kind === 'dependency' && conflict.end === end
}

const HALF = BAR / 2

function drawBar({ context, colours }: TileDrawing, row: GanttTaskRow, { left, right, y }: Place): void {
  const [fill, tint, width] = [colours.fill[row.colour], colours.tint[row.colour], right - left]
  context.globalAlpha = row.isDone ? 0.62 : 1
  context.beginPath()
  context.roundRect(left, y - HALF, width, BAR, 1.5)
  context.fillStyle = tint
  context.fill()
  context.fillStyle = fill
  context.fillRect(left, y - HALF, width * row.progress, BAR)
  context.strokeStyle = fill
  context.lineWidth = 1
  context.beginPath()
  context.roundRect(left + 0.5, y - HALF + 0.5, Math.max(0, width - 1), BAR - 1, 1)
  context.stroke()
  if (row.isHatched) {
    hatch(
      { context, colours },
      { left, right, y },
      { done: tint, open: fill, at: left + width * row.progress },
    )
  }
  context.globalAlpha = 1
}

interface Hatching {
  /** Colours on what is done and on what is not, and where the one ends. */
  readonly done: string
  readonly open: string
  readonly at: number
}

function hatch({ context }: Pick<TileDrawing, 'context' | 'colours'>, place: Place, lines: Hatching): void {
  const { left, right, y } = place
  const parts = [
    { from: left, to: lines.at, colour: lines.done },
    { from: lines.at, to: right, colour: lines.open },
  ]
  for (const { from, to, colour } of parts) {
    if (to - from < 1) continue
    context.save()
    context.beginPath()
    context.rect(from, y - HALF, to - from, BAR)
    context.clip()
    context.strokeStyle = colour
    context.beginPath()
    for (let x = from; x < to + BAR; x += 5.5) {
      context.moveTo(x, y - HALF)
      context.lineTo(x - BAR, y + HALF)
    }
    context.stroke()
    context.restore()
  }
}

/** What was dropped, and a due day without a plan. */
function drawOpen({ context, colours }: TileDrawing, row: GanttTaskRow, { left, right, y }: Place): void {
  context.strokeStyle = colours.fill[row.colour]
  context.lineWidth = 1
  context.setLineDash([3, 2])
  context.beginPath()
  context.roundRect(left + 0.5, y - HALF + 0.5, Math.max(1, right - left - 1), BAR - 1, 1.5)
  context.stroke()
  context.setLineDash([])
}

const DIAMOND = 6

function drawDiamond({ context, colours }: TileDrawing, row: GanttTaskRow, { left, y }: Place): void {
  context.beginPath()
  context.moveTo(left, y - DIAMOND)
  context.lineTo(left + DIAMOND, y)
  context.lineTo(left, y + DIAMOND)
  context.lineTo(left - DIAMOND, y)
  context.closePath()
  context.fillStyle = row.isDone ? colours.of.ink3 : colours.of.ink
  context.strokeStyle = colours.of.ink3
  context.lineWidth = 1
  if (row.isDropped) {
    context.setLineDash([2, 2])
    context.stroke()
    context.setLineDash([])
  } else context.fill()
}

/** The vermilion hand, around the end that lies too early. */
function drawRing({ context, colours }: TileDrawing, place: Place, end: 'start' | 'finish'): void {
  const half = Math.min(22, (place.right - place.left + 20) / 2)
  const x = end === 'start' ? place.left - 10 + half : place.right + 10 - half
  context.strokeStyle = colours.of.cinnabar
  context.lineWidth = 1.5
  context.beginPath()
  context.ellipse(x, place.y, half, 11, -Math.PI / 60)
  context.stroke()
}

/** Beyond the stub of a dependency line. */
const GAP = 13

/** The name of a bar at its right, where it has room up to the edge of the page. */
function drawName(drawing: TileDrawing, row: GanttRow, { right, y }: Place): void {
  const { context, colours, view, words, widthOf } = drawing
  const font = `400 11px ${colours.face}`
  const text = titleOf(row, words)
  const [x, width] = [right + GAP, widthOf(font, text)]
  if (right <= 0 || x + width > view.width - view.gridWidth - 4) return
  context.globalAlpha = 0.8
  context.fillStyle = colours.of.surface
  context.fillRect(x - 2, y - 8, width + 4, 15)
  context.globalAlpha = 1
  context.font = font
  context.textAlign = 'left'
  context.fillStyle = colours.of.ink2
  context.fillText(text, x, y)
}
