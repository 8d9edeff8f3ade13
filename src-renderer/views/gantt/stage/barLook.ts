import type { GanttConflict } from '#shared/projections/gantt/conflicts'
import type { GanttRow } from '#shared/projections/gantt/row'
import styles from './bars.module.css'
import type { SpanKind } from './geometry'

/** How a row's bar is drawn: classes of bars.module.css and its progress. */
export function barLook(row: GanttRow, kind: SpanKind): { className: string; style: string } {
  const names: (string | undefined)[] = [
    styles[kind],
    styles[row.colour],
    row.isHatched ? styles.hatched : '',
  ]
  if (row.kind === 'phase') {
    return { className: joined(names), style: progressStyle(row.total === 0 ? 0 : row.done / row.total) }
  }
  if (kind === 'rail') names.push(styles.inner)
  if (row.isDone) names.push(styles.done)
  if (row.isDropped) names.push(styles.dropped)
  if (row.conflicts.some(conflict => isEarly(conflict, 'start'))) names.push(styles.early)
  if (row.conflicts.some(conflict => isEarly(conflict, 'finish'))) names.push(styles.earlyFinish)
  return { className: joined(names), style: progressStyle(row.isDropped ? 0 : row.progress) }
}

function isEarly(conflict: GanttConflict, end: 'start' | 'finish'): boolean {
  return conflict.kind === 'dependency' && conflict.end === end
}

function joined(names: readonly (string | undefined)[]): string {
  return names.filter(name => name !== undefined && name !== '').join(' ')
}

function progressStyle(progress: number): string {
  return `--progress: ${Math.round(progress * 100)}%`
}
