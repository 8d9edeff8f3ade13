import { box } from '../../widgets/box'
import { type CellEditor, makeCellEditor } from '../taskGrid/cellEditor'
import { type GridLook, leftOf } from '../taskGrid/columns'
import { makeGridEdge } from '../taskGrid/gridEdge'
import { makeTreeGrid, type TreeGrid } from '../taskGrid/taskGrid'
import { startBars } from './stage/bars'
import styles from './stage/chart.module.css'
import type { Touch } from './paint/drawing'
import { type Frame, makeFrame } from './stage/frame'
import type { View } from './stage/geometry'
import { type Ghost, makeGhost } from './paint/dragPreview'
import { type Handles, makeHandles } from './paint/linkHandles'
import { followTheme } from './paint/colours'
import { makeModel, type Model } from './scene/model'
import { makePainter } from './paint/painter'
import type { ChartPorts } from './scene/ports'
import { makeRubber, type Rubber } from './paint/linkPreview'
import { makeScroller, type Scroller } from './stage/scroller'
import { makeTip, type Tip } from './paint/tip'
import { USUAL_ZOOM } from './stage/zoom'

/** The pieces of a chart, built and drawn together. */
export interface Parts {
  readonly view: View
  readonly model: Model
  readonly scroller: Scroller
  readonly grid: TreeGrid
  readonly editor: CellEditor
  readonly body: HTMLElement
  readonly ghost: Ghost
  readonly tip: Tip
  readonly rubber: Rubber
  readonly handles: Handles
  readonly frame: Frame
  readonly touch: Touch
  /** Reads the plan again and draws. */
  refresh(): void
  /** Brings the grid to the look that the person gave it. */
  arrange(): void
  destroy(): void
}

export function buildParts(host: HTMLElement, ports: ChartPorts): Parts {
  const model = makeModel(ports)
  const view = freshView(ports, model.rows.length)
  const frame = makeFrame(() => surface.draw())
  const scroller = makeScroller(host, { view, first: model.extent() }, frame.request)
  const grid = makeTreeGrid(() => ({
    words: ports.words,
    plan: ports.plan.now(),
    person: ports.person.now(),
    calendar: ports.calendar,
    predecessors: model.predecessors() ?? new Map(),
  }))
  scroller.pane.append(grid.element)
  const editor = makeCellEditor(scroller.pane)
  const surface = makeSurface({ view, model, grid, editor, scroller, frame }, ports)
  const arrange = makeArranging({ view, model, grid, scroller }, ports)
  arrange()
  return {
    ...surface,
    view,
    model,
    scroller,
    grid,
    editor,
    frame,
    arrange,
    refresh() {
      model.refresh()
      scroller.fit(model.extent(), model.rows.length)
    },
    destroy() {
      frame.close()
      surface.destroy()
      scroller.destroy()
    },
  }
}

type Arranged = Pick<Parts, 'view' | 'model' | 'grid' | 'scroller'>

/** The left side is as wide as its columns; its edge gives the titles more or less room. */
function makeArranging({ view, model, grid, scroller }: Arranged, ports: ChartPorts): () => void {
  const lay = (look: GridLook): void => {
    view.gridWidth = leftOf(null, look)
    scroller.element.style.setProperty('--grid-width', `${view.gridWidth}px`)
    grid.arrange(look)
    edge.show(look.titleWidth)
    scroller.fit(model.extent(), model.rows.length)
  }
  const edge = makeGridEdge(scroller.pane, ports.words, {
    width: titleWidth => lay({ ...ports.look.now(), titleWidth }),
    keep: ports.keepTitleWidth,
  })
  return () => lay(ports.look.now())
}

type Grounds = Pick<Parts, 'view' | 'model' | 'grid' | 'editor' | 'scroller' | 'frame'>

/** The right side: canvas, bars, and what floats above them. */
function makeSurface({ view, model, grid, editor, scroller, frame }: Grounds, { words }: ChartPorts) {
  const [chart, body] = [box(styles.chart), box(styles.body)]
  // Bars, lines and axis repeat what the grid says row by row.
  chart.setAttribute('aria-hidden', 'true')
  scroller.pane.append(chart)
  const painter = makePainter(chart, words)
  chart.append(body)
  const bars = startBars(body)
  const [ghost, tip] = [makeGhost(body), makeTip(chart)]
  const [handles, rubber] = [makeHandles(body), makeRubber(body)]
  const touch: Touch = { overLink: null, carried: new Map() }
  const draw = (): void => {
    const { rows, scene, active } = model
    const predecessors = model.predecessors()
    // First of all, while no style is stale: setting a font on a canvas brings all styles up to date.
    painter.paint(view, scene, touch)
    bars.draw(view, rows)
    grid.draw(view, rows, { active, selected: scene.selected, chosen: scene.chosen, predecessors })
    editor.draw(view, model)
    ghost.draw(view)
    handles.draw(view, model)
    rubber.draw(view, model)
    tip.place(view)
  }
  const stopTheme = followTheme(() => {
    painter.dip()
    frame.request()
  })
  const destroy = (): void => {
    stopTheme()
    bars.destroy()
  }
  return { body, ghost, tip, rubber, handles, touch, draw, destroy }
}

function freshView({ memory, look }: ChartPorts, rowCount: number): View {
  return {
    width: 0,
    height: 0,
    gridWidth: leftOf(null, look.now()),
    scrollLeft: 0,
    scrollTop: 0,
    perDay: memory.place?.perDay ?? USUAL_ZOOM,
    origin: 0,
    days: 1,
    rowCount,
  }
}
