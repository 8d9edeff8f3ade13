import styles from './chart.module.css'
import { chartWidth, HEAD, ROW, type View } from './geometry'

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

export function makeScroller(host: HTMLElement, view: View, onChange: () => void): Scroller {
  const [element, inside, pane] = [box(styles.scroller), box(styles.inside), box(styles.pane)]
  inside.append(pane)
  element.append(inside)
  host.append(element)
  let extent: Extent = { first: view.origin, last: view.origin + 1 }

  const read = (): void => {
    view.scrollLeft = element.scrollLeft
    view.scrollTop = element.scrollTop
  }
  const onScroll = (): void => {
    read()
    onChange()
  }
  /** Lays the inside out for the present zoom and size, and scrolls so that `day` lies at `x`. */
  const layOut = (day: number, x: number): void => {
    const beyond = BEYOND + Math.ceil(chartWidth(view) / view.perDay)
    view.origin = Math.max(0, extent.first - beyond)
    view.days = extent.last + 1 + beyond - view.origin
    inside.style.width = `${view.gridWidth + view.days * view.perDay}px`
    inside.style.height = `${HEAD + (view.rowCount + 2) * ROW}px`
    element.scrollLeft = (day - view.origin) * view.perDay - x
    read()
    onChange()
  }
  const leftDay = (): number => view.origin + view.scrollLeft / view.perDay
  const measure = (): void => {
    const day = leftDay()
    view.width = element.clientWidth
    view.height = element.clientHeight
    pane.style.width = `${view.width}px`
    pane.style.height = `${view.height}px`
    layOut(day, 0)
  }
  element.addEventListener('scroll', onScroll, { passive: true })
  const observer = new ResizeObserver(measure)
  observer.observe(element)
  measure()

  return {
    element,
    pane,
    fit(next, rowCount) {
      const day = leftDay()
      extent = next
      view.rowCount = rowCount
      layOut(day, 0)
    },
    zoom(perDay, x) {
      const day = leftDay() + x / view.perDay
      view.perDay = perDay
      layOut(day, x)
    },
    showDay: layOut,
    scrollTo: top => {
      element.scrollTop = top
      onScroll()
    },
    scrollBy: (dx, dy) => {
      element.scrollBy(dx, dy)
      onScroll()
    },
    destroy() {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
      element.remove()
    },
  }
}

function box(className: string | undefined): HTMLElement {
  const element = document.createElement('div')
  element.className = className ?? ''
  return element
}
