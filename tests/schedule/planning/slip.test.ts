import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { datesById, hoursIn, type Planned } from '#shared/schedule/planning/planned'
import { slip, type SlipPolicy } from '#shared/schedule/planning/slip'
import type { WorkPlan, WorkTask } from '#shared/schedule/workPlan'
import { drawnPlan, drawnWorkPlan, startNoEarlier } from '#support/drawnPlan'
import { brokenDependencies, scheduleBy } from '#support/slipped'
import { after, moment, momentText, taskIn, workPlan, workTask } from '#support/workPlan'

const DAY = 480

function requestedStart(text: string): Pick<WorkTask, 'constraint'> {
  return { constraint: startNoEarlier(moment(text)) }
}

function planned(plan: WorkPlan): Planned {
  return { plan, schedule: schedulePlan(plan), engine: schedulePlan }
}

function longer(plan: WorkPlan, id: string, days: number): WorkTask {
  const task = plan.tasks.find(one => one.id === id)
  if (task === undefined) throw new Error(`no task ${id}`)
  return { ...task, duration: { ...task.duration, minutes: days * DAY } }
}

/** Where the task begins after the edit. */
function starts(plan: WorkPlan, edited: readonly WorkTask[], policy: SlipPolicy): Record<string, string> {
  const { tasks } = scheduleBy(slip(planned(plan), edited, policy), policy, schedulePlan)
  return Object.fromEntries(tasks.map(({ id, start }) => [id, momentText(start).slice(5, 10)]))
}

/** a on Monday for two days, b on Thursday, c on Friday, each with a requestedStart. */
const spaced = workPlan({
  tasks: [
    workTask('a', 2 * DAY, requestedStart('2026-11-16T08:00')),
    workTask('b', DAY, requestedStart('2026-11-19T08:00')),
    workTask('c', DAY, requestedStart('2026-11-23T08:00')),
  ],
  dependencies: [after('a FS b'), after('b FS c')],
})

