import { LAST_DAY_NUMBER } from '#shared/domain/day'
import { type CalendarMarks, calendarMarks } from '#shared/projections/gantt/calendarMarks'
import { type Drawing, visibleDays, type MeasureText } from '../paint/drawing'
import type { PointerState, Scene } from '../scene/scene'
import { HEAD, type View } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import type { Words } from '../../../locales/words'
import type { PrintColumn } from './columns'
import type { PaperColours } from './paperColours'
import type { Pen } from './pen'
import type { Measures, Tile } from './pages'

/** All that paper needs to know of a chart. */
export interface ChartPicture {
  readonly scene: Scene
  readonly columns: readonly PrintColumn[]
  /** Day numbers, both included. */
  readonly firstDay: number
  readonly lastDay: number
  readonly colours: PaperColours
  readonly words: Words
  readonly widthOf: MeasureText
  readonly heading: Heading
}

/** What every page says about itself. */
interface Heading {
  readonly title: string
  readonly about: string
  readonly printed: string
}

/** A drawing of one tile: what the painters of the screen take, with a pen for a canvas. */
export interface TileDrawing extends Drawing {
  readonly context: Pen
  readonly colours: PaperColours
}

/** How the chart would stand on a screen that is as large as the tile. */
export function viewOf(tile: Tile, { perDay, gridWidth }: Measures): View {
  return {
    width: gridWidth + (tile.toDay - tile.fromDay) * perDay,
    height: HEAD + (tile.toRow - tile.fromRow) * ROW,
    gridWidth,
    scrollLeft: 0,
    scrollTop: tile.fromRow * ROW,
    perDay,
    origin: tile.fromDay,
    days: tile.toDay - tile.fromDay,
    rowCount: tile.toRow,
  }
}

const AROUND = 60

/** Rest days of the whole chart and somewhat beyond, so that a holiday is whole on either page. */
export function marksOf({ scene, firstDay, lastDay }: ChartPicture): CalendarMarks {
  return calendarMarks(
    scene.calendar,
    Math.max(0, firstDay - AROUND),
    Math.min(LAST_DAY_NUMBER, lastDay + AROUND),
  )
}

const EMPTY_SELECTION: Scene['selection'] = new Set()
const NO_PREVIEW: Scene['previewMoves'] = new Map()
const NO_POINTER: PointerState = { hoveredLink: null, movedAlong: new Map() }

interface Drawn {
  readonly picture: ChartPicture
  readonly marks: CalendarMarks
  readonly view: View
  readonly pen: Pen
}

export function drawingOf({ picture, marks, view, pen }: Drawn): TileDrawing {
  const { widthOf, colours, words } = picture
  const scene = { ...picture.scene, openRow: null, selection: EMPTY_SELECTION, previewMoves: NO_PREVIEW }
  return {
    context: pen,
    widthOf,
    view,
    colours,
    words,
    scene,
    pointerState: NO_POINTER,
    marks,
    ...visibleDays(view),
  }
}
