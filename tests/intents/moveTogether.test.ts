import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { movedTogether, movingRows } from '#shared/intents/moveTogether'
import { taskRowIn } from '#shared/projections/gantt/rows'
import { emptyPlan, phase, planned, rowsOf, task, withRecords } from '#support/ganttPlan'

const rows = rowsOf(
  withRecords(
    emptyPlan,
    phase('p', 'a1'),
    task('w', 'a1', { phaseId: 'p' }),
    task('x', 'a2', { phaseId: 'p', parentId: 'w', timing: planned('2026-10-12', 2) }),
    task('y', 'a3', { phaseId: 'p', parentId: 'w', timing: planned('2026-10-16', 1) }),
    task('z', 'a4', { phaseId: 'p', timing: { start: null, days: 1, due: '2026-10-14', pin: null } }),
    task('none', 'a5', { phaseId: 'p' }),
  ),
)

it('[GANTT-49] a task with parts takes the working days from its first start to its last finish', () => {
  expect(['w', 'x'].map(id => taskRowIn(rows, id)?.days)).toEqual([5, 2])
})

describe('bars that move together', () => {
  it('[GANTT-54] a task with parts stands for its parts, each of them once', () => {
    expect(movingRows(rows, new Set(['z', 'y', 'w', 'gone'])).map(row => row.key)).toEqual(['x', 'y', 'z'])
  })

  it('[GANTT-54] each moves by the same number of working days, over rest days too', () => {
    const moving = movingRows(rows, new Set(['w', 'z', 'none']))
    expect(movedTogether(chinaCalendar, moving, 1).map(({ schedule }) => schedule)).toEqual([
      { taskId: 'x', start: '2026-10-13' },
      { taskId: 'y', start: '2026-10-19' },
      { taskId: 'z', due: '2026-10-15' },
    ])
  })
})
