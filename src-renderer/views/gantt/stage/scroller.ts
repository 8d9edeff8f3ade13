import { box } from '../../../widgets/box'
import styles from './stage.module.css'
import { chartWidth, HEAD, type View } from './geometry'
import { ROW } from '../../taskGrid/gridWindow'

/** Days to scroll beyond both ends of the plan, in addition to one width of the chart. */
const BEYOND = 30

/** First and last day number that the chart should reach. */
export interface Extent {
  readonly first: number
  readonly last: number
}

/**
 * One native scroll container for grid, bars and canvas: its content is as large as the whole plan, and a sticky pane of
 * the size of the container is redrawn for the scroll position.
 */
export interface Scroller {
  readonly element: HTMLElement
  readonly pane: HTMLElement
  /** Sets the size of the content; the scroll position stays at the same day and row. */
  fit(extent: Extent, rowCount: number): void
  /** Changes the zoom while the day at `x` (from the chart's left edge) stays under it. */
  zoom(perDay: number, x: number): void
  /** Puts the beginning of a day at `x` from the chart's left edge. */
  showDay(day: number, x: number): void
  scrollTo(top: number): void
  scrollBy(dx: number, dy: number): void
  destroy(): void
}

interface ScrollElements {
  readonly element: HTMLElement
  readonly inside: HTMLElement
  readonly pane: HTMLElement
}

interface Initial {
  readonly view: View
  /** Content size at creation, so that the scrollbars are there before anything is measured. */
  readonly first: Extent
}

export function makeScroller(host: HTMLElement, { view, first }: Initial, onChange: () => void): Scroller {
  const elements = makeElements(host, { view, first })
  const { element, pane } = elements
  let extent = first
  const showDay = (day: number, x: number): void => {
    layOut(elements, view, extent)
    element.scrollLeft = (day - view.origin) * view.perDay - x
    follow()
  }
  const follow = (): void => {
    view.scrollLeft = element.scrollLeft
    view.scrollTop = element.scrollTop
    onChange()
  }
  const scroll = (act: () => void): void => {
    act()
    follow()
  }
  element.addEventListener('scroll', () => isElsewhere(element, view) && follow(), { passive: true })
  const stop = watchSize(elements, view, () => showDay(leftDay(view), 0))
  return {
    element,
    pane,
    showDay,
    fit(next, rowCount) {
      if (isSame(extent, next) && rowCount === view.rowCount) return onChange()
      extent = next
      view.rowCount = rowCount
      showDay(leftDay(view), 0)
    },
    zoom(perDay, x) {
      const day = leftDay(view) + x / view.perDay
      view.perDay = perDay
      showDay(day, x)
    },
    scrollTo: top => scroll(() => element.scrollTo(element.scrollLeft, top)),
    scrollBy: (dx, dy) => scroll(() => element.scrollBy(dx, dy)),
    destroy: stop,
  }
}

/** The browser fires `scroll` also for our own scrolling, a frame later. */
function isElsewhere({ scrollLeft, scrollTop }: HTMLElement, view: View): boolean {
  return scrollLeft !== view.scrollLeft || scrollTop !== view.scrollTop
}

/** Reading a scroll position forces a layout, and most edits do not change the extent. */
function isSame(a: Extent, b: Extent): boolean {
  return a.first === b.first && a.last === b.last
}

function leftDay({ origin, scrollLeft, perDay }: View): number {
  return origin + scrollLeft / perDay
}

function makeElements(host: HTMLElement, { view, first }: Initial): ScrollElements {
  const [element, inside, pane] = [box(styles.scroller), box(styles.inside), box(styles.pane)]
  const elements = { element, inside, pane }
  layOut(elements, view, first)
  inside.append(pane)
  element.append(inside)
  host.append(element)
  return elements
}

/** Calls back at once and on every resize; the result stops it and removes the element. */
function watchSize({ element, pane }: ScrollElements, view: View, onSize: () => void): () => void {
  const measure = (): void => {
    const { clientWidth, clientHeight } = element
    // An observer also reports the initial size.
    if (clientWidth === view.width && clientHeight === view.height) return
    view.width = clientWidth
    view.height = clientHeight
    pane.style.width = `${view.width}px`
    pane.style.height = `${view.height}px`
    onSize()
  }
  const observer = new ResizeObserver(measure)
  observer.observe(element)
  measure()
  return () => {
    observer.disconnect()
    element.remove()
  }
}

/** Resizes the content for the current zoom; does not scroll. */
function layOut({ inside }: ScrollElements, view: View, { first, last }: Extent): void {
  const beyond = BEYOND + Math.ceil(chartWidth(view) / view.perDay)
  view.origin = Math.max(0, first - beyond)
  view.days = last + 1 + beyond - view.origin
  inside.style.width = `${view.gridWidth + view.days * view.perDay}px`
  inside.style.height = `${HEAD + (view.rowCount + 2) * ROW}px`
}
