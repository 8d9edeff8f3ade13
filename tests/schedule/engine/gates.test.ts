import { describe, expect, it } from 'vitest'
import { reschedule, startSchedule } from '#shared/schedule/engine/reschedule'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { WorkPlan, WorkTask } from '#shared/schedule/workPlan'
import { planIn } from '#support/foreignPlan'
import { after, earlyOf, moment, workPlan, workTask } from '#support/workPlan'

const DAY = 480
const MONDAY = moment('2026-11-16T08:00')
const done = { start: MONDAY, finish: moment('2026-11-16T12:00'), doneMinutes: DAY }
const begun = { start: moment('2026-11-17T08:00'), finish: null, doneMinutes: 60 }

/** a of a day, and b behind its gate. */
function gated(
  { a = {}, b = {}, ...plan }: Partial<WorkPlan> & { a?: Partial<WorkTask>; b?: Partial<WorkTask> },
  link = 'a FS b',
) {
  const tasks = [workTask('a', DAY, a), workTask('b', DAY, b)]
  return schedulePlan(workPlan({ tasks, dependencies: [after(link, { isGate: true })], ...plan }))
}

const told = ({ conflicts }: ReturnType<typeof gated>) =>
  conflicts.map(({ taskId, kind, byMinutes, chain }) => [taskId, kind, byMinutes, chain.join(' ')])

describe('a gate', () => {
  it('[ENGINE-17] is met at the later of the end and the release', () => {
    expect(earlyOf(gated({}), 'b')).toBe('2026-11-17T08:00 2026-11-17T17:00')
    const early = gated({ a: { released: moment('2026-11-16T10:00') } })
    expect(earlyOf(early, 'b')).toBe('2026-11-17T08:00 2026-11-17T17:00')
    const late = gated({ a: { released: moment('2026-11-18T13:00') } })
    expect(earlyOf(late, 'b')).toBe('2026-11-18T13:00 2026-11-19T12:00')
    const start = gated({ a: { released: moment('2026-11-18T13:00') } }, 'a SS b')
    expect(earlyOf(start, 'b')).toBe('2026-11-18T13:00 2026-11-19T12:00')
  })

  it('[ENGINE-17] counts lag from the release', () => {
    const released = moment('2026-11-18T13:00')
    expect(earlyOf(gated({ a: { released } }, 'a FS+240 b'), 'b')).toBe('2026-11-19T08:00 2026-11-19T17:00')
    const finish = gated({ a: { released } }, 'a FF b')
    expect(earlyOf(finish, 'b')).toBe('2026-11-17T13:00 2026-11-18T13:00')
  })

  it('[ENGINE-17] that is not released keeps what follows behind the status date, with its lag', () => {
    const statusAt = moment('2026-11-19T08:00')
    expect(earlyOf(gated({ a: { progress: done }, statusAt }), 'b')).toBe('2026-11-19T08:00 2026-11-19T17:00')
    const lagging = gated({ a: { progress: done }, statusAt }, 'a FS+480 b')
    expect(earlyOf(lagging, 'b')).toBe('2026-11-20T08:00 2026-11-20T17:00')
    const released = gated({ a: { progress: done, released: MONDAY }, statusAt }, 'a FS+480 b')
    expect(earlyOf(released, 'b')).toBe('2026-11-19T08:00 2026-11-19T17:00')
  })

  it('[ENGINE-18] tells of work that has begun without the release, until it is there', () => {
    const run = (a: Partial<WorkTask>) => told(gated({ a: { progress: done, ...a }, b: { progress: begun } }))
    expect(run({})).toEqual([['b', 'unreleased', 0, 'a b']])
    expect(run({ released: MONDAY })).toEqual([])
    expect(run({ released: moment('2026-11-18T08:00') })).toEqual([['b', 'started', DAY, 'a b']])
  })

  it('[ENGINE-18] tells of a pin before the gate can be met, and of none after it', () => {
    const run = (at: string, statusAt: string) => {
      const constraint = { kind: 'mustStart' as const, at: moment(at) }
      return told(
        gated({ a: { progress: done }, b: { constraint }, statusAt: moment(statusAt) }, 'a FS+480 b'),
      )
    }
    expect(run('2026-11-17T08:00', '2026-11-16T13:00')).toEqual([['b', 'unreleased', 240, 'a b']])
    expect(run('2026-11-18T08:00', '2026-11-16T13:00')).toEqual([])
  })

  it('[ENGINE-18] of a finish is for what is finished, and one of a summary for all its tasks', () => {
    const whole = { ...begun, finish: moment('2026-11-17T17:00') }
    expect(told(gated({ b: { progress: begun } }, 'a FF b'))).toEqual([])
    expect(told(gated({ b: { progress: whole } }, 'a FF b'))).toEqual([['b', 'unreleased', 0, 'a b']])
    const tasks = [
      workTask('a', 60),
      workTask('sum', 0),
      workTask('b', DAY, { parentId: 'sum', progress: begun }),
    ]
    const dependencies = [after('a FS sum', { isGate: true })]
    expect(told(schedulePlan(workPlan({ tasks, dependencies })))).toEqual([['b', 'unreleased', 0, 'a b']])
  })

  it('[ENGINE-18] at a summary that an edit adds is told at its tasks, also when it moves none', () => {
    const tasks = [
      workTask('a', 60),
      workTask('long', DAY),
      workTask('sum', 0),
      workTask('b', DAY, { parentId: 'sum', progress: begun }),
    ]
    const open = startSchedule(workPlan({ tasks, dependencies: [after('long FS sum')] }))
    const gate = after('a FS sum', { isGate: true })
    const shut = reschedule(open, { ...open.plan, dependencies: [...open.plan.dependencies, gate] })
    expect(told(shut.schedule)).toEqual([['b', 'unreleased', 0, 'a b']])
    expect(told(reschedule(shut, open.plan).schedule)).toEqual([])
  })

  it('[ENGINE-18] that holds nothing is told with the chain of now, also when no date has moved', () => {
    const tasks = [
      ...['x', 'y', 'a'].map(id => workTask(id, DAY)),
      workTask('long', 5 * DAY),
      workTask('b', DAY, { progress: begun }),
    ]
    const dependencies = [
      after('x FS a'),
      after('y FS a'),
      after('a FS b', { isGate: true }),
      after('long FS b'),
    ]
    const first = startSchedule(workPlan({ tasks, dependencies }))
    expect(told(first.schedule).map(one => one.at(-1))).toEqual(['x a b'])
    const shorter = reschedule(first, { ...first.plan, tasks: [workTask('x', 60), ...tasks.slice(1)] })
    expect(told(shorter.schedule).map(one => one.at(-1))).toEqual(['y a b'])
  })

  it('[ENGINE-17] is told in plan JSON', () => {
    const json = {
      start: '2026-11-16T08:00',
      calendar: 'weekdays',
      tasks: [
        { id: 'a', duration: { days: 1 }, released: '2026-11-18T13:00' },
        { id: 'b', duration: { days: 1 } },
      ],
      dependencies: [{ from: 'a', to: 'b', gate: true }],
    }
    expect(earlyOf(schedulePlan(planIn(JSON.stringify(json))), 'b')).toBe('2026-11-18T13:00 2026-11-19T12:00')
  })
})
