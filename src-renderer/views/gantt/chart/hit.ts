import type { GanttRow, GanttTaskRow } from '#shared/projections/ganttRow'
import { ROW, type Span, spanOf, type View, xOf } from './geometry'

/** What lies under a point of the body. */
export type Hit =
  | { readonly on: 'nothing' }
  | { readonly on: 'row'; readonly at: number; readonly row: GanttRow }
  | { readonly on: 'bar' | 'end'; readonly at: number; readonly row: GanttTaskRow; readonly span: Span }

/** The bars take no pointer events themselves: where they lie is arithmetic. */
export function hitAt(view: View, rows: readonly GanttRow[], point: { x: number; y: number }): Hit {
  const at = Math.floor((point.y + view.scrollTop) / ROW)
  const row = rows[at]
  if (row === undefined) return { on: 'nothing' }
  const span = row.kind === 'task' ? spanOf(row, view) : null
  if (row.kind === 'phase' || span === null) return { on: 'row', at, row }
  const isPoint = span.kind === 'milestone'
  const [left, right] = [xOf(view, span.from) - (isPoint ? 8 : 2), xOf(view, span.to) + (isPoint ? 8 : 4)]
  if (point.x < left || point.x > right) return { on: 'row', at, row }
  // The right end is for the length, but never more than a third of a short bar.
  const grip = Math.min(8, (right - left) / 3)
  const isEnd = span.kind === 'bar' && point.x > right - grip
  return { on: isEnd ? 'end' : 'bar', at, row, span }
}
