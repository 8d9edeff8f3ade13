import type { Person } from '#shared/model/person'
import { wordingIn } from '#shared/domain/wording'
import type { GanttRow } from '#shared/projections/gantt/row'
import type { MeasureText } from '../paint/drawing'
import type { Words } from '../../../locales/words'
import { type Column, datesText, daysText, WIDTHS } from '../../taskGrid/columns'
import { type Facts, factText } from '../../taskGrid/factText'
import { type Disc, discOf } from '../../taskGrid/personDisc'

/** A column of the grid on paper; widths in CSS pixels are those of the screen. */
export interface PrintColumn {
  readonly head: string
  /** Null: the task's own column, which takes what is left. */
  readonly width: number | null
  readonly align: 'start' | 'middle' | 'end'
  cellOf(row: GanttRow): Cell
}

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'person'; readonly disc: Disc | null }
  | { readonly kind: 'task'; readonly text: string }

const ALIGN: Partial<Record<Column, PrintColumn['align']>> = {
  person: 'middle',
  days: 'end',
  slack: 'end',
  variance: 'end',
}

export interface ColumnFacts extends Facts {
  readonly person: (id: string) => Person | undefined
}

/** The columns that stand on the screen, in their order. */
export function printColumns(columns: readonly Column[], facts: ColumnFacts): PrintColumn[] {
  return columns.map(column => ({
    width: column === 'task' ? null : WIDTHS[column],
    align: ALIGN[column] ?? 'start',
    head: facts.words.say(`gantt.column.${column}`),
    cellOf: row => cellOf(column, row, facts),
  }))
}

function cellOf(column: Column, row: GanttRow, facts: ColumnFacts): Cell {
  const { words, person } = facts
  switch (column) {
    case 'number':
      return { kind: 'text', text: row.kind === 'phase' ? '' : String(row.number) }
    case 'task':
      return { kind: 'task', text: titleOf(row, words) }
    case 'person': {
      if (row.kind === 'phase') return { kind: 'person', disc: null }
      const { personId, role } = row.task
      const who = personId === null ? undefined : person(personId)
      return { kind: 'person', disc: discOf(who, role, words.language) }
    }
    case 'days':
      return { kind: 'text', text: daysText(row) }
    case 'dates':
      return { kind: 'text', text: datesText(row) }
    default:
      return { kind: 'text', text: factText(column, row, facts) }
  }
}

export function titleOf(row: GanttRow, words: Words): string {
  if (row.kind === 'task') return wordingIn(row.task.title, words.language)
  return row.phase === null ? words.say('gantt.withoutPhase') : wordingIn(row.phase.name, words.language)
}

const LEAST_TASK = 120
/** Status mark and the room around it. */
export const BEFORE_TITLE = 24
export const INDENT = 14
/** Deeper tasks stand as deep as these. */
export const DEEPEST = 6
/** Room for a count or the mark of a conflict. */
const AFTER_TITLE = 30

export interface GridWish {
  readonly rows: readonly GanttRow[]
  readonly columns: readonly PrintColumn[]
  readonly words: Words
  readonly face: string
  readonly widthOf: MeasureText
}

/** As wide as its longest title needs, and never above `most` px. */
export function gridWidthFor({ rows, columns, words, face, widthOf }: GridWish, most: number): number {
  const others = columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
  let widest = LEAST_TASK
  for (const row of rows) {
    const depth = row.kind === 'task' ? Math.min(row.depth, DEEPEST) : 0
    const font = `${row.kind === 'phase' ? 600 : 400} 12px ${face}`
    const width = widthOf(font, titleOf(row, words)) + BEFORE_TITLE + AFTER_TITLE + depth * INDENT
    if (width > widest) widest = width
  }
  return Math.ceil(Math.max(others + LEAST_TASK, Math.min(others + widest, most)))
}
