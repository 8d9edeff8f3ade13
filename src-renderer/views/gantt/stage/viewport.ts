import { type Day, dayNumber } from '#shared/domain/day'
import type { GanttRow } from '#shared/projections/gantt/row'
import { bodyHeight, chartWidth, spanOf, type View, xOf, yOf } from './geometry'
import { ROW } from '../../taskGrid/gridWindow'
import type { Extent, Scroller } from './scroller'
import { fittingZoom, nextZoom } from './zoom'

/** Rows kept above the first unfinished one when a chart is opened. */
const ROWS_BEFORE = 4
/** Rows kept below a bar that is scrolled to. */
const ROWS_BELOW = 4
/** Pixels; a bar of which less is visible is scrolled to. */
const SEEN = 24

interface ViewportParts {
  readonly view: View
  readonly scroller: Scroller
  readonly model: {
    readonly rows: readonly GanttRow[]
    readonly scene: { readonly today: Day }
    extent(): Extent
  }
}

/** Zoom and scroll position of a chart that was closed. */
export interface ViewportPlace {
  readonly perDay: number
  /** Day number at the left edge, with its fraction. */
  readonly day: number
  readonly scrollTop: number
}

/** What part of the plan is visible, and moving it. */
export interface Viewport {
  zoom(way: 1 | -1): void
  fit(): void
  showToday(): void
  /** Scrolls as little as needed to make a row visible. */
  showRow(at: number): void
  /** The same for its bar. */
  showBar(at: number): void
  /** By weeks. */
  pan(weeks: number): void
}

export function makeViewport(parts: ViewportParts): Viewport {
  const { view, model, scroller } = parts
  return {
    zoom: way => scroller.zoom(nextZoom(view.perDay, way), chartWidth(view) / 2),
    fit() {
      const { first, last } = model.extent()
      scroller.zoom(fittingZoom(model.extent(), chartWidth(view)), 0)
      scroller.showDay((first + last + 1) / 2, chartWidth(view) / 2)
    },
    showToday: () => showDay(parts, dayNumber(model.scene.today)),
    showRow(at) {
      const top = yOf(view, at)
      if (top < 0) scroller.scrollTo(at * ROW)
      else if (top + ROW > bodyHeight(view)) scroller.scrollTo((at + 1) * ROW - bodyHeight(view))
    },
    showBar: at => showBar(parts, at),
    pan: weeks => scroller.scrollBy(weeks * 7 * view.perDay, 0),
  }
}

function showDay({ view, scroller }: ViewportParts, day: number): void {
  scroller.showDay(day, chartWidth(view) / 4)
}

function showBar(parts: ViewportParts, at: number): void {
  const { view, model, scroller } = parts
  const top = yOf(view, at)
  if (top < 0 || top + ROWS_BELOW * ROW > bodyHeight(view))
    scroller.scrollTo((at + 0.5) * ROW - bodyHeight(view) / 2)
  const row = model.rows[at]
  const span = row === undefined ? null : spanOf(row, view)
  if (span === null) return
  const isVisible = xOf(view, span.to) > SEEN && xOf(view, span.from) < chartWidth(view) - SEEN
  if (!isVisible) showDay(parts, span.from)
}

/** On opening: the stored place, else today, or the plan's start when today lies outside of the plan. */
export function openViewport(parts: ViewportParts, place: ViewportPlace | null): void {
  const { model, scroller } = parts
  if (place !== null) {
    scroller.showDay(place.day, 0)
    scroller.scrollTo(place.scrollTop)
    return
  }
  const { first, last } = model.extent()
  const { today } = model.scene
  const number = dayNumber(today)
  showDay(parts, number < first || number > last ? first : number)
  const current = model.rows.findIndex(row => row.kind === 'task' && !row.isDone && !row.isDropped)
  if (current > ROWS_BEFORE) scroller.scrollTo((current - ROWS_BEFORE) * ROW)
}

export function currentPlace({ view }: Pick<ViewportParts, 'view'>): ViewportPlace {
  const day = view.origin + view.scrollLeft / view.perDay
  return { perDay: view.perDay, day, scrollTop: view.scrollTop }
}
