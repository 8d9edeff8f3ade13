import type { GanttRow } from '#shared/projections/gantt/row'
import { box } from '../../../widgets/box'
import { barLook } from './barLook'
import styles from './bars.module.css'
import { bodyHeight, chartWidth, dayAt, HOURS_FROM, type Scale, spanOf, type View } from './geometry'
import { ROW } from '../../taskGrid/gridWindow'
import { makeVisTimeline, type Slot, type VisTimeline } from './visTimeline'

/** The bars of the visible rows, drawn by vis-timeline. */
export interface Bars {
  /** Updates only what has changed since the last call. */
  draw(view: View, rows: readonly GanttRow[]): void
  destroy(): void
}

const DAY_MS = 86_400_000
const NOWHERE_MS = -365 * DAY_MS

/** What was drawn last. */
interface DrawnState {
  width: number
  height: number
  from: number
  perDay: number
  isFine: boolean
  /** By slot: the row that it shows, and its number. */
  readonly rows: (GanttRow | null)[]
  readonly numbers: number[]
}

/**
 * A fixed number of bars, the slots, serves any number of rows: row r lies in slot r mod K, so that a
 * scroll by one row changes one bar. vis-timeline would lay out every row at every redraw, measure every
 * new bar in the document and draw several times a frame; here geometry is arithmetic and there is one
 * small redraw a frame, ours.
 */
export function startBars(host: HTMLElement): Bars {
  const element = box(styles.stage)
  const stage = makeVisTimeline(element)
  // Appended last, because vis-timeline draws and measures itself several times while it is created.
  host.append(element)
  const drawn: DrawnState = {
    width: -1,
    height: -1,
    from: Number.NaN,
    perDay: 0,
    isFine: false,
    rows: [],
    numbers: [],
  }
  return {
    draw(view, rows) {
      const isResized = resize(stage, drawn, view)
      const hasChanged = fillSlots(stage, drawn, { rows, view })
      const isPanned = look(stage, drawn, view)
      if (isResized || hasChanged || isPanned) stage.redraw()
      element.style.transform = `translateY(${-view.scrollTop}px)`
    },
    destroy() {
      stage.destroy()
      element.remove()
    },
  }
}

function resize(stage: VisTimeline, drawn: DrawnState, view: View): boolean {
  const [width, height] = [chartWidth(view), bodyHeight(view)]
  if (width === drawn.width && height === drawn.height) return false
  Object.assign(drawn, { width, height, from: Number.NaN })
  stage.resize(width, height)
  const { rows, numbers } = drawn
  const wanted = Math.ceil(height / ROW) + 2
  if (wanted <= rows.length) return true
  stage.items.add(Array.from({ length: wanted - rows.length }, (_, at) => emptySlot(rows.length + at)))
  // The slot of a row depends on the number of slots.
  rows.length = numbers.length = wanted
  rows.fill(null)
  numbers.fill(-1)
  return true
}

function fillSlots(
  stage: VisTimeline,
  drawn: DrawnState,
  { rows, view }: { rows: readonly GanttRow[]; view: View },
): boolean {
  const first = Math.max(0, Math.floor(view.scrollTop / ROW))
  const isFine = view.perDay >= HOURS_FROM
  // At hour zoom bars start and end at their minutes: all of them change.
  if (isFine !== drawn.isFine) drawn.numbers.fill(-1)
  drawn.isFine = isFine
  const count = drawn.rows.length
  const changed: Slot[] = []
  for (let number = first; number < first + count; number++) {
    const slot = number % count
    const row = rows[number] ?? null
    if (drawn.rows[slot] === row && drawn.numbers[slot] === number) continue
    drawn.rows[slot] = row
    drawn.numbers[slot] = number
    stage.setRow(slot, number)
    changed.push(row === null ? emptySlot(slot) : slotFor(slot, row, view))
  }
  if (changed.length > 0) stage.items.update(changed)
  return changed.length > 0
}

function look(stage: VisTimeline, drawn: DrawnState, view: View): boolean {
  const from = dayAt(view, 0)
  if (from === drawn.from && view.perDay === drawn.perDay) return false
  Object.assign(drawn, { from, perDay: view.perDay })
  stage.look(from * DAY_MS, DAY_MS / view.perDay)
  return true
}

function emptySlot(id: number): Slot {
  const none = styles.none ?? ''
  return { id, start: NOWHERE_MS, end: NOWHERE_MS, content: '', className: none, style: '', limitSize: false }
}

function slotFor(id: number, row: GanttRow, scale: Scale): Slot {
  const span = spanOf(row, scale)
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
