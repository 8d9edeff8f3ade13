import { DataSet } from 'vis-data/peer'
import { Timeline } from 'vis-timeline/peer'
import 'vis-timeline/styles/vis-timeline-graph2d.min.css'
import { BAR } from './geometry'
import { ROW } from '../../taskGrid/gridWindow'
import { BACKGROUND, UNGROUPED, type VisGroup, type VisInternals, type VisItem } from './visInternals'

/** One bar as vis-timeline holds it. Instants are day numbers in milliseconds: no zone, no daylight saving. */
export interface Slot {
  readonly id: number
  readonly start: number
  readonly end: number
  readonly content: ''
  readonly className: string
  readonly style: string
  readonly limitSize: false
}

/** A vis-timeline that redraws only on request and never measures the DOM. */
export interface VisTimeline {
  readonly items: DataSet<Slot, 'id'>
  /** The row that a slot's bar lies on. */
  setRow(slot: number, row: number): void
  resize(width: number, height: number): void
  /** Instant at the left edge, and milliseconds per pixel. */
  look(from: number, perPixel: number): void
  redraw(): void
  destroy(): void
}

const OPTIONS = {
  autoResize: false,
  moveable: false,
  zoomable: false,
  selectable: false,
  editable: false,
  stack: false,
  showCurrentTime: false,
  showMajorLabels: false,
  showMinorLabels: false,
  showTooltips: false,
  verticalScroll: false,
  horizontalScroll: false,
  rtl: false,
  height: 100,
  orientation: { axis: 'top', item: 'top' },
  margin: { axis: 0, item: { horizontal: 0, vertical: 0 } },
  // Without start and end it would draw all items to find a window that fits them.
  start: 0,
  end: 1,
} as const

export function makeVisTimeline(host: HTMLElement): VisTimeline {
  const items = new DataSet<Slot, 'id'>()
  const timeline = new Timeline(host, items as never, OPTIONS)
  const vis = timeline as unknown as VisInternals
  const redrawItems = vis.itemSet.redraw.bind(vis.itemSet)
  const redrawAll = holdRedraws(vis)
  // What its first redraw would do: remove the loading screen, without measuring a scrollbar.
  timeline.off('_change')
  vis.emit('rangechanged')
  vis.emit('changed')
  const positions = fixGeometry(vis)
  return {
    items,
    setRow(slot, row) {
      const item = vis.itemSet.items[slot]
      const position = item === undefined ? undefined : positions.get(item)
      if (position === undefined) throw new Error(`vis-timeline made no item for slot ${slot}`)
      position.row = row
    },
    resize(width, height) {
      host.style.width = `${width}px`
      timeline.setOptions({ height })
      redrawAll(width)
    },
    look(from, perPixel) {
      timeline.setWindow(from, from + vis.props.center.width * perPixel, { animation: false })
    },
    redraw: redrawItems,
    destroy() {
      timeline.destroy()
      items.clear()
    },
  }
}

/**
 * Stops all redraws of its own, the pending one included: a timeline without a width draws nothing. The result redraws
 * its panels for a width, and none of its components.
 */
function holdRedraws(vis: VisInternals): (width: number) => void {
  let now = 0
  Object.defineProperty(vis.dom.root, 'offsetWidth', { get: () => now })
  const redrawPanels = vis._origRedraw
  vis._redraw = vis._origRedraw = () => {}
  for (const part of vis.components) part.redraw = () => false
  return width => {
    now = width
    redrawPanels()
    now = 0
  }
}

interface RowPosition {
  row: number
  drawn: number
}

/** Replaces measuring by arithmetic, on this instance only. */
function fixGeometry(vis: VisInternals): ReadonlyMap<VisItem, RowPosition> {
  const { groups, dom } = vis.itemSet
  const [group, background] = [groups[UNGROUPED], groups[BACKGROUND]]
  if (group === undefined || background === undefined) {
    throw new Error('vis-timeline no longer keeps items without a group in one of its own')
  }
  const positions = new Map<VisItem, RowPosition>()
  const width = (): number => vis.props.center.width
  // Reading the real width in the middle of a frame forces a second layout.
  Object.defineProperty(dom.frame, 'offsetWidth', { get: width })
  background.redraw = () => false
  fixGroup(group, width)
  const add = group.add.bind(group)
  group.add = item => {
    positions.set(item, fixItem(item))
    add(item)
  }
  return positions
}

function fixGroup(group: VisGroup, width: () => number): void {
  group._didMarkerHeightChange = () => false
  group._isGroupVisible = () => true
  group._didResize = () => false
  group._calculateHeight = () => ROW
  group._calculateGroupSizeAndPosition = () => {
    group.width = width()
  }
}

function fixItem(item: VisItem): RowPosition {
  const position: RowPosition = { row: 0, drawn: -1 }
  item._getDomComponentsSizes = () => ({ content: { width: 0 }, box: { height: BAR } })
  item.repositionY = () => {
    if (position.drawn === position.row) return
    position.drawn = position.row
    item.dom.box.style.top = `${position.row * ROW + (ROW - BAR) / 2}px`
  }
  return position
}
