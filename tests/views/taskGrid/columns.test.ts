import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { ganttPredecessors } from '#shared/projections/gantt/predecessors'
import { type GanttRows, ganttRows } from '#shared/projections/gantt/rows'
import {
  CHOICES,
  COLUMNS,
  columnsText,
  datesText,
  daysText,
  leftOf,
  readLook,
  toggledColumn,
} from '../../../src-renderer/views/taskGrid/columns'
import { type FactColumn, factText } from '../../../src-renderer/views/taskGrid/factText'
import {
  dependency,
  emptyPlan,
  phase,
  planned,
  record,
  rowsOf,
  sourceOf,
  task,
  taskOf,
  withRecords,
} from '#support/ganttPlan'

const plan = withRecords(
  emptyPlan,
  phase('p', 'a1'),
  task('a', 'a1', { phaseId: 'p', timing: planned('2026-10-12', 3), deadline: '2026-10-20' }),
  task('b', 'a2', { phaseId: 'p', timing: planned('2026-10-15', 2) }),
  task('c', 'a3', { timing: planned('2026-10-19', 2) }),
  task('none', 'a4'),
  dependency('b', 'c', { type: 'SS', lag: 2 }),
  dependency('a', 'c'),
  dependency('a', 'b', { lag: -1 }),
  dependency('gone', 'b'),
)
const baseline = {
  id: 'v',
  isRemoved: false,
  name: 'v',
  at: 0,
  dates: {
    a: ['2026-10-12', '2026-10-14'],
    b: ['2026-10-12', '2026-10-13'],
    c: ['2026-10-19', '2026-10-23'],
  },
} as unknown as GanttRows['source']['baseline']
const rows = rowsOf(plan, { baseline })
const words = { language: 'zh', say: (key: string) => key } as const
const facts = { words, calendar: chinaCalendar, predecessors: ganttPredecessors(rows, null).texts }

function textsOf(column: FactColumn): string[] {
  return rows.rows.map(row => factText(column, row, facts))
}

describe('columns of the grid', () => {
  it('[GANTT-60] are the usual five until a person chooses', () => {
    expect(readLook(undefined, null)).toEqual({
      columns: ['number', 'task', 'person', 'days', 'dates'],
      titleWidth: 220,
    })
    expect(leftOf(null, readLook(undefined, undefined))).toBe(440)
  })

  it('[GANTT-60] keep their order and never lose number and title, whatever is stored', () => {
    expect(readLook('status nonsense person', 9_999)).toEqual({
      columns: ['number', 'task', 'person', 'status'],
      titleWidth: 640,
    })
    expect(readLook('', Number.NaN).columns).toEqual(['number', 'task'])
    const { columns } = readLook(undefined, undefined)
    for (const choice of CHOICES) {
      const toggled = toggledColumn(columns, choice)
      expect(toggled).toEqual(COLUMNS.filter(column => toggled.includes(column)))
      expect(readLook(columnsText(toggled), 220).columns).toEqual(toggled)
      expect(toggledColumn(toggled, choice)).toEqual(columns)
    }
  })

  it('[GANTT-60] say start, finish, slack, status and deadline', () => {
    /** p a b head c none */
    expect(textsOf('start')).toEqual(['10-12', '10-12', '10-15', '10-19', '10-19', ''])
    expect(textsOf('finish')).toEqual(['10-16', '10-14', '10-16', '10-20', '10-20', ''])
    expect(textsOf('deadline')).toEqual(['', '10-20', '', '', '', ''])
    expect(textsOf('status')).toEqual(['', 'status.todo', 'status.todo', '', 'status.todo', 'status.todo'])
    const slack = textsOf('slack')
    expect([slack[0], slack[4], slack[5]]).toEqual(['', '0', ''])
  })

  it('[GANTT-68] say a clock time where the day does not say enough', () => {
    const timed = { ...planned('2026-10-12', 1), startTime: '14:00' } as const
    const some = rowsOf(
      withRecords(
        emptyPlan,
        task('t', 'a1', { timing: timed }),
        task('m', 'a2', { timing: { ...timed, days: 0 } }),
      ),
    ).rows
    const said = some.map(row => [
      factText('start', row, facts),
      factText('finish', row, facts),
      datesText(row),
    ])
    expect(said.slice(1)).toEqual([
      ['10-12 14:00', '10-13 14:00', '10-12 – 10-13'],
      ['10-12 14:00', '10-12', '10-12 14:00'],
    ])
  })

  it('[GANTT-61] say predecessors by row number and the variance of the finish', () => {
    expect(textsOf('predecessors')).toEqual(['', '', '1FS-1', '', '1, 2SS+2', ''])
    expect(textsOf('variance')).toEqual(['', '0', '+3', '', '-3', ''])
  })

  it('[GANTT-61] make predecessors anew only when dependencies or the order change', () => {
    const first = ganttPredecessors(rows, null)
    const later = ganttRows(sourceOf(withRecords(plan, task('none', 'a4', { title: '新' }))), rows)
    expect(ganttPredecessors(later, first)).toBe(first)
    const moved = ganttRows(sourceOf(withRecords(plan, task('none', 'a0'))), rows)
    expect(ganttPredecessors(moved, first).texts.get('c')).toBe('1, 2SS+2')
    const before = withRecords(plan, record('task', taskOf('new', 'a0', { phaseId: 'p' })))
    expect(ganttPredecessors(ganttRows(sourceOf(before), rows), first).texts.get('c')).toBe('2, 3SS+2')
  })

  it('[GANTT-41] say a length as it was typed', () => {
    const timing = {
      ...planned('2026-10-12', 1),
      length: { amount: 4, unit: 'hour', isElapsed: false },
    } as const
    const [, row] = rowsOf(withRecords(emptyPlan, task('h', 'a1', { timing }))).rows
    expect(row === undefined ? null : daysText(row)).toBe('4h')
  })
})
