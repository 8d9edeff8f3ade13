import type { GanttConflict } from '#shared/projections/gantt/conflicts'
import type { GanttPhaseRow, GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import { BAR, HEAD, visibleRows, type RowBox, type BarSpan, spanOf, xOf, yOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import { titleOf } from './columns'
import type { TileDrawing } from './picture'

export function drawBars(drawing: TileDrawing): void {
  const { scene, view } = drawing
  const { first, last } = visibleRows(view)
  for (let at = first; at <= last; at++) {
    const row = scene.rows[at]
    const span = row === undefined ? null : spanOf(row, view)
    if (row === undefined || span === null) continue
    const [left, right] = [xOf(view, span.from), xOf(view, span.to)]
    const box = { left, right: Math.max(right, left + 2), y: HEAD + yOf(view, at) + ROW / 2 }
    if (row.kind === 'phase') drawRail(drawing, phaseRail(drawing, row), box)
    else drawTask(drawing, row, { span, box })
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

function drawRail({ context }: TileDrawing, look: RailLook, { left, right, y }: RowBox): void {
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

interface PlacedSpan {
  readonly span: BarSpan
  readonly box: RowBox
}

function drawTask(drawing: TileDrawing, row: GanttTaskRow, { span, box }: PlacedSpan): void {
  if (span.kind === 'milestone') drawDiamond(drawing, row, box)
  else if (span.kind === 'rail') drawRail(drawing, summaryRail(drawing, row), box)
  else if (span.kind === 'due' || row.isDropped) drawOpen(drawing, row, box)
  else drawBar(drawing, row, box)
  if (row.conflicts.some(conflict => isEarly(conflict, 'start'))) drawRing(drawing, box, 'start')
  if (row.conflicts.some(conflict => isEarly(conflict, 'finish'))) drawRing(drawing, box, 'finish')
  drawName(drawing, row, box)
}

function isEarly(conflict: GanttConflict, end: 'start' | 'finish'): boolean {
  return conflict.kind === 'dependency' && conflict.end === end
}

const HALF = BAR / 2

function drawBar({ context, colours }: TileDrawing, row: GanttTaskRow, { left, right, y }: RowBox): void {
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

function hatch({ context }: Pick<TileDrawing, 'context' | 'colours'>, box: RowBox, lines: Hatching): void {
  const { left, right, y } = box
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
function drawOpen({ context, colours }: TileDrawing, row: GanttTaskRow, { left, right, y }: RowBox): void {
  context.strokeStyle = colours.fill[row.colour]
  context.lineWidth = 1
  context.setLineDash([3, 2])
  context.beginPath()
  context.roundRect(left + 0.5, y - HALF + 0.5, Math.max(1, right - left - 1), BAR - 1, 1.5)
  context.stroke()
  context.setLineDash([])
}

const DIAMOND = 6

function drawDiamond({ context, colours }: TileDrawing, row: GanttTaskRow, { left, y }: RowBox): void {
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

/** The red ring of a conflict, around the end that lies too early. */
function drawRing({ context, colours }: TileDrawing, box: RowBox, end: 'start' | 'finish'): void {
  const half = Math.min(22, (box.right - box.left + 20) / 2)
  const x = end === 'start' ? box.left - 10 + half : box.right + 10 - half
  context.strokeStyle = colours.of.cinnabar
  context.lineWidth = 1.5
  context.beginPath()
  context.ellipse(x, box.y, half, 11, -Math.PI / 60)
  context.stroke()
}

/** Beyond the stub of a dependency line. */
const GAP = 13

/** The name of a bar at its right, where it has room up to the edge of the page. */
function drawName(drawing: TileDrawing, row: GanttRow, { right, y }: RowBox): void {
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
