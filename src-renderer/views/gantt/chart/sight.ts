import { dayNumber } from '#shared/domain/day'
import { bodyHeight, chartWidth, ROW, spanOf, xOf, yOf } from './geometry'
import type { Parts } from './parts'
import type { ChartPorts } from './ports'
import { fittingZoom, nextZoom } from './zoom'

/** Rows that stay above the first one that is not over yet. */
const ROWS_BEFORE = 4

/** Where the chart looks. */
export interface Sight {
  zoom(way: 1 | -1): void
  fit(): void
  showToday(): void
  /** On opening: where the person left off, else today, or the plan's start when today lies outside it. */
  open(): void
  /** Scrolls as little as needed until a row is in sight. */
  showRow(at: number): void
  /** Brings the bar of a row into sight as well. */
  showBar(at: number): void
  /** By weeks. */
  pan(weeks: number): void
  remember(): void
}

export function makeSight({ view, model, scroller }: Parts, { memory }: ChartPorts): Sight {
  const quarter = (): number => chartWidth(view) / 4
  const showDay = (day: number): void => scroller.showDay(day, quarter())
  const showRow = (at: number): void => {
    const top = yOf(view, at)
    if (top < 0) scroller.scrollTo(at * ROW)
    else if (top + ROW > bodyHeight(view)) scroller.scrollTo((at + 1) * ROW - bodyHeight(view))
  }
  return {
    showRow,
    zoom: way => scroller.zoom(nextZoom(view.perDay, way), chartWidth(view) / 2),
    fit() {
      const { first, last } = model.extent
      scroller.zoom(fittingZoom(model.extent, chartWidth(view)), 0)
      scroller.showDay((first + last + 1) / 2, chartWidth(view) / 2)
    },
    showToday: () => showDay(dayNumber(model.scene.today)),
    open() {
      if (memory.place !== null) {
        scroller.showDay(memory.place.day, 0)
        scroller.scrollTo(memory.place.scrollTop)
        return
      }
      const { first, last } = model.extent
      const { today } = model.scene
      const number = dayNumber(today)
      showDay(number < first || number > last ? first : number)
      const current = model.rows.findIndex(
        row => row.kind === 'task' && row.dates !== null && row.dates.finish >= today,
      )
      if (current > ROWS_BEFORE) scroller.scrollTo((current - ROWS_BEFORE) * ROW)
    },
    showBar(at) {
      const top = yOf(view, at)
      if (top < 0 || top + ROW > bodyHeight(view)) scroller.scrollTo((at + 0.5) * ROW - bodyHeight(view) / 2)
      const row = model.rows[at]
      const span = row === undefined ? null : spanOf(row)
      if (span === null) return
      const isInSight = xOf(view, span.to) > 24 && xOf(view, span.from) < chartWidth(view) - 24
      if (!isInSight) showDay(span.from)
    },
    pan: weeks => scroller.scrollBy(weeks * 7 * view.perDay, 0),
    remember() {
      const day = view.origin + view.scrollLeft / view.perDay
      memory.place = { perDay: view.perDay, day, scrollTop: view.scrollTop }
    },
  }
}
