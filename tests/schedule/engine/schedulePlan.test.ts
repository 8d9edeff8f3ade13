import { describe, expect, it } from 'vitest'
import type { Constraint, WorkPlan } from '#shared/schedule/workPlan'
import { LONGEST_CHAIN } from '#shared/schedule/engine/chain'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { after, earlyOf, moment, momentText, taskIn, workPlan, workTask } from '#support/workPlan'

const DAY = 480

function at(kind: Constraint['kind'], text: string): { constraint: Constraint } {
  return { constraint: { kind, at: moment(text) } }
}

/** a and b of a day each, b after a. */
function pair(link: string, b: Parameters<typeof workTask>[2] = {}, plan: Partial<WorkPlan> = {}) {
  return workPlan({
    tasks: [workTask('a', DAY), workTask('b', DAY, b)],
    dependencies: [after(link)],
    ...plan,
  })
}

const links: readonly (readonly [string, string])[] = [
  ['a FS b', '2026-11-17T08:00 2026-11-17T17:00'],
  ['a FS+960 b', '2026-11-19T08:00 2026-11-19T17:00'],
  ['a FS-240 b', '2026-11-16T13:00 2026-11-17T12:00'],
  ['a FS+60e b', '2026-11-17T08:00 2026-11-17T17:00'],
  ['a FS+1440e b', '2026-11-18T08:00 2026-11-18T17:00'],
  ['a SS+480 b', '2026-11-17T08:00 2026-11-17T17:00'],
  ['a FF+480 b', '2026-11-17T08:00 2026-11-17T17:00'],
  ['a SF+960 b', '2026-11-17T08:00 2026-11-17T17:00'],
]

