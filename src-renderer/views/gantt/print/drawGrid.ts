import type { GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import { HEAD } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import type { Disc } from '../../taskGrid/personDisc'
import { statusShape } from '../../taskGrid/statusMark'
import { BEFORE_TITLE, type Cell, DEEPEST, INDENT, type PrintColumn } from './columns'
import { fitText, linesOf } from './fitText'
import type { Tile } from './pages'
import type { Pen } from './pen'
import type { ChartPicture } from './picture'

interface Grid {
  readonly pen: Pen
  readonly picture: ChartPicture
  readonly width: number
}

/** Heads and rows of one tile at the left of its bars. */
export function drawGrid(grid: Grid, tile: Tile): void {
  const { pen, picture, width } = grid
  const { colours, scene } = picture
  const height = HEAD + (tile.toRow - tile.fromRow) * ROW
  const columns = placedColumns(picture.columns, width)
  pen.textBaseline = 'middle'
  drawHeads(grid, columns)
  for (const [index, row] of scene.rows.slice(tile.fromRow, tile.toRow).entries()) {
    const y = HEAD + index * ROW
    if (row.kind === 'phase') {
      pen.fillStyle = colours.of.paper
      pen.fillRect(0, y, width, ROW)
    }
    for (const { column, x, room } of columns) {
      drawCell(grid, { cell: column.cellOf(row), column, row, x, y: y + ROW / 2, room })
    }
    pen.fillStyle = colours.of.line
    pen.fillRect(0, y + ROW - 1, width, 1)
  }
  pen.fillStyle = colours.of['line-strong']
  pen.fillRect(width - 1, 0, 1, height)
}

interface PlacedColumn {
  readonly column: PrintColumn
  readonly x: number
  readonly room: number
}

function placedColumns(columns: readonly PrintColumn[], width: number): PlacedColumn[] {
  const others = columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
  let x = 0
  return columns.map(column => {
    const room = column.width ?? width - others
    x += room
    return { column, x: x - room, room }
  })
}

function drawHeads({ pen, picture, width }: Grid, columns: readonly PlacedColumn[]): void {
  const { colours, widthOf } = picture
  pen.font = `400 12px ${colours.face}`
  pen.fillStyle = colours.of.ink3
  for (const { column, x, room } of columns) {
    const text = fitText(widthOf, pen.font, { text: column.head, width: room })
    alignedText(pen, text, { column, x, y: 30, room })
  }
  pen.fillStyle = colours.of.line
  pen.fillRect(0, HEAD - 1, width, 1)
}

const PADDING = { start: 4, middle: 0, end: 8 } as const
/** Of the first column, from the edge of the page. */
const EDGE = 10

type TextBox = PlacedColumn & { readonly y: number }

function alignedText(pen: Pen, text: string, { column, x, y, room }: TextBox): void {
  const { align } = column
  pen.textAlign = align === 'middle' ? 'center' : align
  const at = {
    start: x + (x === 0 ? EDGE : PADDING.start),
    middle: x + room / 2,
    end: x + room - PADDING.end,
  }[align]
  pen.fillText(text, at, y)
}

interface CellBox extends TextBox {
  readonly cell: Cell
  readonly row: GanttRow
}

function drawCell(grid: Grid, spot: CellBox): void {
  const { pen, picture } = grid
  const { cell, row, room } = spot
  const { colours, widthOf } = picture
  if (cell.kind === 'person') return drawPerson(grid, cell.disc, spot)
  if (cell.kind === 'task')
    return row.kind === 'phase' ? drawPhase(grid, spot, row) : drawTitle(grid, spot, row)
  pen.font = `400 12px ${colours.face}`
  pen.fillStyle = colours.of.ink2
  alignedText(pen, fitText(widthOf, pen.font, { text: cell.text, width: room - 6 }), spot)
}

function drawPhase({ pen, picture }: Grid, { cell, x, y, room }: CellBox, row: GanttRow): void {
  const { colours, widthOf } = picture
  if (row.kind !== 'phase' || cell.kind !== 'task') return
  drawTwist({ pen, picture }, row.isCollapsed, y)
  pen.fillStyle = colours.fill[row.colour]
  pen.fillRect(x + 4, y - 7, 3, 14)
  pen.textAlign = 'left'
  pen.font = `600 12px ${colours.face}`
  pen.fillStyle = colours.of.ink
  const count = row.total === 0 ? '' : `${row.done}/${row.total}`
  const text = fitText(widthOf, pen.font, { text: cell.text, width: room - 50 })
  pen.fillText(text, x + 13, y)
  const after = x + 19 + widthOf(pen.font, text)
  pen.font = `400 11px ${colours.face}`
  pen.fillStyle = colours.of.ink3
  pen.fillText(count, after, y)
}

/** Points down at the tasks of an open phase, to the right where they are hidden. */
function drawTwist({ pen, picture }: Pick<Grid, 'pen' | 'picture'>, isCollapsed: boolean, y: number): void {
  const x = EDGE + 4
  pen.strokeStyle = picture.colours.of.ink2
  pen.lineWidth = 1.5
  pen.beginPath()
  pen.moveTo(isCollapsed ? x - 2 : x - 4, isCollapsed ? y - 4 : y - 2)
  pen.lineTo(isCollapsed ? x + 2 : x, isCollapsed ? y : y + 2)
  pen.lineTo(isCollapsed ? x - 2 : x + 4, isCollapsed ? y + 4 : y - 2)
  pen.stroke()
}

function drawTitle({ pen, picture }: Grid, { cell, x, y, room }: CellBox, row: GanttTaskRow): void {
  const { colours, widthOf } = picture
  if (cell.kind !== 'task') return
  const indent = Math.min(row.depth, DEEPEST) * INDENT
  drawStatus(pen, { row, x: x + 4 + indent, y, picture })
  const isTroubled = row.conflicts.length > 0
  const left = x + BEFORE_TITLE + indent
  const width = room - BEFORE_TITLE - indent - (isTroubled ? 20 : 4)
  pen.textAlign = 'left'
  pen.font = `${row.below > 0 ? 600 : 400} 12px ${colours.face}`
  pen.fillStyle = row.isDropped ? colours.of.ink3 : row.isDone ? colours.of.ink2 : colours.of.ink
  const isShort = widthOf(pen.font, cell.text) <= width
  if (!isShort) pen.font = `400 9.5px ${colours.face}`
  const lines = isShort ? [cell.text] : linesOf(widthOf, pen.font, { text: cell.text, width })
  for (const [index, line] of lines.entries()) {
    const at = y + (lines.length === 1 ? 0 : index * 11 - 5.5)
    pen.fillText(line, left, at)
    if (row.isDropped) pen.fillRect(left, at, widthOf(pen.font, line), 0.75)
  }
  const end = left + Math.max(...lines.map(line => widthOf(pen.font, line)))
  if (isTroubled) drawWarning({ pen, picture }, end + 12, y)
}

function drawWarning({ pen, picture }: Pick<Grid, 'pen' | 'picture'>, x: number, y: number): void {
  const { colours } = picture
  pen.strokeStyle = pen.fillStyle = colours.of.cinnabar
  pen.lineWidth = 1.5
  pen.beginPath()
  pen.arc(x, y, 6)
  pen.stroke()
  pen.textAlign = 'center'
  pen.font = `600 10px ${colours.face}`
  pen.fillText('!', x, y)
}

interface StatusBox {
  readonly row: GanttTaskRow
  readonly x: number
  readonly y: number
  readonly picture: ChartPicture
}

function drawStatus(pen: Pen, { row, x, y, picture: { colours } }: StatusBox): void {
  const { ring, fill, stroke, isOnFill, colour } = statusShape(row.status)
  const ink =
    colour === 'ink3' ? colours.of.ink3 : colour === 'cinnabar' ? colours.of.cinnabar : colours.text[colour]
  const place = [x, y - 7] as const
  pen.lineWidth = 1.5
  pen.shape(ring, place, { stroke: ink })
  pen.shape(fill, place, { fill: ink })
  pen.shape(stroke, place, { stroke: isOnFill ? colours.of.surface : ink })
}

function drawPerson({ pen, picture }: Grid, disc: Disc | null, { x, y, room }: TextBox): void {
  if (disc === null) return
  const { colours } = picture
  pen.beginPath()
  pen.arc(x + room / 2, y, 9)
  pen.lineWidth = 1
  pen.strokeStyle = colours.of['line-strong']
  if (disc.colour === null) pen.stroke()
  else {
    pen.fillStyle = colours.tint[disc.colour]
    pen.fill()
  }
  pen.textAlign = 'center'
  pen.font = `${disc.colour === null ? 400 : 600} 11px ${colours.face}`
  pen.fillStyle = disc.colour === null ? colours.of.ink3 : colours.text[disc.colour]
  pen.fillText(disc.text, x + room / 2, y)
}
