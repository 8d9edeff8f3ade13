import fc from 'fast-check'
import type { Constraint, WorkDependency, WorkPlan } from '#shared/schedule/workPlan'
import { moment, workPlan, workTask } from './workPlan'

export const DRAWN_START = moment('2026-11-16T08:00')
const HORIZON = 20_000

interface DrawnTask {
  readonly minutes: number
  /** Minutes after the plan's start, or none. */
  readonly requested: number | null
}

export interface DrawnPlan {
  readonly tasks: readonly DrawnTask[]
  readonly links: readonly (readonly [number, number, WorkDependency['type'], number])[]
}

const type = fc.constantFrom<WorkDependency['type']>('FS', 'FS', 'SS', 'FF', 'SF')

/** A milestone now and then. */
const length = fc.oneof({ weight: 15, arbitrary: fc.integer({ min: 1, max: 900 }) }, fc.constant(0))

/** Up to twelve tasks, some with a requested start, and dependencies among them. */
export const drawnPlan: fc.Arbitrary<DrawnPlan> = fc.record({
  tasks: fc.array(fc.record({ minutes: length, requested: fc.option(fc.nat(HORIZON)) }), {
    minLength: 2,
    maxLength: 12,
  }),
  links: fc.array(fc.tuple(fc.nat(11), fc.nat(11), type, fc.integer({ min: -300, max: 900 })), {
    maxLength: 16,
  }),
})

/** Every dependency leads to a later task: no cycles. Calendars take turns. */
export function drawnWorkPlan({ tasks, links }: DrawnPlan, calendars = ['weekdays', 'cn', 'none']): WorkPlan {
  return workPlan({
    start: DRAWN_START,
    calendarId: 'weekdays',
    tasks: tasks.map(({ minutes, requested }, n) =>
      workTask(`t${n}`, minutes, {
        calendarId: calendars[n % calendars.length] ?? null,
        constraint: requested === null ? null : startNoEarlier(DRAWN_START + requested),
      }),
    ),
    dependencies: links
      .map(([a, b, ...rest]) => [Math.min(a, b), Math.max(a, b), ...rest] as const)
      .filter(([from, to]) => from !== to && to < tasks.length)
      .map(([from, to, kind, minutes], n) => ({
        id: `d${n}`,
        from: `t${from}`,
        to: `t${to}`,
        type: kind,
        lag: { minutes: n % 3 === 0 ? 0 : minutes, isElapsed: n % 2 === 0 },
        madeAt: n,
      })),
  })
}

export function startNoEarlier(at: number): Constraint {
  return { kind: 'startNoEarlier', at }
}
