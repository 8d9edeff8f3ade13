import type { GanttRow } from '#shared/projections/gantt/row'

/** The selected tasks, and the row from which Shift extends the selection. */
export interface Selection {
  readonly keys: ReadonlySet<string>
  readonly anchor: string | null
}

export const EMPTY_SELECTION: Selection = { keys: new Set(), anchor: null }

/** All tasks from the anchor (or from row `from`, without one) to row `to`, both included. */
export function extended(
  { anchor }: Selection,
  rows: readonly GanttRow[],
  { from, to }: { readonly from: number; readonly to: number },
): Selection {
  const known = anchor === null ? -1 : rows.findIndex(({ key }) => key === anchor)
  const start = known < 0 ? from : known
  const [first, last] = [Math.min(start, to), Math.max(start, to)]
  const tasks = rows.slice(first, last + 1).filter(({ kind }) => kind === 'task')
  return { keys: new Set(tasks.map(({ key }) => key)), anchor: rows[start]?.key ?? null }
}

/** Adds or removes one task. */
export function toggled({ keys }: Selection, key: string): Selection {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return { keys: next, anchor: key }
}

/** Without tasks that are no longer there. */
export function pruned(selection: Selection, isThere: (key: string) => boolean): Selection {
  const keys = [...selection.keys].filter(isThere)
  return keys.length === selection.keys.size ? selection : { ...selection, keys: new Set(keys) }
}
