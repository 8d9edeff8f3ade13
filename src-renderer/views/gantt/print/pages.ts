import { HEAD } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'

/** Part of the chart on one page: rows and days, the ends not included. */
export interface Tile {
  readonly fromRow: number
  readonly toRow: number
  readonly fromDay: number
  readonly toDay: number
}

/** Rows and day numbers of the whole chart, `lastDay` included. */
export interface Whole {
  readonly rows: number
  readonly firstDay: number
  readonly lastDay: number
}

export interface Room {
  readonly width: number
  readonly height: number
}

export interface Measures {
  readonly perDay: number
  readonly gridWidth: number
}

/** How much wider a day may become so that its page is full. */
const MOST_STRETCH = 1.5

/** How wide a day is on pages that are full: as wide as asked for, or somewhat wider; never above a page. */
export function filled({ firstDay, lastDay }: Whole, room: Room, { perDay, gridWidth }: Measures): number {
  const days = lastDay + 1 - firstDay
  const width = room.width - gridWidth
  const across = Math.ceil(days / Math.max(1, Math.floor(width / perDay)))
  const wider = Math.max(perDay, Math.min(perDay * MOST_STRETCH, width / Math.ceil(days / across)))
  return Math.min(width, wider)
}

/**
 * The chart over pages, row by row of pages as one reads. Every page has whole rows and whole days; all pages
 * of a row have about as many days.
 */
export function tilesOf(
  { rows, firstDay, lastDay }: Whole,
  room: Room,
  { perDay, gridWidth }: Measures,
): Tile[] {
  const days = lastDay + 1 - firstDay
  const [mostDays, mostRows] = [
    Math.max(1, Math.floor((room.width - gridWidth) / perDay)),
    Math.max(1, Math.floor((room.height - HEAD) / ROW)),
  ]
  const across = Math.ceil(days / mostDays)
  const out: Tile[] = []
  for (let fromRow = 0; fromRow < rows; fromRow += mostRows) {
    for (let page = 0; page < across; page++) {
      out.push({
        fromRow,
        toRow: Math.min(rows, fromRow + mostRows),
        fromDay: firstDay + Math.round((days * page) / across),
        toDay: firstDay + Math.round((days * (page + 1)) / across),
      })
    }
  }
  return out
}

const LEAST_PER_DAY = 1.2
const MOST_PER_DAY = 40

/** The whole chart on one page: how small it is drawn, never above 1, and how wide a day is before that. */
export function fitted(
  { rows, firstDay, lastDay }: Whole,
  room: Room,
  gridWidth: number,
): { scale: number; perDay: number } {
  const days = lastDay + 1 - firstDay
  const high = Math.min(1, room.height / (HEAD + rows * ROW))
  const scale = Math.min(high, room.width / (gridWidth + days * LEAST_PER_DAY))
  return { scale, perDay: Math.min(MOST_PER_DAY, (room.width / scale - gridWidth) / days) }
}

/** A chart that is one picture, as large as it needs. */
export function wholeTile({ rows, firstDay, lastDay }: Whole): Tile {
  return { fromRow: 0, toRow: rows, fromDay: firstDay, toDay: lastDay + 1 }
}