describe('an edit slips', () => {
  const asked: readonly (readonly [SlipPolicy, number, string])[] = [
    ['push', 3, '11-16 11-19 11-23'],
    ['push', 5, '11-16 11-23 11-24'],
    ['push', 1, '11-16 11-19 11-23'],
    ['keepGap', 3, '11-16 11-20 11-24'],
    ['keepGap', 5, '11-16 11-24 11-26'],
    ['keepGap', 1, '11-16 11-18 11-20'],
    ['off', 5, '11-16 11-19 11-23'],
  ]
  it.each(asked)('[PLANNING-2] [PLANNING-3] [PLANNING-5] %s with %i days', (policy, days, dates) => {
    expect(Object.values(starts(spaced, [longer(spaced, 'a', days)], policy)).join(' ')).toBe(dates)
  })

  it('[PLANNING-3] a task after two edited ones moves once, with the one that ends up latest', () => {
    const plan = workPlan({
      tasks: [workTask('a', DAY), workTask('b', DAY), workTask('c', DAY, requestedStart('2026-11-23T08:00'))],
      dependencies: [after('a FS c'), after('b FS c')],
    })
    expect(starts(plan, [longer(plan, 'a', 3), longer(plan, 'b', 2)], 'keepGap').c).toBe('11-25')
    expect(starts(plan, [longer(plan, 'a', 0), longer(plan, 'b', 2)], 'keepGap').c).toBe('11-24')
  })

  it('[PLANNING-3] a start binds by its start', () => {
    const plan = workPlan({
      tasks: [
        workTask('a', DAY, requestedStart('2026-11-16T08:00')),
        workTask('b', DAY, requestedStart('2026-11-18T08:00')),
      ],
      dependencies: [after('a SS b')],
    })
    expect(starts(plan, [longer(plan, 'a', 4)], 'keepGap').b).toBe('11-18')
    expect(starts(plan, [workTask('a', DAY, requestedStart('2026-11-17T08:00'))], 'keepGap').b).toBe('11-19')
  })

  it('[PLANNING-3] a requestedStart in rest time keeps its hour', () => {
    const plan = workPlan({
      tasks: [workTask('a', DAY), workTask('b', 0, requestedStart('2026-11-18T20:00'))],
      dependencies: [after('a FS b')],
    })
    const later = slip(planned(plan), [longer(plan, 'a', 4)], 'keepGap')
    expect(momentText(later.tasks[1]?.constraint?.at ?? 0)).toBe('2026-11-23T20:00')
  })

  it('[PLANNING-3] what comes after a summary moves with the summary alone', () => {
    const plan = workPlan({
      tasks: [
        workTask('sum', 0),
        workTask('x', DAY, { parentId: 'sum' }),
        workTask('y', 3 * DAY, { parentId: 'sum' }),
        workTask('next', 0),
        workTask('z', DAY, { parentId: 'next', ...requestedStart('2026-11-23T08:00') }),
      ],
      dependencies: [after('sum FS next')],
    })
    expect(starts(plan, [longer(plan, 'x', 2)], 'keepGap').z).toBe('11-23')
    expect(starts(plan, [longer(plan, 'x', 4)], 'keepGap').z).toBe('11-24')
  })

  it('[PLANNING-4] pins, what has begun and what was edited stay, and nothing moves behind what stays', () => {
    const begun = { start: moment('2026-11-19T08:00'), finish: null, doneMinutes: 60 }
    const others: readonly Partial<WorkTask>[] = [
      { constraint: { kind: 'mustStart', at: moment('2026-11-19T08:00') } },
      { ...requestedStart('2026-11-19T08:00'), progress: begun },
    ]
    for (const other of others) {
      const tasks = spaced.tasks.map(task => (task.id === 'b' ? { ...task, ...other } : task))
      const plan = { ...spaced, tasks }
      const edited = slip(planned(plan), [longer(plan, 'a', 3)], 'keepGap')
      expect(edited.tasks.slice(1)).toEqual(tasks.slice(1))
    }
    const both = [
      longer(spaced, 'a', 3),
      { ...longer(spaced, 'b', 1), ...requestedStart('2026-11-26T08:00') },
    ]
    expect(starts(spaced, both, 'keepGap')).toEqual({ a: '11-16', b: '11-26', c: '11-30' })
  })

  it('[PLANNING-2] [PLANNING-3] in any plan changes what a walk along the dependencies finds', () => {
    fc.assert(
      fc.property(drawnPlan, fc.nat(11), fc.nat(1_500), (drawn, chosen, minutes) => {
        const plan = drawnWorkPlan(drawn)
        const task = plan.tasks[chosen % plan.tasks.length]
        if (task === undefined) throw new Error('no task')
        const edited = { ...task, duration: { minutes, isElapsed: false } }
        const pushed = { ...plan, tasks: plan.tasks.map(one => (one.id === task.id ? edited : one)) }
        expect(slip(planned(plan), [edited], 'push')).toEqual(pushed)
        const kept = slip(planned(plan), [edited], 'keepGap')
        expect(kept.tasks).toEqual(pushed.tasks.map(one => walked(one, { plan, pushed, edited })))
      }),
      { numRuns: 200 },
    )
  })
})

interface Walked {
  readonly plan: WorkPlan
  readonly pushed: WorkPlan
  readonly edited: WorkTask
}

/** Every path from the edited task, one dependency after the other. */
function walked(task: WorkTask, { plan, pushed, edited }: Walked): WorkTask {
  const [before, later] = [taskIn(schedulePlan(plan), edited.id), taskIn(schedulePlan(pushed), edited.id)]
  const leads = (id: string): boolean =>
    id === task.id || plan.dependencies.some(({ from, to }) => from === id && leads(to))
  const first = plan.dependencies.filter(({ from, to }) => from === edited.id && leads(to))
  const time = hoursIn(plan)(task)
  const moved = first.map(({ type }) =>
    type.startsWith('F')
      ? time.worked(later.finish) - time.worked(before.finish)
      : time.worked(later.start) - time.worked(before.start),
  )
  if (task.constraint === null || moved.length === 0 || Math.max(...moved) === 0) return task
  const worked = time.worked(task.constraint.at)
  const rest = time.startAt(worked) === task.constraint.at ? null : task.constraint.at - time.endAt(worked)
  const to = worked + Math.max(...moved)
  return { ...task, constraint: startNoEarlier(rest === null ? time.startAt(to) : time.endAt(to) + rest) }
}

