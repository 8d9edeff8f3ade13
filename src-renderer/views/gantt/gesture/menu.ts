import { BAR, HEAD, yOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import type { GestureContext } from './context'

/** The context menu of a task, in the grid and over the bars. */
export function followMenu(context: GestureContext, listen: { readonly signal: AbortSignal }): void {
  const { grid, body } = context.parts
  const onMenu = (event: MouseEvent): void => {
    event.preventDefault()
    // Opened by a key, it belongs to the active row: handled there.
    if (event instanceof PointerEvent && event.pointerType === '') return
    const { parts, ports } = context
    const { model, view, frame } = parts
    const y = event.clientY - grid.element.getBoundingClientRect().top - HEAD
    const at = Math.floor((y + view.scrollTop) / ROW)
    const row = model.rows[at]
    if (y < 0 || row?.kind !== 'task') return
    model.active = at
    grid.element.focus({ preventScroll: true })
    frame.request()
    ports.openMenu(row.key, { x: event.clientX, y: event.clientY })
  }
  grid.element.addEventListener('contextmenu', onMenu, listen)
  body.addEventListener('contextmenu', onMenu, listen)
}

/** Below the title of a row. */
export function openMenu({ parts, ports }: GestureContext, taskId: string): void {
  const { grid, model, view } = parts
  const at = model.rowOf(taskId)
  if (at === undefined) return
  const { left, top } = grid.element.getBoundingClientRect()
  ports.openMenu(taskId, { x: left + 5 * BAR, y: top + HEAD + yOf(view, at + 1) })
}
