import { isUnchanged, type Shift } from '#shared/attempts/moveByDays'
import type { PointerState } from '../scene/scene'
import type { GestureContext } from './context'
import { hitAt, nearerEnd } from './hit'
import type { Drawn } from './linking'
import { linkTypeOf } from './linkType'
import type { Dragging, Pulling } from './pointer'

/** What comes of dragging: bars that move, bars that stretch, dependencies that are pulled. */
export function dragPorts(context: GestureContext) {
  const { parts, scheduling } = context
  const { dragPreview, frame, tip, model, linkPreview, pointerState } = parts
  const hide = (): void => {
    dragPreview.hide()
    linkPreview.hide()
    pointerState.movedAlong = NOTHING
    frame.request()
  }
  return {
    preview(dragging: Dragging): Shift | null {
      const shift = scheduling.shiftOf(dragging)
      const at = model.rowOf(dragging.row.key)
      tip.hide()
      if (shift === null || at === undefined) return null
      const together = scheduling.together(dragging, shift, model)
      pointerState.movedAlong = new Map(
        together.flatMap(({ taskId, dates }) => (taskId === dragging.row.key ? [] : [[taskId, dates]])),
      )
      dragPreview.show(at, shift, scheduling.wordsFor(dragging, shift, together.length))
      frame.request()
      return shift
    },
    drop(dragging: Dragging, shift: Shift | null): void {
      const { row } = dragging
      const together = shift === null ? [] : scheduling.together(dragging, shift, model)
      if (shift === null || isUnchanged(row.task.timing, shift)) hide()
      else if (together.length > 0) void scheduling.writeAll(together).finally(hide)
      else void scheduling.write(row, shift).finally(hide)
    },
    ...pullPorts(context, hide),
    cancel: hide,
  }
}

const NOTHING: PointerState['movedAlong'] = new Map()

function pullPorts({ parts, linking }: GestureContext, hide: () => void) {
  const { model, view, linkPreview, frame, tip } = parts
  const drawnBy = ({ row, end, to }: Pulling): Drawn => {
    const hit = hitAt(view, model.rows, to)
    if (!('span' in hit)) return { from: row.key, to: null, type: 'FS' }
    // Back on its own end it was never pulled.
    const at = hit.on === 'handle' ? hit.end : nearerEnd(view, hit.span, to.x)
    return { from: row.key, to: hit.row.key, type: linkTypeOf(end, at) }
  }
  return {
    pull(pulling: Pulling): void {
      const { row, end, to } = pulling
      tip.hide()
      linkPreview.show({ key: row.key, end }, to, linking.wordsFor(drawnBy(pulling)))
      frame.request()
    },
    tie(pulling: Pulling): void {
      void linking.write(drawnBy(pulling)).finally(hide)
    },
  }
}
