import type { CalendarMarks } from '#shared/projections/gantt/calendarMarks'
import { AXIS, HEAD } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import { paintChart } from '../paint/painter'
import { gridWidthFor } from './columns'
import { drawBars } from './drawBars'
import { drawGrid } from './drawGrid'
import { fitText } from './fitText'
import { drawLegend } from './legend'
import { type Box, boxData, type GroupMark, type Mark, type Page, PLAIN } from './marks'
import { filled, fitted, type Measures, type Tile, tilesOf, wholeTile } from './pages'
import { type PrintChoice, pixelsOf, sidesOf } from './paper'
import { Pen } from './pen'
import { type ChartPicture, drawingOf, marksOf, viewOf } from './picture'

const MARGIN_MM = 10
const TOP = 40
const FOOT = 26
/** Of the width of a page, what the grid may take. */
const GRID_SHARE = 0.55
const MOST_GRID = 520

/** What is to be drawn: made once, then page by page. */
export interface Layout {
  readonly picture: ChartPicture
  readonly marks: CalendarMarks
  readonly measures: Measures
  readonly scale: number
  /** Of a page, in CSS pixels; the margin is part of it. */
  readonly width: number
  readonly height: number
  readonly margin: number
  readonly tiles: readonly Tile[]
}

/** The chart on sheets of paper. */
export function layOutPaper(picture: ChartPicture, choice: PrintChoice, perDay: number): Layout {
  const sides = sidesOf(choice)
  const margin = pixelsOf(MARGIN_MM)
  const [width, height] = [pixelsOf(sides.width), pixelsOf(sides.height)]
  const room = { width: width - 2 * margin, height: height - 2 * margin - TOP - FOOT }
  const whole = { rows: picture.scene.rows.length, ...picture }
  const base = { picture, marks: marksOf(picture), width, height, margin }
  if (choice.spread === 'onePage') {
    const gridWidth = gridOf(picture, MOST_GRID)
    const { scale, perDay: day } = fitted(whole, room, gridWidth)
    return { ...base, scale, measures: { perDay: day, gridWidth }, tiles: [wholeTile(whole)] }
  }
  const gridWidth = gridOf(picture, Math.min(MOST_GRID, room.width * GRID_SHARE))
  const measures = { perDay: filled(whole, room, { perDay, gridWidth }), gridWidth }
  return { ...base, scale: 1, measures, tiles: tilesOf(whole, room, measures) }
}

/** The chart as one picture, as large as it needs. */
export function layOutPicture(picture: ChartPicture, perDay: number): Layout {
  const margin = 24
  const measures = { perDay, gridWidth: gridOf(picture, MOST_GRID) }
  const tile = wholeTile({ rows: picture.scene.rows.length, ...picture })
  const { width, height } = viewOf(tile, measures)
  return {
    picture,
    marks: marksOf(picture),
    measures,
    scale: 1,
    width: Math.ceil(Math.max(width, 480) + 2 * margin),
    height: Math.ceil(height + TOP + FOOT + 2 * margin),
    margin,
    tiles: [tile],
  }
}

function gridOf({ scene, columns, words, colours, widthOf }: ChartPicture, most: number): number {
  return gridWidthFor({ rows: scene.rows, columns, words, face: colours.face, widthOf }, most)
}

/** Page `number`, from 0. */
export function drawPage(layout: Layout, number: number): Page {
  const { width, height, margin, scale } = layout
  const tile = layout.tiles[number]
  if (tile === undefined) throw new RangeError(`there is no page ${number}`)
  const frame = new Pen({ widthOf: layout.picture.widthOf, bounds: { x: 0, y: 0, width, height } })
  frame.fillStyle = layout.picture.colours.of.surface
  frame.fillRect(0, 0, width, height)
  drawFrame(layout, frame, number)
  const chart: GroupMark = {
    kind: 'group',
    clip: null,
    matrix: [scale, 0, 0, scale, margin, margin + TOP],
    marks: drawTile(layout, tile),
  }
  return { width, height, marks: [...frame.drawn, chart] }
}

/** Title and date above, legend and number below. */
function drawFrame({ picture, width, height, margin, tiles }: Layout, pen: Pen, number: number): void {
  const { colours, heading, widthOf, words, scene } = picture
  const [left, right] = [margin, width - margin]
  pen.font = `400 11px ${colours.face}`
  pen.fillStyle = colours.of.ink3
  pen.textAlign = 'right'
  pen.fillText(heading.printed, right, margin + 10)
  const room = right - left - widthOf(pen.font, heading.printed) - 24
  pen.textAlign = 'left'
  pen.fillText(fitText(widthOf, pen.font, { text: heading.about, width: right - left }), left, margin + 29)
  pen.font = `600 16px ${colours.titleFace}`
  pen.fillStyle = colours.of.ink
  pen.fillText(fitText(widthOf, pen.font, { text: heading.title, width: room }), left, margin + 9)
  const y = height - margin - FOOT / 2 + 5
  const isNumbered = tiles.length > 1
  const pages = words.say('print.page', { number: number + 1, total: tiles.length })
  pen.font = `400 11px ${colours.face}`
  if (isNumbered) {
    pen.textAlign = 'right'
    pen.fillStyle = colours.of.ink2
    pen.fillText(pages, right, y)
  }
  const end = isNumbered ? right - widthOf(pen.font, pages) - 16 : right
  drawLegend({ pen, colours, words, widthOf, scene }, { x: left, y }, end)
}

/** Grid and bars of one tile, its upper left corner at 0, 0. */
function drawTile({ picture, marks, measures }: Layout, tile: Tile): Mark[] {
  const view = viewOf(tile, measures)
  const { gridWidth } = measures
  const grid: Box = { x: 0, y: 0, width: gridWidth, height: view.height }
  const chart: Box = { x: 0, y: 0, width: view.width - gridWidth, height: view.height }
  const { widthOf, colours } = picture
  const gridPen = new Pen({ widthOf, bounds: grid })
  drawGrid({ pen: gridPen, picture, width: gridWidth }, tile)
  // Names of key dates stand between the axis and the rows.
  const pen = new Pen({ widthOf, bounds: chart, isMoved: y => y > AXIS && y < HEAD })
  const drawing = drawingOf({ picture, marks, view, pen })
  paintChart(drawing)
  pen.save()
  pen.beginPath()
  pen.rect(0, HEAD, chart.width, chart.height - HEAD)
  pen.clip()
  drawBars(drawing)
  pen.restore()
  const edge = new Pen({ widthOf, bounds: { ...grid, width: view.width } })
  edge.strokeStyle = colours.of['line-strong']
  edge.beginPath()
  edge.rect(0.5, 0.5, view.width - 1, HEAD + (tile.toRow - tile.fromRow) * ROW - 1)
  edge.stroke()
  return [
    { kind: 'group', clip: boxData(grid), matrix: PLAIN, marks: gridPen.drawn },
    {
      kind: 'group',
      clip: boxData({ ...chart, y: 0.5 }),
      matrix: [1, 0, 0, 1, gridWidth, 0],
      marks: pen.drawn,
    },
    ...edge.drawn,
  ]
}
