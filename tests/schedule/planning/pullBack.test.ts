import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { Planned } from '#shared/schedule/planning/planned'
import { pullBack } from '#shared/schedule/planning/pullBack'
import type { WorkPlan, WorkTask } from '#shared/schedule/workPlan'
import { DRAWN_START, drawnPlan, drawnWorkPlan, startNoEarlier } from '#support/drawnPlan'
import { brokenDependencies } from '#support/slipped'
import { after, moment, momentText, taskIn, workPlan, workTask } from '#support/workPlan'

const DAY = 480

function planned(plan: WorkPlan): Planned {
  return { plan, schedule: schedulePlan(plan), engine: schedulePlan }
}

function requestedStart(text: string): Pick<WorkTask, 'constraint'> {
  return { constraint: startNoEarlier(moment(text)) }
}

const done = {
  start: moment('2026-11-16T08:00'),
  finish: moment('2026-11-16T17:00'),
  doneMinutes: DAY,
}

/** a was done on Monday, two days early. */
function early(b: Partial<WorkTask> = {}): WorkPlan {
  return workPlan({
    statusAt: moment('2026-11-17T08:00'),
    tasks: [
      workTask('a', DAY, { progress: done }),
      workTask('b', DAY, { ...requestedStart('2026-11-19T08:00'), ...b }),
      workTask('c', DAY, requestedStart('2026-11-20T08:00')),
      workTask('other', DAY, requestedStart('2026-11-20T08:00')),
      workTask('d', DAY, requestedStart('2026-11-20T08:00')),
    ],
    dependencies: [after('a FS b'), after('b FS c'), after('b FS d'), after('other FS d')],
  })
}

describe('pulling back after an early finish', () => {
  it('[PLANNING-6] offers the dates that dependencies allow to whom a requestedStart alone holds', () => {
    const plan = early()
    const { moves, plan: pulled } = pullBack(planned(plan), ['a'])
    expect(moves.map(({ id, to }) => [id, momentText(to.start)])).toEqual([
      ['b', '2026-11-17T08:00'],
      ['c', '2026-11-18T08:00'],
    ])
    expect(pulled.tasks[1]?.constraint).toEqual(startNoEarlier(moment('2026-11-17T08:00')))
    expect(pulled.tasks.slice(3)).toEqual(plan.tasks.slice(3))
    expect(plan).toEqual({ ...early(), dependencies: plan.dependencies })
  })

  const standing: readonly Partial<WorkTask>[] = [
    { constraint: { kind: 'mustStart', at: moment('2026-11-19T08:00') } },
    { progress: { start: moment('2026-11-19T08:00'), finish: null, doneMinutes: 0 } },
    { progress: { start: moment('2026-11-19T08:00'), finish: moment('2026-11-19T17:00'), doneMinutes: DAY } },
    { constraint: { kind: 'finishNoEarlier', at: moment('2026-11-19T17:00') } },
  ]
  it.each(standing)('[PLANNING-6] nothing moves behind a task that stands: %j', other => {
    const plan = early(other)
    expect(pullBack(planned(plan), ['a'])).toEqual({ plan, moves: [] })
  })

  it('[PLANNING-6] a requestedStart of a summary gives way like that of a task', () => {
    const plan = workPlan({
      tasks: [
        workTask('a', DAY),
        workTask('sum', 0, requestedStart('2026-11-19T08:00')),
        workTask('x', DAY, { parentId: 'sum' }),
      ],
      dependencies: [after('a FS sum')],
    })
    const { moves } = pullBack(planned(plan), ['a'])
    expect(moves.map(({ id, to }) => [id, momentText(to.start)])).toEqual([
      ['sum', '2026-11-17T08:00'],
      ['x', '2026-11-17T08:00'],
    ])
  })

  it('[PLANNING-6] in any plan: earlier only, after the status date, dependencies kept, and nothing left to offer', () => {
    fc.assert(
      fc.property(drawnPlan, fc.nat(11), fc.nat(3_000), (drawn, chosen, status) => {
        const statusAt = DRAWN_START + status
        const plan = { ...drawnWorkPlan(drawn), statusAt }
        const id = `t${chosen % plan.tasks.length}`
        const { plan: pulled, moves } = pullBack(planned(plan), [id])
        const schedule = schedulePlan(pulled)
        for (const { from, to } of moves) {
          expect(to.start < from.start && to.finish <= from.finish && to.start >= statusAt).toBe(true)
        }
        expect(taskIn(schedule, id)).toMatchObject({
          start: taskIn(schedulePlan(plan), id).start,
        })
        expect(brokenDependencies(pulled, schedule)).toEqual([])
        expect(pullBack(planned(pulled), [id])).toEqual({ plan: pulled, moves: [] })
      }),
      { numRuns: 200 },
    )
  })
})
