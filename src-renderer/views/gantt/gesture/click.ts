import { extended, EMPTY_SELECTION, toggled } from '../../taskGrid/selection'
import { HEAD, type Point } from '../stage/geometry'
import type { GestureContext } from './context'
import { type Hit, hitAt } from './hit'
import { linkAt } from '../paint/visibleLinks'
import type { HeldKeys } from './pointer'

/** Hit testing, and what a click does. */
export function clickHandlers(context: GestureContext) {
  const { parts, ports } = context
  const { view, model, tip } = parts
  return {
    find(point: Point): Hit {
      const hit = hitAt(view, model.rows, point)
      const link = hit.on === 'row' || hit.on === 'nothing' ? linkAt(view, model.scene, point) : null
      return link === null ? hit : { on: 'line', dependencyId: link.dependencyId }
    },
    click(hit: Hit, held: HeldKeys & Partial<MouseEvent>): void {
      tip.hide()
      if (hit.on === 'nothing') return
      if (hit.on === 'line') {
        ports.openLink(hit.dependencyId, { x: held.clientX ?? 0, y: held.clientY ?? HEAD })
        return
      }
      activate(context, hit.at)
      if (select(context, hit.at, held)) return
      if (hit.on !== 'row') ports.openTask(hit.row.task.id)
    },
  }
}

function activate({ parts: { model, grid, frame } }: GestureContext, at: number): void {
  model.active = at
  grid.element.focus({ preventScroll: true })
  frame.request()
}

/** Shift extends the selection, Ctrl toggles one row, a plain click clears it. True when the click only selected. */
export function select({ parts: { model, frame } }: GestureContext, at: number, held: HeldKeys): boolean {
  const row = model.rows[at]
  frame.request()
  if (held.shiftKey) {
    model.select(extended(model.selection, model.rows, { from: model.active ?? at, to: at }))
    return true
  }
  if (!held.ctrlKey && !held.metaKey) {
    model.select(EMPTY_SELECTION)
    return false
  }
  if (row?.kind === 'task') model.select(toggled(model.selection, row.key))
  return true
}
