import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Conflict, Schedule } from '#shared/schedule/engine/result'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { Engine, Planned } from '#shared/schedule/planning/planned'
import { MOST_RUNS, remediesFor } from '#shared/schedule/planning/remedies/remediesFor'
import { MOST_OF_A_KIND, type Remedy } from '#shared/schedule/planning/remedies/remedy'
import type { WorkPlan, WorkTask } from '#shared/schedule/workPlan'
import { drawnPlan, drawnWorkPlan } from '#support/drawnPlan'
import { after, moment, workPlan, workTask } from '#support/workPlan'

const DAY = 480

function planned(plan: WorkPlan, engine: Engine = schedulePlan): Planned {
  return { plan, schedule: schedulePlan(plan), engine }
}

function conflictOf({ conflicts }: Schedule): Conflict {
  const [first] = conflicts
  if (first === undefined) throw new Error('no conflict')
  return first
}

function remediesOf(plan: WorkPlan): Remedy[] {
  const one = planned(plan)
  return remediesFor(one, conflictOf(one.schedule), DAY)
}

/** As short text: `shorten a 5→3`. */
function told({ edits, leftMinutes }: Remedy): string {
  const said = edits.map(edit => {
    if (edit.kind === 'shorten') return `${edit.taskId} ${edit.fromMinutes / DAY}→${edit.toMinutes / DAY}`
    return edit.kind === 'parallel'
      ? `${edit.dependencyId} → SS+${edit.lagMinutes}`
      : `without ${edit.taskId}`
  })
  return leftMinutes === 0 ? said.join(', ') : `${said.join(', ')} leaves ${leftMinutes}`
}

/** a, b and c one after the other, then the pin on a day of the week that begins on Monday 11-16. */
function chained(
  lengths: readonly [number, number, number],
  day: string,
  a: Partial<WorkTask> = {},
): WorkPlan {
  const [first, second, third] = lengths
  return workPlan({
    tasks: [
      workTask('a', first * DAY, a),
      workTask('b', second * DAY),
      workTask('c', third * DAY),
      workTask('pin', DAY, { constraint: { kind: 'mustStart', at: moment(`2026-11-${day}T08:00`) } }),
    ],
    dependencies: [after('a FS b'), after('b FS c'), after('c FS pin')],
  })
}

