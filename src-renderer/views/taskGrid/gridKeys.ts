import { planCommands } from '#shared/commands/catalogue'
import type { NestWay } from '#shared/intents/nesting'
import type { GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import { shortcutPressed } from '../wording/shortcuts'

/** In the order in which the catalogue has their keys. */
export const NEST_WAYS: readonly NestWay[] = ['in', 'out', 'up', 'down']

/** What a key asks of the grid, on the row that is active. */
export type GridAct =
  | { readonly act: 'goTo'; readonly at: number }
  /** Extends the selection up to a row, toggles one row in it, or empties it. */
  | { readonly act: 'extend'; readonly to: number }
  | { readonly act: 'toggle'; readonly row: GanttTaskRow }
  | { readonly act: 'clear' }
  | { readonly act: 'menu'; readonly row: GanttTaskRow }
  | { readonly act: 'open'; readonly row: GanttTaskRow }
  | { readonly act: 'collapse'; readonly key: string; readonly isCollapsed: boolean | null }
  /** Among its siblings, or in and out of others. */
  | { readonly act: 'nest'; readonly row: GanttTaskRow; readonly way: NestWay }
  /** Opens the first cell of the row that can be edited. */
  | { readonly act: 'edit'; readonly at: number }
  /** A key that would otherwise scroll the window. */
  | { readonly act: 'nothing' }

export interface KeyPress {
  readonly key: string
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** The state of the grid when a key is pressed. */
export interface KeyState {
  readonly rows: readonly GanttRow[]
  readonly active: number | null
  readonly hasSelection?: boolean
  /** Rows that PageUp and PageDown go over. */
  readonly page: number
}

/** The keys of a treegrid (WAI-ARIA). Null: the grid has no use for the key. */
export function gridAct(press: KeyPress, state: KeyState): GridAct | null {
  if (state.rows.length === 0) return null
  const row = state.active === null ? undefined : state.rows[state.active]
  const nesting = nestingOf(press)
  if (nesting !== null) return row?.kind === 'task' ? { act: 'nest', row, way: nesting } : null
  if (press.ctrlKey || press.metaKey) {
    return press.key === ' ' && row?.kind === 'task' ? { act: 'toggle', row } : null
  }
  if (press.altKey) return null
  if (press.shiftKey) return shifted(press.key, row, state)
  if (press.key === 'Escape') return state.hasSelection === true ? { act: 'clear' } : null
  const walk = walked(press.key, state)
  if (walk !== null) return { act: 'goTo', at: Math.min(state.rows.length - 1, Math.max(0, walk)) }
  if (press.key === planCommands.renameTask.shortcut && state.active !== null)
    return { act: 'edit', at: state.active }
  return row === undefined ? null : onRow(press.key, row, state)
}

/** Shift extends the selection, and opens the menu with F10. */
function shifted(key: string, row: GanttRow | undefined, { rows, active }: KeyState): GridAct | null {
  if (key === 'F10') return row?.kind === 'task' ? { act: 'menu', row } : null
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const to = (active ?? 0) + (key === 'ArrowUp' ? -1 : 1)
  return { act: 'extend', to: Math.min(rows.length - 1, Math.max(0, to)) }
}

function nestingOf(press: KeyPress): NestWay | null {
  return NEST_WAYS[shortcutPressed(planCommands.nestTask, press)] ?? null
}

function walked(key: string, { rows, active, page }: KeyState): number | null {
  const at = active ?? -1
  if (key === 'ArrowDown') return at + 1
  if (key === 'ArrowUp') return active === null ? 0 : at - 1
  if (key === 'PageDown') return at + page
  if (key === 'PageUp') return at - page
  if (key === 'Home') return 0
  return key === 'End' ? rows.length - 1 : null
}

function onRow(key: string, row: GanttRow, state: KeyState): GridAct | null {
  if (key === 'ArrowLeft' || key === 'ArrowRight') return sideways(key, row, state)
  if (row.kind === 'task') {
    if (key === ' ')
      return row.below > 0 ? { act: 'collapse', key: row.key, isCollapsed: null } : { act: 'nothing' }
    if (key === 'ContextMenu') return { act: 'menu', row }
    return key === 'Enter' ? { act: 'open', row } : null
  }
  return key === 'Enter' || key === ' ' ? { act: 'collapse', key: row.key, isCollapsed: null } : null
}

/** Left closes what can be closed or goes up to what holds the row; right opens it or goes down into it. */
function sideways(key: string, row: GanttRow, { rows, active }: KeyState): GridAct | null {
  const at = active ?? 0
  const hasParts = row.kind === 'phase' || row.below > 0
  const isOpening = key === 'ArrowRight'
  if (hasParts && isOpening === row.isCollapsed) {
    return { act: 'collapse', key: row.key, isCollapsed: !isOpening }
  }
  if (isOpening) {
    const next = rows[at + 1]
    const isInside = hasParts && next !== undefined && levelOf(next) > levelOf(row)
    return isInside ? { act: 'goTo', at: at + 1 } : null
  }
  const parent = rows.slice(0, at).findLastIndex(other => levelOf(other) < levelOf(row))
  return parent < 0 ? null : { act: 'goTo', at: parent }
}

function levelOf(row: GanttRow): number {
  return row.kind === 'phase' ? 0 : row.depth + 1
}
