import type { GanttRow } from '#shared/projections/gantt/row'
import { bodyHeight, spanOf, type View, yOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'

/** Day numbers with fractions. */
interface DayRange {
  readonly from: number
  readonly to: number
}

export interface RowSearch {
  readonly days: DayRange
  /** How many rows in succession. */
  readonly rows: number
  /** Wanted place, in pixels from the top of the bar area. */
  readonly near: number
}

/**
 * The top of the visible rows nearest to `near` in which no bar covers these days, in pixels from the top of the bar
 * area; null when there are none. A text drawn there scrolls along with its rows.
 */
export function freeRows(
  view: View,
  all: readonly GanttRow[],
  { days, rows, near }: RowSearch,
): number | null {
  const first = Math.ceil(view.scrollTop / ROW)
  const end = Math.floor((view.scrollTop + bodyHeight(view)) / ROW)
  let best: number | null = null
  let free = 0
  for (let row = first; row < end; row++) {
    free = isCovered(all[row], view, days) ? 0 : free + 1
    if (free < rows) continue
    const y = yOf(view, row - rows + 1)
    if (best === null || Math.abs(y - near) < Math.abs(best - near)) best = y
  }
  return best
}

function isCovered(row: GanttRow | undefined, view: View, { from, to }: DayRange): boolean {
  const span = row === undefined ? null : spanOf(row, view)
  return span !== null && span.to > from && span.from < to
}
