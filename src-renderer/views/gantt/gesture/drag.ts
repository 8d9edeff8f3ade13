import { isUnchanged, type BarChange } from '#shared/intents/moveByDays'
import type { PointerState } from '../scene/scene'
import type { GestureContext } from './context'
import { hitAt, nearerEnd } from './hit'
import type { ProposedLink } from './linking'
import { linkTypeOf } from './linkType'
import type { BarDrag, LinkDrag } from './pointer'

/** Moving and resizing bars, and drawing dependencies, by drag. */
export function dragHandlers(context: GestureContext) {
  const { parts, scheduling } = context
  const { dragPreview, frame, tip, model, linkPreview, pointerState } = parts
  const hide = (): void => {
    dragPreview.hide()
    linkPreview.hide()
    pointerState.movedAlong = NOTHING
    frame.request()
  }
  return {
    preview(drag: BarDrag): BarChange | null {
      const change = scheduling.changeOf(drag)
      const at = model.rowOf(drag.row.key)
      tip.hide()
      if (change === null || at === undefined) return null
      const together = scheduling.together(drag, change, model)
      pointerState.movedAlong = new Map(
        together.flatMap(({ taskId, dates }) => (taskId === drag.row.key ? [] : [[taskId, dates]])),
      )
      dragPreview.show(at, change, scheduling.wordsFor(drag, change, together.length))
      frame.request()
      return change
    },
    dropBar(drag: BarDrag, change: BarChange | null): void {
      const { row } = drag
      const together = change === null ? [] : scheduling.together(drag, change, model)
      if (change === null || isUnchanged(row.task.timing, change)) hide()
      else if (together.length > 0) void scheduling.writeAll(together).finally(hide)
      else void scheduling.write(row, change).finally(hide)
    },
    ...linkDragHandlers(context, hide),
    cancel: hide,
  }
}

const NOTHING: PointerState['movedAlong'] = new Map()

function linkDragHandlers({ parts, linking }: GestureContext, hide: () => void) {
  const { model, view, linkPreview, frame, tip } = parts
  const linkBy = ({ row, end, to }: LinkDrag): ProposedLink => {
    const hit = hitAt(view, model.rows, to)
    if (!('span' in hit)) return { from: row.key, to: null, type: 'FS' }
    // Dropped on the end where it began, it is no link.
    const at = hit.on === 'handle' ? hit.end : nearerEnd(view, hit.span, to.x)
    return { from: row.key, to: hit.row.key, type: linkTypeOf(end, at) }
  }
  return {
    dragLink(drag: LinkDrag): void {
      const { row, end, to } = drag
      tip.hide()
      linkPreview.show({ key: row.key, end }, to, linking.wordsFor(linkBy(drag)))
      frame.request()
    },
    dropLink(drag: LinkDrag): void {
      void linking.write(linkBy(drag)).finally(hide)
    },
  }
}
