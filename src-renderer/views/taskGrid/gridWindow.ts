import type { GanttRow } from '#shared/projections/gantt/row'

/** Height of a row, in CSS pixels. */
export const ROW = 24

/** The visible part of the grid, in CSS pixels. */
export interface GridWindow {
  readonly width: number
  /** Of the rows, without the head above them. */
  readonly height: number
  readonly scrollTop: number
}

/** Rows by their number and by their key. */
export interface RowIndex {
  readonly rows: readonly GanttRow[]
  rowOf(key: string): number | undefined
}

/** How many row elements cover the window at any scroll position. */
export function elementsFor({ height }: Pick<GridWindow, 'height'>): number {
  return Math.ceil(height / ROW) + 2
}

export function firstRow({ scrollTop }: Pick<GridWindow, 'scrollTop'>): number {
  return Math.max(0, Math.floor(scrollTop / ROW))
}
