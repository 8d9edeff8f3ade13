import type { View } from '../stage/geometry'
import { chartWidth } from '../stage/geometry'

export interface ChartCanvas {
  readonly element: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
  /** Resizes to the chart and scales to CSS pixels; the caller paints over everything. */
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

/** The middle of a CSS pixel, where a 1 px line is sharp. */
export function crisp(at: number): number {
  return Math.round(at) + 0.5
}
