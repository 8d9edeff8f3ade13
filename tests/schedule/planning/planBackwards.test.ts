import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { moves } from '#shared/schedule/planning/moves'
import { hoursIn, type Planned } from '#shared/schedule/planning/planned'
import { planBackwards } from '#shared/schedule/planning/planBackwards'
import type { Constraint, WorkPlan } from '#shared/schedule/workPlan'
import { type DrawnPlan, drawnPlan, drawnWorkPlan, startNoEarlier } from '#support/drawnPlan'
import { after, moment, momentText, taskIn, workPlan, workTask } from '#support/workPlan'

const DAY = 480

function planned(plan: WorkPlan): Planned {
  return { plan, schedule: schedulePlan(plan), engine: schedulePlan }
}

function pin(text: string): { constraint: Constraint } {
  return { constraint: { kind: 'mustStart', at: moment(text) } }
}

/** a, b and then the pin on Friday; side comes after a and stands on Wednesday. */
const spaced = workPlan({
  tasks: [
    workTask('a', DAY),
    workTask('b', DAY),
    workTask('pin', 0, pin('2026-11-20T20:00')),
    workTask('side', DAY, { constraint: startNoEarlier(moment('2026-11-18T08:00')) }),
    workTask('free', DAY),
  ],
  dependencies: [after('a FS b'), after('b FS pin'), after('a FS side')],
})

function startsOf(plan: WorkPlan): Record<string, string> {
  const { tasks } = schedulePlan(plan)
  return Object.fromEntries(tasks.map(({ id, start }) => [id, momentText(start).slice(5)]))
}

