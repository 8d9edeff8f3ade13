import type { NestWay } from '#shared/projections/ganttNesting'
import type { GanttRow, GanttTaskRow } from '#shared/projections/ganttRow'

/** What a key asks for on the row that is active. */
export type KeyAct =
  | { readonly act: 'goTo'; readonly at: number }
  /** Marks the tasks up to a row, one more or less, or none. */
  | { readonly act: 'choose'; readonly to: number }
  | { readonly act: 'turn'; readonly row: GanttTaskRow }
  | { readonly act: 'clear' }
  | { readonly act: 'menu'; readonly row: GanttTaskRow }
  | { readonly act: 'open'; readonly row: GanttTaskRow }
  | { readonly act: 'collapse'; readonly key: string; readonly isCollapsed: boolean | null }
  | { readonly act: 'move'; readonly row: GanttTaskRow; readonly by: 1 | -1 }
  /** Among its siblings, or in and out of others. */
  | { readonly act: 'nest'; readonly row: GanttTaskRow; readonly way: NestWay }
  | { readonly act: 'lengthen'; readonly row: GanttTaskRow; readonly by: 1 | -1 }
  /** Begins a dependency from the task. */
  | { readonly act: 'link'; readonly row: GanttTaskRow }
  /** Types into the row. */
  | { readonly act: 'edit'; readonly at: number }
  | { readonly act: 'pan'; readonly by: 1 | -1 }
  /** A key that would otherwise scroll the window away. */
  | { readonly act: 'nothing' }

export interface KeyPress {
  readonly key: string
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

export interface KeyPlace {
  readonly rows: readonly GanttRow[]
  readonly active: number | null
  /** Whether tasks are marked. */
  readonly hasChosen?: boolean
  /** Rows that fit into the sight. */
  readonly page: number
}

/** The keys of a treegrid, and those that move bars. Null: the key is for somebody else. */
export function keyAct(press: KeyPress, place: KeyPlace): KeyAct | null {
  if (place.rows.length === 0) return null
  const isSideways = press.key === 'ArrowLeft' || press.key === 'ArrowRight'
  const by = press.key === 'ArrowLeft' ? -1 : 1
  const row = place.active === null ? undefined : place.rows[place.active]
  const nesting = nestingOf(press)
  if (nesting !== null) return row?.kind === 'task' ? { act: 'nest', row, way: nesting } : null
  if (press.ctrlKey || press.metaKey) {
    return press.key === ' ' && row?.kind === 'task' ? { act: 'turn', row } : null
  }
  if (press.altKey) {
    if (!isSideways || row?.kind !== 'task' || row.below > 0) return null
    return { act: press.shiftKey ? 'lengthen' : 'move', row, by }
  }
  if (press.shiftKey) return shifted(press.key, row, place)
  if (press.key === 'Escape') return place.hasChosen === true ? { act: 'clear' } : null
  const walk = walked(press.key, place)
  if (walk !== null) return { act: 'goTo', at: Math.min(place.rows.length - 1, Math.max(0, walk)) }
  if (press.key === 'F2' && place.active !== null) return { act: 'edit', at: place.active }
  return row === undefined ? null : onRow(press.key, row, place)
}

/** Shift pans, marks, and with F10 opens the menu, as everywhere. */
function shifted(key: string, row: GanttRow | undefined, { rows, active }: KeyPlace): KeyAct | null {
  if (key === 'ArrowLeft' || key === 'ArrowRight') return { act: 'pan', by: key === 'ArrowLeft' ? -1 : 1 }
  if (key === 'F10') return row?.kind === 'task' ? { act: 'menu', row } : null
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const to = (active ?? 0) + (key === 'ArrowUp' ? -1 : 1)
  return { act: 'choose', to: Math.min(rows.length - 1, Math.max(0, to)) }
}

/** Alt with up and down, Ctrl (or ⌘) with square brackets. */
function nestingOf({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyPress): NestWay | null {
  if (shiftKey) return null
  if (altKey && !ctrlKey && !metaKey) {
    if (key === 'ArrowUp') return 'up'
    return key === 'ArrowDown' ? 'down' : null
  }
  if (altKey || !(ctrlKey || metaKey)) return null
  if (key === ']') return 'in'
  return key === '[' ? 'out' : null
}

function walked(key: string, { rows, active, page }: KeyPlace): number | null {
  const at = active ?? -1
  if (key === 'ArrowDown') return at + 1
  if (key === 'ArrowUp') return active === null ? 0 : at - 1
  if (key === 'PageDown') return at + page
  if (key === 'PageUp') return at - page
  if (key === 'Home') return 0
  return key === 'End' ? rows.length - 1 : null
}

function onRow(key: string, row: GanttRow, place: KeyPlace): KeyAct | null {
  if (key === 'ArrowLeft' || key === 'ArrowRight') return sideways(key, row, place)
  if (row.kind === 'task') {
    if (key === ' ')
      return row.below > 0 ? { act: 'collapse', key: row.key, isCollapsed: null } : { act: 'nothing' }
    if (key === 'ContextMenu') return { act: 'menu', row }
    if (key.toLowerCase() === 'l') return { act: 'link', row }
    return key === 'Enter' ? { act: 'open', row } : null
  }
  return key === 'Enter' || key === ' ' ? { act: 'collapse', key: row.key, isCollapsed: null } : null
}

/** Left closes what can be closed or goes up to what holds the row; right opens it or goes down into it. */
function sideways(key: string, row: GanttRow, { rows, active }: KeyPlace): KeyAct | null {
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