describe('the engine', () => {
  it.each(links)('[ENGINE-4] %s', (link, dates) => {
    expect(earlyOf(schedulePlan(pair(link)), 'b')).toBe(dates)
  })

  it('[ENGINE-4] a successor that finishes when something starts stands at that very moment', () => {
    const tasks = [workTask('a', DAY, at('startNoEarlier', '2026-11-18T08:00')), workTask('b', DAY)]
    const schedule = schedulePlan(workPlan({ tasks, dependencies: [after('a SF b')] }))
    expect(earlyOf(schedule, 'b')).toBe('2026-11-17T08:00 2026-11-18T08:00')
    expect([taskIn(schedule, 'a').totalSlackMinutes, taskIn(schedule, 'a').critical]).toEqual([0, true])
  })

  it('[ENGINE-5] an elapsed duration runs by the clock, also over the weekend', () => {
    const tasks = [
      workTask('a', 5 * DAY),
      workTask('dry', 2 * 1_440, { duration: { minutes: 2 * 1_440, isElapsed: true } }),
      workTask('b', DAY),
    ]
    const schedule = schedulePlan(workPlan({ tasks, dependencies: [after('a FS dry'), after('dry FS b')] }))
    expect(earlyOf(schedule, 'dry')).toBe('2026-11-20T17:00 2026-11-22T17:00')
    expect(earlyOf(schedule, 'b')).toBe('2026-11-23T08:00 2026-11-23T17:00')
  })

  it('[ENGINE-6] a milestone stands where its predecessor ends, or waits for the next working day', () => {
    const plan = workPlan({ tasks: [workTask('a', DAY), workTask('m', 0)], dependencies: [after('a FS m')] })
    expect(earlyOf(schedulePlan(plan), 'm')).toBe('2026-11-16T17:00 2026-11-16T17:00')
    const waiting = schedulePlan({ ...plan, doMilestonesWait: true })
    expect(earlyOf(waiting, 'm')).toBe('2026-11-17T08:00 2026-11-17T08:00')
    expect(taskIn(waiting, 'a').totalSlackMinutes).toBe(0)
  })

  it('[ENGINE-7] a pin never moves: what slips into it is a conflict with its amount and its chain', () => {
    const plan = workPlan({
      tasks: [
        workTask('a', 2 * DAY),
        workTask('b', DAY),
        workTask('pin', DAY, at('mustStart', '2026-11-18T08:00')),
        workTask('c', DAY),
      ],
      dependencies: [after('a FS b'), after('b FS pin'), after('pin FS c')],
    })
    const schedule = schedulePlan(plan)
    expect(earlyOf(schedule, 'pin')).toBe('2026-11-18T08:00 2026-11-18T17:00')
    expect(earlyOf(schedule, 'c')).toBe('2026-11-19T08:00 2026-11-19T17:00')
    expect(schedule.conflicts).toEqual([
      {
        taskId: 'pin',
        kind: 'mustStart',
        wanted: moment('2026-11-18T08:00'),
        reached: moment('2026-11-18T17:00'),
        byMinutes: DAY,
        chain: ['a', 'b', 'pin'],
      },
    ])
    expect(['a', 'b', 'pin'].map(id => taskIn(schedule, id).totalSlackMinutes)).toEqual([-DAY, -DAY, 0])
  })

  it('[ENGINE-7] a pin on a rest moment stands there and is reached by what ends before it', () => {
    const schedule = schedulePlan(pair('a FS b', at('mustFinish', '2026-11-21T20:00')))
    expect(earlyOf(schedule, 'b')).toBe('2026-11-20T08:00 2026-11-21T20:00')
    expect(schedule.conflicts).toEqual([])
  })

  it('[ENGINE-8] no later than, and a deadline, move nothing and are told when they are missed', () => {
    const late = { ...at('startNoLater', '2026-11-16T08:00'), deadline: moment('2026-11-17T12:00') }
    const schedule = schedulePlan(pair('a FS b', late))
    expect(earlyOf(schedule, 'b')).toBe('2026-11-17T08:00 2026-11-17T17:00')
    expect(schedule.conflicts.map(one => [one.kind, one.byMinutes, one.chain])).toEqual([
      ['startNoLater', DAY, ['a', 'b']],
      ['deadline', 240, ['a', 'b']],
    ])
    expect(taskIn(schedule, 'a').totalSlackMinutes).toBe(-DAY)
  })

  it('[ENGINE-20] of a long chain each conflict is told the last 200', () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `t${index}`)
    const deadline = moment('2026-11-16T12:00')
    const tasks = ids.map(id => workTask(id, 60, { deadline }))
    const dependencies = ids.slice(1).map((id, index) => after(`${ids[index]} FS ${id}`))
    const { conflicts } = schedulePlan(workPlan({ tasks, dependencies }))
    const [last] = conflicts.slice(-1)
    expect(conflicts.length).toBeGreaterThan(900)
    expect(last?.chain.length).toBe(LONGEST_CHAIN + 1)
    expect(last?.chain.slice(-2)).toEqual(['t998', 't999'])
  })

  it('[ENGINE-9] as late as possible is planned late without moving anything, its early dates stay', () => {
    const tasks = [
      workTask('long', 5 * DAY),
      workTask('a', DAY, at('asLateAsPossible', '2026-11-16T08:00')),
      workTask('b', DAY, at('asLateAsPossible', '2026-11-16T08:00')),
      workTask('end', DAY),
    ]
    const links = [after('a FS b'), after('b FS end'), after('long FS end')]
    const schedule = schedulePlan(workPlan({ tasks, dependencies: links }))
    const planned = ['a', 'b', 'end'].map(id => momentText(taskIn(schedule, id).start))
    expect(planned).toEqual(['2026-11-19T08:00', '2026-11-20T08:00', '2026-11-23T08:00'])
    expect(earlyOf(schedule, 'b')).toBe('2026-11-17T08:00 2026-11-17T17:00')
  })

  it('[ENGINE-10] what is done stays, what is left is planned from the status date', () => {
    const [begin, end] = [moment('2026-11-16T08:00'), moment('2026-11-16T12:00')]
    const tasks = [
      workTask('done', DAY, { progress: { start: begin, finish: end, doneMinutes: DAY } }),
      workTask('half', 2 * DAY, { progress: { start: begin, finish: null, doneMinutes: DAY } }),
      workTask('open', DAY),
    ]
    const statusAt = moment('2026-11-19T08:00')
    const schedule = schedulePlan(workPlan({ tasks, statusAt, dependencies: [after('done FS open')] }))
    expect(earlyOf(schedule, 'done')).toBe('2026-11-16T08:00 2026-11-16T12:00')
    expect(earlyOf(schedule, 'half')).toBe('2026-11-16T08:00 2026-11-19T17:00')
    expect(earlyOf(schedule, 'open')).toBe('2026-11-19T08:00 2026-11-19T17:00')
    expect([taskIn(schedule, 'done').critical, taskIn(schedule, 'half').critical]).toEqual([false, true])
  })

  it('[ENGINE-11] a summary spans its tasks; dependencies on it bind them all, and so do those from it', () => {
    const tasks = [
      workTask('first', DAY),
      workTask('sum', 0),
      workTask('x', DAY, { parentId: 'sum' }),
      workTask('y', 3 * DAY, { parentId: 'sum' }),
      workTask('last', DAY),
    ]
    const dependencies = [after('first FS sum'), after('sum FS last')]
    const schedule = schedulePlan(workPlan({ tasks, dependencies }))
    expect(earlyOf(schedule, 'sum')).toBe('2026-11-17T08:00 2026-11-19T17:00')
    expect(earlyOf(schedule, 'last')).toBe('2026-11-20T08:00 2026-11-20T17:00')
    expect(schedule.tasks.map(task => [task.id, task.totalSlackMinutes, task.freeSlackMinutes])).toEqual([
      ['first', 0, 0],
      ['sum', 0, 0],
      ['x', 2 * DAY, 2 * DAY],
      ['y', 0, 0],
      ['last', 0, 0],
    ])
    expect(taskIn(schedule, 'y').drivenBy).toBe('first FS sum')
  })

  it('[ENGINE-12] the newest dependency of a cycle is suspended, in whatever order they are told', () => {
    const tasks = ['a', 'b', 'c', 'd'].map(id => workTask(id, DAY))
    const dependencies = [after('a FS b'), after('b FS c'), after('c FS a'), after('c FS d'), after('d FS b')]
    const plan = workPlan({ tasks, dependencies })
    const told = [plan, { ...plan, tasks: tasks.toReversed(), dependencies: dependencies.toReversed() }]
    for (const one of told) {
      const { suspended } = schedulePlan(one)
      expect(suspended.map(({ dependencyId, why }) => [dependencyId, why])).toEqual([
        ['c FS a', 'cycle'],
        ['d FS b', 'cycle'],
      ])
      expect(earlyOf(schedulePlan(one), 'd')).toBe('2026-11-19T08:00 2026-11-19T17:00')
    }
  })

  it('[ENGINE-13] what leads nowhere is suspended: a lost end, a task on itself, on its summary, a summary’s finish', () => {
    const tasks = [workTask('sum', 0), workTask('x', DAY, { parentId: 'sum' }), workTask('y', DAY)]
    const dependencies = ['x FS gone', 'x FS x', 'sum FS x', 'y FF sum'].map(text => after(text))
    const { suspended } = schedulePlan(workPlan({ tasks, dependencies }))
    const why = Object.fromEntries(suspended.map(one => [one.dependencyId, one.why]))
    expect(why).toEqual({
      'x FS gone': 'dangling',
      'x FS x': 'cycle',
      'sum FS x': 'cycle',
      'y FF sum': 'summaryFinish',
    })
  })

  it('[ENGINE-13] parents that go round in a circle, and an empty plan, are no trouble', () => {
    const tasks = [workTask('a', DAY, { parentId: 'b' }), workTask('b', DAY, { parentId: 'a' })]
    expect(earlyOf(schedulePlan(workPlan({ tasks })), 'b')).toBe('2026-11-16T08:00 2026-11-16T17:00')
    const { start, finish, workingMinutes } = schedulePlan(workPlan({}))
    expect([momentText(start), finish - start, workingMinutes]).toEqual(['2026-11-16T08:00', 0, 0])
  })
})
