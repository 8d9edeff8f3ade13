import { isUnchanged, type Shift } from '#shared/attempts/moveByDays'
import type { Touch } from '../scene/scene'
import type { Hands } from './context'
import { hitAt, nearerEnd } from './hit'
import type { Drawn } from './linking'
import { linkTypeOf } from './linkType'
import type { Dragging, Pulling } from './pointer'

/** What comes of dragging: bars that move, bars that stretch, dependencies that are pulled. */
export function dragPorts(hands: Hands) {
  const { parts, scheduling } = hands
  const { ghost, frame, tip, model, rubber, touch } = parts
  const hide = (): void => {
    ghost.hide()
    rubber.hide()
    touch.carried = NOTHING
    frame.request()
  }
  return {
    preview(dragging: Dragging): Shift | null {
      const shift = scheduling.shiftOf(dragging)
      const at = model.rowOf(dragging.row.key)
      tip.hide()
      if (shift === null || at === undefined) return null
      const together = scheduling.together(dragging, shift, model)
      touch.carried = new Map(
        together.flatMap(({ taskId, dates }) => (taskId === dragging.row.key ? [] : [[taskId, dates]])),
      )
      ghost.show(at, shift, scheduling.wordsFor(dragging, shift, together.length))
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
    ...pullPorts(hands, hide),
    cancel: hide,
  }
}

const NOTHING: Touch['carried'] = new Map()

function pullPorts({ parts, linking }: Hands, hide: () => void) {
  const { model, view, rubber, frame, tip } = parts
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
      rubber.show({ key: row.key, end }, to, linking.wordsFor(drawnBy(pulling)))
      frame.request()
    },
    tie(pulling: Pulling): void {
      void linking.write(drawnBy(pulling)).finally(hide)
    },
  }
}
