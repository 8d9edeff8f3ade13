import type { GanttTaskRow } from '#shared/projections/ganttRows'
import type { Shift } from '#shared/projections/ganttMove'
import type { View } from './geometry'
import { type Hit, hitAt } from './hit'
import type { Model } from './model'
import type { Scroller } from './scroller'

export type DragKind = 'carry' | 'stretch'

export interface Dragging {
  readonly kind: DragKind
  readonly row: GanttTaskRow
  /** Calendar days by which the pointer was moved. */
  readonly by: number
}

export interface PointerPorts {
  readonly body: HTMLElement
  readonly view: View
  readonly model: Model
  readonly scroller: Scroller
  /** Where the drag would lead, and shows it; null when it leads nowhere. */
  preview(dragging: Dragging): Shift | null
  drop(dragging: Dragging, shift: Shift | null): void
  cancel(): void
  click(hit: Hit): void
  hover(hit: Hit, point: { readonly x: number; readonly y: number }): void
}

type Held =
  | { readonly kind: 'pan'; x: number; y: number; hasMoved: boolean; readonly hit: Hit }
  | {
      readonly kind: DragKind
      readonly x: number
      readonly y: number
      readonly row: GanttTaskRow
      readonly startX: number
      hasMoved: boolean
      readonly hit: Hit
    }

const THRESHOLD = 4
const EDGE = 36
const EDGE_STEP = 14

/** Panning, moving and stretching with the pointer; near an edge the sight goes along. Esc lets go. */
export function followPointer(ports: PointerPorts): () => void {
  const { body, view, model, scroller } = ports
  let held: Held | null = null
  let last = { x: 0, y: 0 }
  let edgeFrame = 0
  const stopping = new AbortController()
  const { signal } = stopping

  const point = (event: PointerEvent): { x: number; y: number } => {
    const box = body.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const dragging = (): Dragging | null => {
    if (held === null || held.kind === 'pan') return null
    return {
      kind: held.kind,
      row: held.row,
      by: Math.round((last.x + view.scrollLeft - held.startX) / view.perDay),
    }
  }
  const letGo = (): void => {
    held = null
    cancelAnimationFrame(edgeFrame)
    delete body.dataset.drag
  }
  const follow = (): void => {
    const drag = dragging()
    if (drag !== null) ports.preview(drag)
  }
  const scrollAtEdge = (): void => {
    const [dx, dy] = edgePush(last, body)
    if (dx !== 0 || dy !== 0) {
      scroller.scrollBy(dx, dy)
      follow()
    }
    edgeFrame = requestAnimationFrame(scrollAtEdge)
  }
  const begin = (pressed: Held, pointerId: number): void => {
    pressed.hasMoved = true
    body.dataset.drag = pressed.kind
    // The pointer may have been let go before its first move arrives; there is nothing to hold then.
    if (body.isConnected) body.setPointerCapture(pointerId)
    if (pressed.kind !== 'pan') edgeFrame = requestAnimationFrame(scrollAtEdge)
  }

  body.addEventListener(
    'pointerdown',
    event => {
      if (event.button !== 0 || held !== null) return
      last = point(event)
      held = grasp(hitAt(view, model.rows, last), last, view)
    },
    { signal },
  )
  body.addEventListener(
    'pointermove',
    event => {
      const before = last
      last = point(event)
      if (held === null) {
        ports.hover(hitAt(view, model.rows, last), last)
        return
      }
      if (!held.hasMoved) {
        if (Math.hypot(last.x - held.x, last.y - held.y) < THRESHOLD) return
        begin(held, event.pointerId)
      }
      if (held.kind === 'pan') scroller.scrollBy(before.x - last.x, before.y - last.y)
      else follow()
    },
    { signal },
  )
  body.addEventListener(
    'pointerup',
    event => {
      if (held === null) return
      last = point(event)
      const [drag, { hasMoved, hit }] = [dragging(), held]
      letGo()
      if (!hasMoved) ports.click(hit)
      else if (drag !== null) ports.drop(drag, ports.preview(drag))
    },
    { signal },
  )
  const giveUp = (): void => {
    if (held === null) return
    letGo()
    ports.cancel()
  }
  body.addEventListener('pointercancel', giveUp, { signal })
  body.addEventListener('pointerleave', () => held === null && ports.hover({ on: 'nothing' }, last), {
    signal,
  })
  window.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape' || held === null) return
      event.preventDefault()
      event.stopPropagation()
      giveUp()
    },
    { signal, capture: true },
  )
  return () => {
    letGo()
    stopping.abort()
  }
}

function grasp(hit: Hit, { x, y }: { x: number; y: number }, view: View): Held {
  if (hit.on !== 'bar' && hit.on !== 'end') return { kind: 'pan', x, y, hasMoved: false, hit }
  const kind = hit.on === 'end' ? 'stretch' : 'carry'
  return { kind, x, y, row: hit.row, startX: x + view.scrollLeft, hasMoved: false, hit }
}

function edgePush({ x, y }: { x: number; y: number }, body: HTMLElement): [dx: number, dy: number] {
  const push = (at: number, size: number): number => {
    if (at < EDGE) return -EDGE_STEP
    return at > size - EDGE ? EDGE_STEP : 0
  }
  return [push(x, body.clientWidth), push(y, body.clientHeight)]
}
