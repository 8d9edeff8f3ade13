import { describe, expect, it } from 'vitest'
import { USUAL_PLANNING } from '#shared/model/planning'
import type { DependencyType } from '#shared/model/dependency'
import type { Task } from '#shared/model/task'
import { ganttConflicts } from '#shared/projections/gantt/conflicts'
import {
  datesOf,
  dependency,
  emptyPlan,
  pinned,
  planned,
  record,
  task,
  withRecords,
} from '#support/ganttPlan'

/** Dependencies move nothing: what they would ask for is a conflict. */
const OFF = record('planning', { ...USUAL_PLANNING, slipPolicy: 'off' })

function conflictsOf(
  from: Partial<Task>,
  to: Partial<Task>,
  bond: { type?: DependencyType; lag?: number } = {},
) {
  const plan = withRecords(
    emptyPlan,
    OFF,
    task('a', 'a1', from),
    task('b', 'a2', to),
    dependency('a', 'b', bond),
  )
  const found = ganttConflicts(plan, datesOf(plan), null).byTask.get('b') ?? []
  return found.filter(conflict => conflict.kind === 'dependency')
}

describe('conflicts', () => {
  it('[GANTT-10] tell the first allowed day and the working days by which a start lies too early', () => {
    // Friday 10-16 is the last day of a; the next working day is Monday 10-19.
    const a = { timing: planned('2026-10-14', 3) }
    expect(conflictsOf(a, { timing: planned('2026-10-15', 2) })).toEqual([
      {
        kind: 'dependency',
        dependencyId: 'a~b',
        type: 'FS',
        from: 'a',
        allowed: '2026-10-19',
        end: 'start',
        days: 2,
        hitsPin: false,
      },
    ])
    expect(conflictsOf(a, { timing: planned('2026-10-19', 2) })).toEqual([])
  })

  it('[GANTT-10] cross a holiday by working days', () => {
    const found = conflictsOf({ timing: planned('2026-09-29', 2) }, { timing: planned('2026-09-30', 1) })
    expect(found).toMatchObject([{ allowed: '2026-10-08', days: 1 }])
  })

  it('[GANTT-11] of the four kinds bind the start or the finish', () => {
    const a = { timing: planned('2026-10-14', 3) }
    const early = { timing: planned('2026-10-12', 1) }
    const ends = (['FS', 'SS', 'FF', 'SF'] as const).map(type => conflictsOf(a, early, { type })[0]?.end)
    expect(ends).toEqual(['start', 'start', 'finish', 'finish'])
  })

  it('[GANTT-12] say when a pin is hit', () => {
    const found = conflictsOf({ timing: planned('2026-10-26', 1) }, { timing: pinned('2026-10-24', '20:00') })
    expect(found).toMatchObject([{ hitsPin: true, allowed: '2026-10-27' }])
  })

  it('[GANTT-13] bind nobody after a closed predecessor, and nobody who is closed', () => {
    const [late, early] = [{ timing: planned('2026-10-14', 3) }, { timing: planned('2026-10-12', 1) }]
    for (const statusId of ['done', 'cancelled']) {
      expect(conflictsOf({ ...late, statusId }, early)).toEqual([])
      expect(conflictsOf(late, { ...early, statusId })).toEqual([])
    }
    expect(conflictsOf(late, { ...early, statusId: 'blocked' })).toHaveLength(1)
  })
})

it('[GANTT-10] a missed day is told as what the person asked for: a deadline, or a constraint', () => {
  const missed = (changes: Partial<Task>) => {
    const plan = withRecords(emptyPlan, task('a', 'a1', { timing: planned('2026-10-12', 5), ...changes }))
    return [...ganttConflicts(plan, datesOf(plan), null).byTask.values()].flat().map(one => one.kind)
  }
  const finish = { kind: 'finishNoLater', day: '2026-10-13' } as const
  expect(missed({ deadline: '2026-10-13' })).toEqual(['deadline'])
  expect(missed({ constraint: finish })).toEqual(['finishNoLater'])
  // The earlier of two is missed first.
  expect(missed({ constraint: finish, deadline: '2026-10-12' })).toEqual(['deadline'])
  expect(missed({ constraint: finish, deadline: '2026-10-14' })).toEqual(['finishNoLater'])
  expect(missed({ constraint: { kind: 'startNoLater', day: '2026-10-09' } })).toEqual(['startNoLater'])
})
