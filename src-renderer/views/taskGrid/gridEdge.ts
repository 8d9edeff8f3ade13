import { box } from '../../widgets/box'
import type { Words } from '../../locales/words'
import { LEAST_TITLE, MOST_TITLE, titleWidthNear } from './columns'
import styles from './taskGrid.module.css'

const STEP = 16

interface EdgeEvents {
  /** While it is dragged. */
  width(width: number): void
  /** When it is released, and by key. */
  keep(width: number): void
}

/** The right edge of the grid, which resizes the titles. */
export interface GridEdge {
  show(titleWidth: number): void
}

export function makeGridEdge(pane: HTMLElement, words: Words, events: EdgeEvents): GridEdge {
  const element = box(styles.edge, 'separator')
  element.tabIndex = 0
  element.setAttribute('aria-orientation', 'vertical')
  element.setAttribute('aria-label', words.say('gantt.titleWidth'))
  element.setAttribute('aria-valuemin', String(LEAST_TITLE))
  element.setAttribute('aria-valuemax', String(MOST_TITLE))
  pane.append(element)
  let now = LEAST_TITLE
  element.addEventListener('keydown', event => {
    const wanted = widthBy(event.key, now)
    if (wanted === null) return
    event.preventDefault()
    event.stopPropagation()
    events.keep(titleWidthNear(wanted))
  })
  followDrag(element, () => now, events)
  return {
    show(titleWidth) {
      now = titleWidth
      element.setAttribute('aria-valuenow', String(titleWidth))
    },
  }
}

function widthBy(key: string, now: number): number | null {
  if (key === 'ArrowLeft') return now - STEP
  if (key === 'ArrowRight') return now + STEP
  if (key === 'Home') return LEAST_TITLE
  return key === 'End' ? MOST_TITLE : null
}

function followDrag(element: HTMLElement, now: () => number, events: EdgeEvents): void {
  let from: { readonly x: number; readonly width: number } | null = null
  const widthAt = (event: PointerEvent, start: { x: number; width: number }): number =>
    titleWidthNear(start.width + event.clientX - start.x)
  element.addEventListener('pointerdown', event => {
    if (event.button !== 0) return
    element.setPointerCapture(event.pointerId)
    element.dataset.drag = ''
    from = { x: event.clientX, width: now() }
  })
  element.addEventListener('pointermove', event => {
    if (from !== null) events.width(widthAt(event, from))
  })
  const stop = (): void => {
    if (from === null) return
    from = null
    delete element.dataset.drag
    events.keep(now())
  }
  element.addEventListener('pointerup', stop)
  element.addEventListener('lostpointercapture', stop)
}
