import type { BarChange } from '#shared/intents/moveByDays'
import type { GanttTaskRow } from '#shared/projections/gantt/row'
import { edgePush } from './edgeScroll'
import type { BarEnd, Point, View } from '../stage/geometry'
import type { Hit } from './hit'
import type { Scroller } from '../stage/scroller'

type BarDragKind = 'move' | 'resize'

/** A dependency that is dragged from an end of a bar. */
export interface LinkDrag {
  readonly row: GanttTaskRow
  readonly end: BarEnd
  readonly to: Point
}

export interface BarDrag {
  readonly kind: BarDragKind
  readonly row: GanttTaskRow
  /** Calendar days by which the pointer has moved, with a fraction. */
  readonly by: number
}

export interface PointerHandlers {
  readonly body: HTMLElement
  readonly view: View
  readonly scroller: Scroller
  /** Shows what dropping here would change; null when nothing. */
  preview(drag: BarDrag): BarChange | null
  dropBar(drag: BarDrag, change: BarChange | null): void
  /** A dependency is dragged to a point, and dropped there. */
  dragLink(drag: LinkDrag): void
  dropLink(drag: LinkDrag): void
  cancel(): void
  /** Hit test. */
  find(point: Point): Hit
  click(hit: Hit, held: HeldKeys): void
  hover(hit: Hit, point: Point): void
}

/** Modifier keys of a click. */
export type HeldKeys = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>

interface Held {
  readonly kind: BarDragKind | 'pan' | 'link'
  readonly hit: Hit
  readonly from: Point
  /** `from.x` in the scrolled content, so that scrolling counts as movement. */
  readonly fromContent: number
  hasMoved: boolean
}

/** From pointerdown to pointerup. */
interface Press {
  held: Held | null
  last: Point
  frame: number
}

const THRESHOLD = 4

/** Panning, moving, resizing and linking by drag. Near an edge the chart scrolls along; Esc cancels. */
export function followPointer(handlers: PointerHandlers): () => void {
  const { body } = handlers
  const press: Press = { held: null, last: { x: 0, y: 0 }, frame: 0 }
  const stopping = new AbortController()
  const { signal } = stopping
  const giveUp = (): void => {
    if (press.held === null) return
    letGo(handlers, press)
    handlers.cancel()
  }
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || press.held === null) return
    event.preventDefault()
    event.stopPropagation()
    giveUp()
  }
  body.addEventListener('pointerdown', event => down(handlers, press, event), { signal })
  body.addEventListener('pointermove', event => move(handlers, press, event), { signal })
  body.addEventListener('pointerup', event => up(handlers, press, event), { signal })
  body.addEventListener('pointercancel', giveUp, { signal })
  body.addEventListener(
    'pointerleave',
    () => {
      if (press.held === null) handlers.hover({ on: 'nothing' }, press.last)
    },
    { signal },
  )
  // Captured, or Esc would also close a panel.
  window.addEventListener('keydown', onEscape, { signal, capture: true })
  return () => {
    letGo(handlers, press)
    stopping.abort()
  }
}

function pointOf(body: HTMLElement, event: PointerEvent): Point {
  const box = body.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}

function down({ body, view, find }: PointerHandlers, press: Press, event: PointerEvent): void {
  if (event.button !== 0 || press.held !== null) return
  const from = pointOf(body, event)
  const hit = find(from)
  const kind = kindOf(hit)
  press.last = from
  press.held = { kind, hit, from, fromContent: from.x + view.scrollLeft, hasMoved: false }
}

/** A summary task cannot be dragged: its dates follow from its subtasks. */
function kindOf(hit: Hit): Held['kind'] {
  if (hit.on === 'handle') return 'link'
  if ((hit.on !== 'bar' && hit.on !== 'end') || hit.row.below > 0) return 'pan'
  return hit.on === 'end' ? 'resize' : 'move'
}

function move(handlers: PointerHandlers, press: Press, event: PointerEvent): void {
  const { body, scroller } = handlers
  const before = press.last
  press.last = pointOf(body, event)
  const { held, last } = press
  if (held === null) {
    handlers.hover(handlers.find(last), last)
    return
  }
  if (!held.hasMoved) {
    if (Math.hypot(last.x - held.from.x, last.y - held.from.y) < THRESHOLD) return
    begin(handlers, press, { held, pointerId: event.pointerId })
  }
  if (held.kind === 'pan') scroller.scrollBy(before.x - last.x, before.y - last.y)
  else follow(handlers, press)
}

function begin(
  handlers: PointerHandlers,
  press: Press,
  { held, pointerId }: { held: Held; pointerId: number },
): void {
  const { body, scroller } = handlers
  held.hasMoved = true
  body.dataset.drag = held.kind
  handlers.hover({ on: 'nothing' }, press.last)
  body.setPointerCapture(pointerId)
  if (held.kind === 'pan') return
  const alongEdge = (): void => {
    const [dx, dy] = edgePush(press.last, body)
    if (dx !== 0 || dy !== 0) {
      scroller.scrollBy(dx, dy)
      follow(handlers, press)
    }
    press.frame = requestAnimationFrame(alongEdge)
  }
  press.frame = requestAnimationFrame(alongEdge)
}

function barDragOf({ view }: PointerHandlers, { held, last }: Press): BarDrag | null {
  if (held === null || held.kind === 'pan' || held.kind === 'link') return null
  const { hit, kind, fromContent } = held
  if (hit.on !== 'bar' && hit.on !== 'end') return null
  return { kind, row: hit.row, by: (last.x + view.scrollLeft - fromContent) / view.perDay }
}

function linkDragOf({ held, last }: Press): LinkDrag | null {
  if (held?.kind !== 'link' || held.hit.on !== 'handle') return null
  return { row: held.hit.row, end: held.hit.end, to: last }
}

function follow(handlers: PointerHandlers, press: Press): void {
  const linkDrag = linkDragOf(press)
  if (linkDrag !== null) handlers.dragLink(linkDrag)
  const barDrag = barDragOf(handlers, press)
  if (barDrag !== null) handlers.preview(barDrag)
}

function up(handlers: PointerHandlers, press: Press, event: PointerEvent): void {
  const { held } = press
  if (held === null) return
  press.last = pointOf(handlers.body, event)
  const [barDrag, linkDrag] = [barDragOf(handlers, press), linkDragOf(press)]
  letGo(handlers, press)
  if (!held.hasMoved) handlers.click(held.hit, event)
  else if (linkDrag !== null) handlers.dropLink(linkDrag)
  else if (barDrag !== null) handlers.dropBar(barDrag, handlers.preview(barDrag))
}

function letGo({ body }: PointerHandlers, press: Press): void {
  press.held = null
  cancelAnimationFrame(press.frame)
  delete body.dataset.drag
}
