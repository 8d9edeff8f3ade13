import { DAY_MINUTES } from '#shared/calendar/workingTime'
import { chartWidth, HOURS_FROM, type View } from './geometry'
import type { Extent, Scroller } from './scroller'

/** Pixels per day at which the zoom buttons stop; the wheel zooms continuously. */
export const ZOOMS = [0.25, 0.4, 0.6, 1, 1.6, 2.5, 4, 6, 9, 13, 19, 28, 40, 70, 120, 200, 320, 560] as const
export const USUAL_ZOOM = 19

const [LEAST, MOST] = [ZOOMS[0], ZOOMS[ZOOMS.length - 1] ?? 560]

function within(perDay: number): number {
  return Math.min(MOST, Math.max(LEAST, perDay))
}

const STEPS = [15, 30, 60] as const
const LEAST_STEP = 5

/** Minutes by which bars snap: the finest step that is at least 5 pixels wide; null at day zoom. */
export function stepAt(perDay: number): number | null {
  if (perDay < HOURS_FROM) return null
  return STEPS.find(minutes => (minutes / DAY_MINUTES) * perDay >= LEAST_STEP) ?? 60
}

export function nextZoom(perDay: number, way: 1 | -1): number {
  const next =
    way === 1 ? ZOOMS.find(zoom => zoom > perDay * 1.01) : ZOOMS.findLast(zoom => zoom < perDay * 0.99)
  return next ?? within(perDay)
}

/** The zoom at which all of `extent` is visible, with a margin. */
export function fittingZoom({ first, last }: Extent, width: number): number {
  const ROOM = 48
  return within(Math.max(1, width - ROOM) / Math.max(1, last + 1 - first))
}

/** Ctrl and the wheel (a touchpad pinch sends the same); the day under the pointer stays in place. */
export function followWheel(scroller: Scroller, view: View): () => void {
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return
    event.preventDefault()
    const box = scroller.element.getBoundingClientRect()
    const x = Math.min(chartWidth(view), Math.max(0, event.clientX - box.left - view.gridWidth))
    scroller.zoom(within(view.perDay * Math.exp(-event.deltaY / 400)), x)
  }
  scroller.element.addEventListener('wheel', onWheel, { passive: false })
  return () => scroller.element.removeEventListener('wheel', onWheel)
}
