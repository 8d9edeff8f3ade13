import { box } from '../../../widgets/box'
import styles from './stage.module.css'
import { chartWidth, HEAD, type View } from './geometry'
import { ROW } from '../../taskGrid/gridWindow'

/** Days that can be scrolled to on both sides of what there is, besides one width of the chart. */
const BEYOND = 30

/** First and last day number that the chart should reach. */
export interface Extent {
  readonly first: number
  readonly last: number
}

/**
 * One native scroller moves the grid, the bars and the canvas in both directions: its inside is as large as
 * the whole plan, and a pane that sticks to the sight is drawn for the position.
 */
export interface Scroller {
  readonly element: HTMLElement
  readonly pane: HTMLElement
  /** Days and rows that there are; what is in sight stays where it is. */
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
  /** What there is when the chart opens: with it the scrollbars stand before anything is measured. */
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

/** The browser also tells of what was scrolled here, a frame after it was followed. */
function isElsewhere({ scrollLeft, scrollTop }: HTMLElement, view: View): boolean {
  return scrollLeft !== view.scrollLeft || scrollTop !== view.scrollTop
}

/** Most edits leave the plan's size as it is, and to ask where a scroller stands lays the window out. */
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

/** Calls back at once, and whenever the window gives the chart another size, until it is taken away. */
function watchSize({ element, pane }: ScrollElements, view: View, onSize: () => void): () => void {
  const measure = (): void => {
    const { clientWidth, clientHeight } = element
    // Of the size that it has at first an observer tells, too.
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

/** Makes the inside as large as the present zoom and size ask for. Where it is scrolled to is another matter. */
function layOut({ inside }: ScrollElements, view: View, { first, last }: Extent): void {
  const beyond = BEYOND + Math.ceil(chartWidth(view) / view.perDay)
  view.origin = Math.max(0, first - beyond)
  view.days = last + 1 + beyond - view.origin
  inside.style.width = `${view.gridWidth + view.days * view.perDay}px`
  inside.style.height = `${HEAD + (view.rowCount + 2) * ROW}px`
}