describe('planning backwards', () => {
  it('[PLANNING-7] puts what leads to the anchor as late as what comes after it allows', () => {
    const back = planBackwards(planned(spaced), { anchorId: 'pin' }, moment('2026-11-16T08:00'))
    const starts = { a: '11-17T08:00', b: '11-20T08:00', pin: '11-20T20:00' }
    expect(startsOf(back.plan)).toEqual({ ...starts, side: '11-18T08:00', free: '11-16T08:00' })
    expect(back.moves.map(({ id }) => id)).toEqual(['a', 'b'])
    expect([back.tooLate, back.schedule.conflicts]).toEqual([[], []])
    expect(back.schedule).toEqual(schedulePlan(back.plan))
  })

  it('[PLANNING-7] from a moment everything is done by then, as late as can be', () => {
    const back = planBackwards(planned(spaced), { finish: moment('2026-11-25T12:00') }, 0)
    expect(startsOf(back.plan)).toEqual({
      a: '11-19T08:00',
      b: '11-20T08:00',
      pin: '11-20T20:00',
      side: '11-24T13:00',
      free: '11-24T13:00',
    })
  })

  it('[PLANNING-7] what may lie before a night or after it stays where it is planned', () => {
    const [x, m] = ['2026-11-17T07:00', '2026-11-17T08:00'].map(text => startNoEarlier(moment(text)))
    const plan = workPlan({
      tasks: [
        workTask('x', 60, { calendarId: 'none', constraint: x ?? null }),
        workTask('m', 0, { constraint: m ?? null }),
        workTask('pin', DAY, pin('2026-11-17T08:00')),
      ],
      dependencies: [after('x FS m'), after('m FS pin')],
    })
    const back = planBackwards(planned(plan), { anchorId: 'pin' }, moment('2026-11-17T07:00'))
    expect([back.moves, back.tooLate]).toEqual([[], []])
  })

  it('[PLANNING-7] an anchor that finishes as a shift begins lets work before it wait until then', () => {
    const plan = workPlan({
      tasks: [
        workTask('x', 0, { calendarId: 'none', constraint: startNoEarlier(moment('2026-11-20T18:01')) }),
        workTask('anchor', 1),
      ],
      dependencies: [after('x FF anchor')],
    })
    const back = planBackwards(planned(plan), { anchorId: 'anchor' }, 0)
    expect(taskIn(back.schedule, 'anchor')).toEqual(taskIn(schedulePlan(plan), 'anchor'))
    expect(startsOf(back.plan)['x']).toBe('11-23T08:00')
  })

  it.each(['2026-11-18', '2026-11-27'])(
    '[PLANNING-7] through a summary requested for %s, not beyond what has begun',
    day => {
      const progress = { start: moment('2026-11-16T08:00'), finish: null, doneMinutes: 60 }
      const plan = workPlan({
        tasks: [
          workTask('begun', DAY, { progress }),
          workTask('sum', 0, { constraint: startNoEarlier(moment(`${day}T08:00`)) }),
          workTask('x', DAY, { parentId: 'sum' }),
          workTask('y', 2 * DAY, { parentId: 'sum' }),
          workTask('end', DAY, pin('2026-11-26T08:00')),
        ],
        dependencies: [after('begun FS sum'), after('sum FS end')],
      })
      const back = planBackwards(planned(plan), { anchorId: 'end' }, 0)
      const requestedStarts = back.plan.tasks.map(({ constraint }) =>
        momentText(constraint?.at ?? 0).slice(5, 10),
      )
      expect(requestedStarts).toEqual(['01-01', day.slice(5), '11-25', '11-24', '11-26'])
      expect(back.schedule.conflicts.map(({ taskId }) => taskId)).toEqual(day > '2026-11-24' ? ['end'] : [])
    },
  )

  it('[PLANNING-8] what would have had to begin before now is told and stays the requested start', () => {
    const tight = { ...spaced, tasks: [workTask('a', 6 * DAY), ...spaced.tasks.slice(1)] }
    const back = planBackwards(planned(tight), { anchorId: 'pin' }, moment('2026-11-17T08:00'))
    const start = moment('2026-11-12T08:00')
    expect(back.tooLate).toEqual([{ taskId: 'a', start, byMinutes: 3 * DAY }])
    expect(back.plan.tasks[0]?.constraint).toEqual(startNoEarlier(start))
    expect(back.schedule.conflicts.map(({ taskId, byMinutes }) => [taskId, byMinutes])).toEqual([
      ['pin', 2 * DAY],
    ])
  })

  it('[PLANNING-8] the earliest missed comes first; what is begun is not late, and a day lasts to its end', () => {
    const plan = workPlan({
      tasks: [
        workTask('b', DAY, pin('2026-11-20T08:00')),
        workTask('due', 2 * DAY, { deadline: moment('2026-11-20T12:00') }),
        workTask('a', 2 * DAY),
        workTask('c', 9 * DAY),
        workTask('begun', 9 * DAY, { progress: { start: 0, finish: null, doneMinutes: 0 } }),
      ],
      dependencies: [after('a FS b'), after('b FS c'), after('begun FS b')],
    })
    const lateAt = (now: string) =>
      planBackwards(planned(plan), { finish: moment('2027-03-01T08:00') }, moment(now)).tooLate
    expect(lateAt('2026-11-19T08:00')).toEqual([
      { taskId: 'a', start: moment('2026-11-18T08:00'), byMinutes: DAY },
      { taskId: 'due', start: moment('2026-11-18T13:00'), byMinutes: DAY / 2 },
    ])
    expect(lateAt('2026-11-18T08:00')).toEqual([])
  })

  it('[PLANNING-8] a no-later date becomes a deadline and holds', () => {
    const until = (kind: Constraint['kind'], text: string): WorkPlan => {
      const constraint = { kind, at: moment(text) }
      return {
        ...spaced,
        tasks: [spaced.tasks[0], workTask('b', DAY, { constraint })]
          .flatMap(one => one ?? [])
          .concat(spaced.tasks.slice(2)),
      }
    }
    const cases = [until('finishNoLater', '2026-11-19T12:00'), until('startNoLater', '2026-11-18T13:00')]
    for (const plan of cases) {
      const back = planBackwards(planned(plan), { anchorId: 'pin' }, 0)
      expect(startsOf(back.plan).b).toBe('11-18T13:00')
      expect(back.plan.tasks[1]?.deadline).toBe(moment('2026-11-19T12:00'))
    }
  })

  it('[PLANNING-7] in any plan the anchor holds, no other task moves, and the plan does not end later', () => {
    fc.assert(
      fc.property(drawnPlan, fc.nat(11), (drawn, chosen) => {
        const plan = drawnWorkPlan(drawn)
        const before = schedulePlan(plan)
        const anchorId = `t${chosen % plan.tasks.length}`
        const back = planBackwards(planned(plan), { anchorId }, 0)
        const leading = leadingTo(plan, anchorId)
        for (const { id, from, to } of back.moves) {
          expect(leading).toContain(id)
          expect(to.start).toBeGreaterThanOrEqual(from.start)
        }
        expect([back.schedule.finish, back.schedule.conflicts]).toEqual([before.finish, []])
      }),
      { numRuns: 200 },
    )
  })

  it('[PLANNING-7] one minute later would move something, in one calendar and among starts in several', () => {
    fc.assert(
      fc.property(drawnPlan, fc.nat(11), fc.boolean(), (drawn, chosen, isMixed) => {
        const whole = withoutMilestones(drawn)
        const plan = isMixed ? startsOnly(drawnWorkPlan(whole)) : worked(drawnWorkPlan(whole, ['weekdays']))
        const anchorId = `t${chosen % plan.tasks.length}`
        const back = planBackwards(planned(plan), { anchorId }, 0)
        for (const id of leadingTo(plan, anchorId)) {
          expect([id, movesOthers(back.plan, id)]).toEqual([id, true])
        }
      }),
      { numRuns: 200 },
    )
  })
})

function withoutMilestones({ tasks, links }: DrawnPlan): DrawnPlan {
  return { links, tasks: tasks.map(task => ({ ...task, minutes: task.minutes || 1 })) }
}

function leadingTo(plan: WorkPlan, anchorId: string): string[] {
  const leads = (id: string): boolean =>
    plan.dependencies.some(({ from, to }) => from === id && (to === anchorId || leads(to)))
  return plan.tasks.flatMap(({ id }) => (id !== anchorId && leads(id) ? [id] : []))
}

/** A bound finish may lie on either side of a night. */
function startsOnly(plan: WorkPlan): WorkPlan {
  return { ...plan, dependencies: plan.dependencies.filter(({ type }) => type === 'FS' || type === 'SS') }
}

function worked(plan: WorkPlan): WorkPlan {
  const dependencies = plan.dependencies.map(one => ({ ...one, lag: { ...one.lag, isElapsed: false } }))
  return { ...plan, dependencies }
}

/** Whether one minute of work later moves another task or the end. */
function movesOthers(plan: WorkPlan, id: string): boolean {
  const before = schedulePlan(plan)
  const tasks = plan.tasks.map(task => {
    const time = hoursIn(plan)(task)
    const at = time.startAt(time.worked(taskIn(before, id).start) + 1)
    return task.id === id ? { ...task, constraint: startNoEarlier(at) } : task
  })
  const later = schedulePlan({ ...plan, tasks })
  return later.finish > before.finish || moves(before, later).some(move => move.id !== id)
}
