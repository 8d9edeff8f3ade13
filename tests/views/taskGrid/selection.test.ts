import { describe, expect, it } from 'vitest'
import { extended, EMPTY_SELECTION, pruned, toggled } from '../../../src-renderer/views/taskGrid/selection'
import { emptyPlan, phase, rowsOf, task, withRecords } from '#support/ganttPlan'

/** p a b q c */
const { rows } = rowsOf(
  withRecords(
    emptyPlan,
    phase('p', 'a1'),
    phase('q', 'a2'),
    task('a', 'a1', { phaseId: 'p' }),
    task('b', 'a2', { phaseId: 'p' }),
    task('c', 'a3', { phaseId: 'q' }),
  ),
)

describe('marking tasks', () => {
  it('[GANTT-53] a stretch runs from where it was begun, whichever way, and leaves out phases', () => {
    const first = extended(EMPTY_SELECTION, rows, { from: 2, to: 4 })
    expect([...first.keys]).toEqual(['b', 'c'])
    const back = extended(first, rows, { from: 4, to: 1 })
    expect([...back.keys]).toEqual(['a', 'b'])
    expect([...extended(back, rows, { from: 0, to: 2 }).keys]).toEqual(['b'])
  })

  it('[GANTT-53] one more, one less, and those that are gone are not marked any more', () => {
    const two = toggled(toggled(EMPTY_SELECTION, 'a'), 'c')
    expect([...two.keys]).toEqual(['a', 'c'])
    expect([...toggled(two, 'a').keys]).toEqual(['c'])
    expect([...pruned(two, key => key !== 'c').keys]).toEqual(['a'])
    expect(pruned(two, () => true)).toBe(two)
  })
})
