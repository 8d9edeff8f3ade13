import { box } from '../../widgets/box'
import { makeCellEditor } from '../taskGrid/cellEditor'
import { type GridLook, leftOf } from '../taskGrid/columns'
import { makeGridEdge } from '../taskGrid/gridEdge'
import { makeTaskGrid } from '../taskGrid/taskGrid'
import { startBars } from './stage/bars'
import styles from './stage/stage.module.css'
import type { PointerState } from './scene/scene'
import type { ChartParts } from './gesture/context'
import { makeFrame } from './stage/frame'
import { bodyHeight, HEAD, type View } from './stage/geometry'
import { makeDragPreview } from './paint/dragPreview'
import { makeLinkHandles } from './paint/linkHandles'
import { followTheme } from './paint/colours'
import { makeModel } from './scene/model'
import { makePainter } from './paint/painter'
import type { ChartPorts } from './scene/ports'
import { makeLinkPreview } from './paint/linkPreview'
import { makeScroller } from './stage/scroller'
import { makeTip } from './paint/tip'
import { USUAL_ZOOM } from './stage/zoom'

export function buildParts(host: HTMLElement, ports: ChartPorts): ChartParts {
  const model = makeModel(ports)
  const view = freshView(ports, model.rows.length)
  const frame = makeFrame(() => surface.draw())
  const scroller = makeScroller(host, { view, first: model.extent() }, frame.request)
  const grid = makeTaskGrid(HEAD, () => ({
    words: ports.words,
    plan: ports.plan.now(),
    person: ports.person.now(),
    calendar: ports.calendar,
    predecessors: model.predecessors() ?? new Map(),
  }))
  scroller.pane.append(grid.element)
  const editor = makeCellEditor(scroller.pane, HEAD)
  const surface = makeSurface({ view, model, grid, editor, scroller, frame }, ports)
  const arrange = gridArranger({ view, model, grid, scroller }, ports)
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

type GridParts = Pick<ChartParts, 'view' | 'model' | 'grid' | 'scroller'>

/** The grid is as wide as its columns; dragging its right edge changes the width of the titles. */
function gridArranger({ view, model, grid, scroller }: GridParts, ports: ChartPorts): () => void {
  const applyLook = (look: GridLook): void => {
    view.gridWidth = leftOf(null, look)
    scroller.element.style.setProperty('--grid-width', `${view.gridWidth}px`)
    grid.arrange(look)
    edge.show(look.titleWidth)
    scroller.fit(model.extent(), model.rows.length)
  }
  const edge = makeGridEdge(scroller.pane, ports.words, {
    width: titleWidth => applyLook({ ...ports.look.now(), titleWidth }),
    keep: ports.keepTitleWidth,
  })
  return () => applyLook(ports.look.now())
}

type SurfaceParts = Pick<ChartParts, 'view' | 'model' | 'grid' | 'editor' | 'scroller' | 'frame'>

/** The chart beside the grid: canvas, bars and the overlays above them. */
function makeSurface({ view, model, grid, editor, scroller, frame }: SurfaceParts, { words }: ChartPorts) {
  const [chart, body] = [box(styles.chart), box(styles.body)]
  // Screen readers read the grid, which says the same row by row.
  chart.setAttribute('aria-hidden', 'true')
  scroller.pane.append(chart)
  const painter = makePainter(chart, words)
  chart.append(body)
  const bars = startBars(body)
  const [dragPreview, tip] = [makeDragPreview(body), makeTip(chart)]
  const [linkHandles, linkPreview] = [makeLinkHandles(body), makeLinkPreview(body)]
  const pointerState: PointerState = { hoveredLink: null, movedAlong: new Map() }
  const draw = (): void => {
    const { rows, scene, active } = model
    const predecessors = model.predecessors()
    // Before any style changes: setting a canvas font forces a style recalculation.
    painter.paint(view, scene, pointerState)
    bars.draw(view, rows)
    const window = { width: view.gridWidth, height: bodyHeight(view), scrollTop: view.scrollTop }
    grid.draw(window, rows, { active, openRow: scene.openRow, selection: scene.selection, predecessors })
    editor.draw(window, model)
    dragPreview.draw(view)
    linkHandles.draw(view, model)
    linkPreview.draw(view, model)
    tip.place(view)
  }
  const stopTheme = followTheme(() => {
    painter.reloadColours()
    frame.request()
  })
  const destroy = (): void => {
    stopTheme()
    bars.destroy()
  }
  return { body, dragPreview, tip, linkPreview, linkHandles, pointerState, draw, destroy }
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
