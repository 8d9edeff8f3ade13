import { makeTreeGrid, type TreeGrid } from '../grid/treeGrid'
import { type Bars, startBars } from './bars'
import styles from './chart.module.css'
import { type Frame, makeFrame } from './frame'
import type { View } from './geometry'
import { type Ghost, makeGhost } from './ghost'
import { followTheme } from './inks'
import { makeModel, type Model } from './model'
import { makePainter } from './painter'
import type { ChartPorts } from './ports'
import { makeScroller, type Scroller } from './scroller'
import { makeTip, type Tip } from './tip'
import { USUAL_ZOOM } from './zoom'

/** The pieces of a chart, built and drawn together. */
export interface Parts {
  readonly view: View
  readonly model: Model
  readonly scroller: Scroller
  readonly grid: TreeGrid
  readonly body: HTMLElement
  readonly ghost: Ghost
  readonly tip: Tip
  readonly frame: Frame
  /** Reads the plan again and draws. */
  refresh(): void
  destroy(): void
}

export function buildParts(host: HTMLElement, ports: ChartPorts): Parts {
  const view = freshView(host, ports)
  const model = makeModel(ports)
  const frame = makeFrame(() => draw())
  const scroller = makeScroller(host, view, frame.request)
  const grid = makeTreeGrid(() => ({
    words: ports.words,
    plan: ports.plan.now(),
    person: ports.person.now(),
  }))
  const [chart, body] = [box(styles.chart), box(styles.body)]
  // Bars, lines and axis repeat what the grid says row by row.
  chart.setAttribute('aria-hidden', 'true')
  const painter = makePainter(chart, ports.words)
  chart.append(body)
  scroller.pane.append(grid.element, chart)
  const bars: Bars = startBars(body)
  const [ghost, tip] = [makeGhost(body), makeTip(chart)]
  const draw = (): void => {
    const { rows, scene, active } = model
    grid.draw(view, rows, { active, selected: scene.selected })
    bars.draw(view, rows)
    painter.paint(view, scene)
    ghost.draw(view)
    tip.place(view)
  }
  const refresh = (): void => {
    model.refresh()
    scroller.fit(model.extent, model.rows.length)
  }
  const stopTheme = followTheme(() => {
    painter.dip()
    frame.request()
  })
  scroller.fit(model.extent, model.rows.length)
  return {
    ...{ view, model, scroller, grid, body, ghost, tip, frame, refresh },
    destroy() {
      frame.cancel()
      stopTheme()
      bars.destroy()
      scroller.destroy()
    },
  }
}

function freshView(host: HTMLElement, { memory }: ChartPorts): View {
  const gridWidth = Number.parseFloat(getComputedStyle(host).getPropertyValue('--grid-width')) || 0
  return {
    ...{ width: 0, height: 0, gridWidth, scrollLeft: 0, scrollTop: 0 },
    ...{ perDay: memory.place?.perDay ?? USUAL_ZOOM, origin: 0, days: 1, rowCount: 0 },
  }
}

function box(className: string | undefined): HTMLElement {
  const element = document.createElement('div')
  element.className = className ?? ''
  return element
}
