import { DataSet } from 'vis-data/peer'
import { Timeline } from 'vis-timeline/peer'
import 'vis-timeline/styles/vis-timeline-graph2d.min.css'
import type { GanttRow } from '#shared/projections/ganttRows'
import { barLook } from './barLook'
import styles from './bars.module.css'
import { BAR, bodyHeight, chartWidth, dayAt, ROW, spanOf, type View } from './geometry'
import { UNGROUPED, type VisInternals, type VisItem } from './visInternals'

/** The bars of the rows in sight, drawn by vis-timeline. */
export interface Bars {
  /** Follows the view and the rows; what has not changed is not touched. */
  draw(view: View, rows: readonly GanttRow[]): void
  destroy(): void
}

interface Slot {
  readonly id: number
  readonly start: number
  readonly end: number
  readonly content: ''
  readonly className: string
  readonly style: string
  readonly limitSize: false
}

const DAY_MS = 86_400_000
const NOTHING_MS = -DAY_MS * 365
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
  orientation: { axis: 'top', item: 'top' },
  margin: { axis: 0, item: { horizontal: 0, vertical: 0 } },
} as const

/**
 * A fixed number of bars, the slots, serves any number of rows: row r lies in slot r mod K, so that a
 * scroll by one row changes one bar. vis-timeline would lay out every row at every redraw, measure every
 * new bar in the document and draw several times a frame; here geometry is arithmetic and there is one
 * small redraw a frame, ours.
 */
export function startBars(host: HTMLElement): Bars {
  const items = new DataSet<Slot, 'id'>()
  const stage = document.createElement('div')
  stage.className = styles.stage ?? ''
  host.append(stage)
  const timeline = new Timeline(stage, items as never, { ...OPTIONS, height: 100 })
  const vis = timeline as unknown as VisInternals
  const fullRedraw = vis._origRedraw
  fullRedraw()
  const redrawItems = vis.itemSet.redraw.bind(vis.itemSet)
  const nothing = (): void => {}
  vis._redraw = vis._origRedraw = nothing
  vis.itemSet.redraw = () => false
  const slotOf = fixGeometry(vis)
  const placed: (GanttRow | null)[] = []
  const rowAt: number[] = []
  let drawn = { width: -1, height: -1, from: Number.NaN, perDay: 0 }

  const resize = (view: View): void => {
    const [width, height] = [chartWidth(view), bodyHeight(view)]
    if (width === drawn.width && height === drawn.height) return
    drawn = { ...drawn, width, height, from: Number.NaN }
    stage.style.width = `${width}px`
    timeline.setOptions({ height })
    fullRedraw()
    const wanted = Math.ceil(height / ROW) + 2
    if (wanted <= placed.length) return
    const fresh = Array.from({ length: wanted - placed.length }, (_, at) => emptySlot(placed.length + at))
    placed.length = rowAt.length = wanted
    placed.fill(null)
    rowAt.fill(-1)
    items.add(fresh)
  }

  return {
    draw(view, rows) {
      resize(view)
      const first = Math.max(0, Math.floor(view.scrollTop / ROW))
      const changed: Slot[] = []
      for (let row = first; row < first + placed.length; row++) {
        const slot = row % placed.length
        const shown = rows[row] ?? null
        if (placed[slot] === shown && rowAt[slot] === row) continue
        placed[slot] = shown
        rowAt[slot] = row
        slotOf(slot).row = row
        changed.push(shown === null ? emptySlot(slot) : slotFor(slot, shown))
      }
      if (changed.length > 0) items.update(changed)
      const from = dayAt(view, 0)
      const isPanned = from !== drawn.from || view.perDay !== drawn.perDay
      if (isPanned) {
        drawn = { ...drawn, from, perDay: view.perDay }
        const span = (vis.props.center.width / view.perDay) * DAY_MS
        timeline.setWindow(from * DAY_MS, from * DAY_MS + span, { animation: false })
      }
      if (isPanned || changed.length > 0) redrawItems()
      stage.style.transform = `translateY(${-view.scrollTop}px)`
    },
    destroy() {
      timeline.destroy()
      items.clear()
      stage.remove()
    },
  }
}

function emptySlot(id: number): Slot {
  const nowhere = { start: NOTHING_MS, end: NOTHING_MS }
  return { id, ...nowhere, content: '', className: styles.none ?? '', style: '', limitSize: false }
}

function slotFor(id: number, row: GanttRow): Slot {
  const span = spanOf(row)
  if (span === null) return emptySlot(id)
  const [start, end] = [span.from * DAY_MS, span.to * DAY_MS]
  return {
    id,
    start,
    end: Math.max(end, start + 1),
    content: '',
    limitSize: false,
    ...barLook(row, span.kind),
  }
}

/** Puts arithmetic in the place of measuring, on this timeline's own objects only. Tells each slot its row. */
function fixGeometry(vis: VisInternals): (slot: number) => { row: number } {
  const group = vis.itemSet.groups[UNGROUPED]
  if (group === undefined)
    throw new Error('vis-timeline no longer keeps items without a group in one of its own')
  const add = group.add.bind(group)
  const rows = new Map<VisItem, { row: number; drawn: number }>()
  group._didMarkerHeightChange = () => false
  group._isGroupVisible = () => true
  group._didResize = () => false
  group._calculateHeight = () => ROW
  group._calculateGroupSizeAndPosition = () => {
    group.width = vis.props.center.width
  }
  group.add = item => {
    const place = { row: 0, drawn: -1 }
    rows.set(item, place)
    item._getDomComponentsSizes = () => ({ content: { width: 0 }, box: { height: BAR } })
    item.repositionY = () => {
      if (place.drawn === place.row) return
      place.drawn = place.row
      item.dom.box.style.top = `${place.row * ROW + (ROW - BAR) / 2}px`
    }
    add(item)
  }
  return slot => {
    const item = vis.itemSet.items[slot]
    const place = item === undefined ? undefined : rows.get(item)
    if (place === undefined) throw new Error(`vis-timeline made no item for slot ${slot}`)
    return place
  }
}