describe('remedies', () => {
  it('[PLANNING-12] [PLANNING-13] [PLANNING-14] each task that is enough alone, then side by side, then without', () => {
    // Two days too long.
    expect(remediesOf(chained([4, 3, 1], '24')).map(told)).toEqual([
      'b 3→1',
      'a 4→2',
      'b FS c → SS+480',
      'a FS b → SS+960',
      'without b',
      'without a',
    ])
  })

  it('[PLANNING-12] when none is enough alone several are, and never below a day', () => {
    // Five days too long: a can give three, b two.
    const remedies = remediesOf(chained([4, 3, 1], '19'))
    expect(remedies.filter(({ kind }) => kind === 'shorten').map(told)).toEqual(['a 4→1, b 3→1'])
    const [first] = remediesOf(chained([4, 4, 1], '19'))
    expect(first === undefined ? '' : told(first)).toBe('b 4→1, a 4→1')
  })

  it('[PLANNING-11] [PLANNING-15] what only lessens the conflict says how much is left, and comes last', () => {
    const remedies = remediesOf(chained([4, 3, 2], '18'))
    expect(remedies.map(told).at(-1)).toBe('a 4→1, b 3→1, c 2→1 leaves 480')
    expect(remedies.slice(0, -1).every(({ leftMinutes }) => leftMinutes === 0)).toBe(true)
  })

  it('[PLANNING-12] [PLANNING-14] what has begun is cut to a day of what is left, and is not left out', () => {
    const progress = { start: moment('2026-11-16T08:00'), finish: null, doneMinutes: 2 * DAY }
    const remedies = remediesOf(chained([6, 1, 1], '23', { progress }))
    expect(remedies.map(told)).toEqual(['a 6→3', 'a FS b → SS+1440'])
    const most = remediesOf(chained([6, 1, 1], '20', { progress })).filter(({ kind }) => kind === 'shorten')
    expect(most.map(told)).toEqual(['a 6→3 leaves 480'])
    const done = { ...progress, finish: moment('2026-11-30T17:00') }
    const none = remediesOf(chained([6, 1, 1], '23', { progress: done }))
    expect(none.filter(({ kind }) => kind === 'shorten')).toEqual([])
  })

  it('[PLANNING-12] a deadline is also kept by a shorter task of its own', () => {
    const plan = workPlan({
      tasks: [workTask('a', 2 * DAY), workTask('b', 3 * DAY, { deadline: moment('2026-11-19T17:00') })],
      dependencies: [after('a FS b')],
    })
    expect(remediesOf(plan).map(told)).toEqual(['a 2→1', 'b 3→2', 'a FS b → SS+480', 'without a'])
  })

  it('[PLANNING-13] between summaries too', () => {
    const plan = workPlan({
      tasks: [
        workTask('one', 0),
        workTask('a', 3 * DAY, { parentId: 'one' }),
        workTask('two', 0),
        workTask('b', 2 * DAY, { parentId: 'two', deadline: moment('2026-11-19T17:00') }),
      ],
      dependencies: [after('one FS two')],
    })
    expect(remediesOf(plan).map(told)).toContain('one FS two → SS+960')
  })

  it('[PLANNING-14] what the task waited for binds what waited for it, with both lags', () => {
    const plan = workPlan({
      tasks: [
        workTask('a', DAY),
        workTask('b', 5 * DAY),
        workTask('c', DAY, { deadline: moment('2026-11-20T17:00') }),
      ],
      dependencies: [after('a SS+480 b'), after('b FS+480 c')],
    })
    const dropped = remediesOf(plan).find(({ kind }) => kind === 'drop')
    expect(dropped?.plan.tasks.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(dropped?.plan.dependencies).toMatchObject([
      { from: 'a', to: 'c', type: 'SS', lag: { minutes: 2 * DAY, isElapsed: false } },
    ])
  })

  it('[PLANNING-15] of a long chain only so many are tried and offered', () => {
    const count = 300
    const ids = Array.from({ length: count }, (_, n) => `t${n}`)
    const plan = workPlan({
      tasks: ids.map((id, n) =>
        workTask(id, 4 * DAY, n === count - 1 ? { deadline: moment('2026-12-01T17:00') } : {}),
      ),
      dependencies: ids.slice(1).map((id, n) => after(`t${n} FS ${id}`)),
    })
    let runs = 0
    const counting: Engine = one => {
      runs++
      return schedulePlan(one)
    }
    const one = planned(plan, counting)
    const remedies = remediesFor(one, conflictOf(one.schedule), DAY)
    expect(runs).toBeLessThanOrEqual(3 * MOST_RUNS)
    expect(remedies.length).toBeGreaterThan(0)
    expect(remedies.every(({ leftMinutes }) => leftMinutes > 0)).toBe(true)
  })

  it('[PLANNING-11] [PLANNING-12] [PLANNING-15] in any plan they leave what they say, and a day less does not do', () => {
    fc.assert(
      fc.property(drawnPlan, fc.integer({ min: 1, max: 3_000 }), (drawn, by) => {
        const plain = drawnWorkPlan(drawn)
        const last = schedulePlan(plain).tasks.reduce((a, b) => (a.finish >= b.finish ? a : b))
        const deadline = last.finish - by
        const plan = {
          ...plain,
          tasks: plain.tasks.map(task => (task.id === last.id ? { ...task, deadline } : task)),
        }
        const one = planned(plan)
        const conflict = conflictOf(one.schedule)
        const remedies = remediesFor(one, conflict, 100)
        for (const remedy of remedies) expect(leftOf(remedy.plan, conflict)).toBe(remedy.leftMinutes)
        for (const kind of ['shorten', 'parallel', 'drop'] as const) {
          const some = remedies.filter(remedy => remedy.kind === kind)
          expect(some.length).toBeLessThanOrEqual(MOST_OF_A_KIND)
        }
        for (const { edits, leftMinutes } of remedies) {
          const cut = edits.at(-1)
          if (cut?.kind !== 'shorten' || leftMinutes > 0) continue
          expect(cut.toMinutes).toBeGreaterThanOrEqual(100)
          const less = edits.map(edit => (edit === cut ? { ...cut, toMinutes: cut.toMinutes + 100 } : edit))
          expect(leftOf(withLengths(plan, less), conflict)).toBeGreaterThan(0)
        }
      }),
      { numRuns: 200 },
    )
  })
})

function leftOf(plan: WorkPlan, { taskId, kind }: Conflict): number {
  return schedulePlan(plan).conflicts.find(one => one.taskId === taskId && one.kind === kind)?.byMinutes ?? 0
}

function withLengths(plan: WorkPlan, edits: Remedy['edits']): WorkPlan {
  const tasks = plan.tasks.map(task => {
    const edit = edits.find(one => one.kind === 'shorten' && one.taskId === task.id)
    return edit?.kind === 'shorten'
      ? { ...task, duration: { ...task.duration, minutes: edit.toMinutes } }
      : task
  })
  return { ...plan, tasks }
}
