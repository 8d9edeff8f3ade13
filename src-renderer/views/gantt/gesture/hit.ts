import type { GanttRow, GanttTaskRow } from '#shared/projections/gantt/row'
import type { BarEnd } from '../stage/geometry'
import { handlesOf, type BarSpan, spanOf, type View, xOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'

/** What is under a point of the bar area. */
export type Hit =
  | { readonly on: 'nothing' }
  | { readonly on: 'line'; readonly dependencyId: string }
  | { readonly on: 'row'; readonly at: number; readonly row: GanttRow }
  | {
      readonly on: 'handle'
      readonly at: number
      readonly row: GanttTaskRow
      readonly span: BarSpan
      readonly end: BarEnd
    }
  | { readonly on: 'bar' | 'end'; readonly at: number; readonly row: GanttTaskRow; readonly span: BarSpan }

/** Computed from the geometry: bars are reused elements and take no pointer events. */
export function hitAt(view: View, rows: readonly GanttRow[], point: { x: number; y: number }): Hit {
  const at = Math.floor((point.y + view.scrollTop) / ROW)
  const row = rows[at]
  if (row === undefined) return { on: 'nothing' }
  const span = row.kind === 'task' ? spanOf(row, view) : null
  if (row.kind === 'phase' || span === null) return { on: 'row', at, row }
  const isPoint = span.kind === 'milestone'
  const [left, right] = [xOf(view, span.from) - (isPoint ? 8 : 2), xOf(view, span.to) + (isPoint ? 8 : 4)]
  const end = handleAt(handlesOf(view, span), point.x)
  if (point.x < left || point.x > right) {
    return end === null ? { on: 'row', at, row } : { on: 'handle', at, row, span, end }
  }
  // The right end resizes, but takes at most a third of a short bar.
  const grip = Math.min(8, (right - left) / 3)
  const isEnd = span.kind === 'bar' && point.x > right - grip
  return { on: isEnd ? 'end' : 'bar', at, row, span }
}

const REACH = 7

function handleAt([left, right]: readonly [number, number], x: number): BarEnd | null {
  if (Math.abs(x - left) <= REACH) return 'start'
  return Math.abs(x - right) <= REACH ? 'finish' : null
}

/** The end of a bar that is nearer to `x`. */
export function nearerEnd(view: View, { from, to }: BarSpan, x: number): BarEnd {
  return x < (xOf(view, from) + xOf(view, to)) / 2 ? 'start' : 'finish'
}
