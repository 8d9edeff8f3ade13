import type { View } from '../stage/geometry'
import { chartWidth } from '../stage/geometry'

export interface ChartCanvas {
  readonly element: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
  /** A cleared sheet in CSS pixels, as large as the chart. */
  begin(view: View): CanvasRenderingContext2D
}

export function makeCanvas(className: string): ChartCanvas {
  const element = document.createElement('canvas')
  element.className = className
  element.setAttribute('aria-hidden', 'true')
  const context = element.getContext('2d', { alpha: false })
  if (context === null) throw new Error('this window can draw no canvas')
  let size = ''
  return {
    element,
    context,
    begin(view) {
      const [width, height, ratio] = [chartWidth(view), view.height, window.devicePixelRatio]
      if (size !== `${width} ${height} ${ratio}`) {
        size = `${width} ${height} ${ratio}`
        element.width = Math.max(1, Math.round(width * ratio))
        element.height = Math.max(1, Math.round(height * ratio))
        element.style.width = `${width}px`
        element.style.height = `${height}px`
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      return context
    },
  }
}

/** The middle of a device-independent pixel, where a hairline is sharp. */
export function crisp(at: number): number {
  return Math.round(at) + 0.5
}
