import { describe, expect, it } from 'vitest'
import { dayNumber } from '#shared/domain/day'
import { freeRows } from '../../../src-renderer/views/gantt/paint/freeRows'
import { type View } from '../../../src-renderer/views/gantt/stage/geometry'
import { ROW } from '../../../src-renderer/views/taskGrid/gridWindow'
import { emptyPlan, phase, planned, rowsOf, task, withRecords } from '#support/ganttPlan'

/** Of the phase, three tasks that cover the days, and one that ends before them. */
const rows = rowsOf(
  withRecords(
    emptyPlan,
    phase('p', 'a1'),
    ...[1, 2, 3].map(n => task(`t${n}`, `a${n}`, { phaseId: 'p', timing: planned('2026-10-12', 3) })),
    task('before', 'a4', { phaseId: 'p', timing: planned('2026-10-09', 1) }),
  ),
).rows
const view: View = {
  width: 1040,
  height: 64 + 10 * ROW,
  gridWidth: 440,
  scrollLeft: 0,
  scrollTop: ROW / 2,
  perDay: 20,
  origin: dayNumber('2026-10-01'),
  days: 400,
  rowCount: rows.length,
}
const days = { from: dayNumber('2026-10-12'), to: dayNumber('2026-10-15') }

describe('room for the name of a holiday', () => {
  it('[GANTT-70] is beside rows whose bars lie elsewhere, as near as possible', () => {
    expect(freeRows(view, rows, { days, rows: 2, near: 0 })).toBe(3.5 * ROW)
    expect(freeRows(view, rows, { days, rows: 2, near: 6 * ROW })).toBe(5.5 * ROW)
  })

  it('[GANTT-70] scrolls with its rows', () => {
    const scrolled = { ...view, scrollTop: view.scrollTop + 5 }
    expect(freeRows(scrolled, rows, { days, rows: 2, near: 0 })).toBe(3.5 * ROW - 5)
  })

  it('[GANTT-70] is none where there are not enough of them in sight', () => {
    expect(freeRows({ ...view, height: 64 + 4 * ROW }, rows, { days, rows: 2, near: 0 })).toBeNull()
    expect(freeRows(view, rows, { days, rows: 7, near: 0 })).toBeNull()
  })
})
