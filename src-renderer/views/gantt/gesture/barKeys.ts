import { planCommands } from '#shared/commands/catalogue'
import type { GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import { type GridAct, type KeyState, gridAct, type KeyPress } from '../../taskGrid/gridKeys'
import { shortcutPressed } from '../../wording/shortcuts'

/** What a key asks of the bars, on the row that is active. */
type BarAct =
  | { readonly act: 'move'; readonly row: GanttTaskRow; readonly by: 1 | -1 }
  | { readonly act: 'lengthen'; readonly row: GanttTaskRow; readonly by: 1 | -1 }
  /** Begins a dependency from the task. */
  | { readonly act: 'link'; readonly row: GanttTaskRow }
  | { readonly act: 'pan'; readonly by: 1 | -1 }

export type KeyAct = GridAct | BarAct

/** The keys of the chart: those that act on bars, and those of the grid. Null: the chart has no use for the key. */
export function keyAct(press: KeyPress, state: KeyState): KeyAct | null {
  if (state.rows.length === 0) return null
  const row = state.active === null ? undefined : state.rows[state.active]
  return barAct(press, row) ?? gridAct(press, state)
}

function barAct(press: KeyPress, row: GanttRow | undefined): BarAct | null {
  const { key, altKey, shiftKey } = press
  if (press.ctrlKey || press.metaKey) return null
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const by = key === 'ArrowLeft' ? -1 : 1
    if (altKey) return isMovable(row) ? { act: shiftKey ? 'lengthen' : 'move', row, by } : null
    return shiftKey ? { act: 'pan', by } : null
  }
  const isLink = shortcutPressed(planCommands.addDependency, press) >= 0
  return isLink && row?.kind === 'task' ? { act: 'link', row } : null
}

/** A summary task has no dates of its own. */
function isMovable(row: GanttRow | undefined): row is GanttTaskRow {
  return row?.kind === 'task' && row.below === 0
}
