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

/** A timeline that draws only when it is told to, and measures nothing. */
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
  // With a window of its own it does not look for one that fits its items, drawing each for it.
  start: 0,
  end: 1,
} as const

export function makeVisTimeline(host: HTMLElement): VisTimeline {
  const items = new DataSet<Slot, 'id'>()
  const timeline = new Timeline(host, items as never, OPTIONS)
  const vis = timeline as unknown as VisInternals
  const redrawItems = vis.itemSet.redraw.bind(vis.itemSet)
  const redrawAll = holdRedraws(vis)
  // As after its first redraw: its loading screen goes, and it measures no scrollbar.
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
 * Nothing is drawn of its own accord any more, not even the redraw that waits since it was made: a timeline
 * without a width draws nothing. What is given back draws its panels for a width, and none of its parts.
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

/** Puts arithmetic in the place of measuring, on this timeline's own objects only. */
function fixGeometry(vis: VisInternals): ReadonlyMap<VisItem, RowPosition> {
  const { groups, dom } = vis.itemSet
  const [group, background] = [groups[UNGROUPED], groups[BACKGROUND]]
  if (group === undefined || background === undefined) {
    throw new Error('vis-timeline no longer keeps items without a group in one of its own')
  }
  const positions = new Map<VisItem, RowPosition>()
  const width = (): number => vis.props.center.width
  // Reading a real width in the middle of a frame would lay the whole window out a second time.
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