describe('dependencies that the dates break', () => {
  it('[PLANNING-5] are told with the allowed moment and the working minutes missing', () => {
    const plan = slip(planned(spaced), [longer(spaced, 'a', 5)], 'off')
    const schedule = scheduleBy(plan, 'off', schedulePlan)
    expect(brokenDependencies(plan, schedule)).toEqual([
      { dependencyId: 'a FS b', from: 'a', to: 'b', allowed: moment('2026-11-20T17:00'), byMinutes: 2 * DAY },
    ])
  })

  it('[PLANNING-5] what is done binds nobody, lost ends and the finish of a summary are told elsewhere', () => {
    const done = { start: 0, finish: moment('2026-11-30T08:00'), doneMinutes: DAY }
    const plan = workPlan({
      tasks: [
        workTask('a', DAY, { progress: done }),
        workTask('sum', 0),
        workTask('b', DAY, { parentId: 'sum' }),
        workTask('c', 9 * DAY),
      ],
      dependencies: [after('a FS b'), after('c FF sum'), after('c FS gone')],
    })
    expect(brokenDependencies(plan, scheduleBy(plan, 'off', schedulePlan))).toEqual([])
  })

  it.each([
    ['finished', { finish: moment('2026-11-30T08:00'), doneMinutes: 0 }, 0],
    ['worked through', { finish: null, doneMinutes: DAY }, 0],
    ['begun', { finish: null, doneMinutes: DAY - 1 }, 1],
  ])('[PLANNING-5] work that is %s', (_what, done, broken) => {
    const progress = { start: moment('2026-11-30T08:00'), ...done }
    const plan = workPlan({
      tasks: [workTask('a', DAY, { progress }), workTask('b', DAY)],
      dependencies: [after('a FS b')],
    })
    expect(brokenDependencies(plan, scheduleBy(plan, 'off', schedulePlan))).toHaveLength(broken)
  })

  it('[PLANNING-5] no schedule with dependencies breaks one', () => {
    fc.assert(
      fc.property(drawnPlan, drawn => {
        const plan = drawnWorkPlan(drawn)
        expect(brokenDependencies(plan, schedulePlan(plan))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('[PLANNING-5] off, each is kept or listed, and the allowed moment is the first that keeps it', () => {
    fc.assert(
      fc.property(drawnPlan, drawn => {
        const plan = drawnWorkPlan(drawn)
        const schedule = scheduleBy(plan, 'off', schedulePlan)
        const dates = datesById(schedule)
        const broken = new Map(brokenDependencies(plan, schedule).map(one => [one.dependencyId, one]))
        for (const { id, from, to, type, lag } of plan.dependencies) {
          const target = plan.tasks.find(task => task.id === to)
          const time = hoursIn(plan)(target ?? workTask('', 0))
          const base = dates.get(from)?.[type.startsWith('F') ? 'finish' : 'start'] ?? 0
          const bound = dates.get(to)?.[type.endsWith('F') ? 'finish' : 'start'] ?? 0
          const isKept = (at: number): boolean => {
            if (lag.minutes === 0 || lag.isElapsed) return at >= base + lag.minutes
            return time.worked(at) >= time.worked(base) + lag.minutes
          }
          const found = broken.get(id)
          expect([id, found === undefined]).toEqual([id, isKept(bound)])
          if (found === undefined) continue
          expect([isKept(found.allowed), isKept(found.allowed - 1)]).toEqual([true, false])
          expect(found.byMinutes).toBe(
            time.worked(found.allowed) - time.worked(bound) || found.allowed - bound,
          )
        }
      }),
      { numRuns: 200 },
    )
  })
})
