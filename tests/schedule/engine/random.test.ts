import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInTimes } from '#shared/calendar/calendarHours'
import type { WorkDependency, WorkPlan } from '#shared/schedule/workPlan'
import type { Schedule } from '#shared/schedule/engine/result'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { runs } from '#support/runs'
import { workPlan, workTask } from '#support/workPlan'

const START = 29_000_000

interface Drawn {
  readonly minutes: readonly number[]
  readonly links: readonly (readonly [number, number, WorkDependency['type'], number])[]
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  minutes: fc.array(fc.nat(900), { minLength: 1, maxLength: 14 }),
  links: fc.array(
    fc.tuple(
      fc.nat(13),
      fc.nat(13),
      fc.constantFrom<WorkDependency['type']>('FS', 'SS', 'FF', 'SF'),
      fc.integer({ min: -300, max: 900 }),
    ),
    { maxLength: 30 },
  ),
})

/** Every arrow leads to a later task: no cycles. */
function planOf({ minutes, links }: Drawn, calendars: readonly string[]): WorkPlan {
  const name = (n: number) => `t${n}`
  return workPlan({
    start: START,
    calendarId: calendars[0] ?? 'none',
    tasks: minutes.map((length, n) =>
      workTask(name(n), length, { calendarId: calendars[n % calendars.length] ?? null }),
    ),
    dependencies: links
      .map(([a, b, type, lag]) => ({ from: Math.min(a, b), to: Math.max(a, b), type, lag }))
      .filter(({ from, to }) => from !== to && to < minutes.length)
      .map(({ from, to, type, lag }, n) => ({
        id: `d${n}`,
        from: name(from),
        to: name(to),
        type,
        lag: { minutes: n % 3 === 0 ? 0 : lag, isElapsed: n % 2 === 0 },
        madeAt: n,
      })),
  })
}

/** Around the clock everything is a sum: over and over until nothing moves. */
function naive(plan: WorkPlan) {
  const length = new Map(plan.tasks.map(task => [task.id, task.duration.minutes]))
  const early = new Map(plan.tasks.map(task => [task.id, plan.start]))
  const of = (map: Map<string, number>, id: string) => map.get(id) ?? 0
  const gapOf = ({ from, to, type, lag }: WorkDependency) =>
    (type[0] === 'F' ? of(length, from) : 0) + lag.minutes - (type[1] === 'F' ? of(length, to) : 0)
  for (const _ of plan.tasks) {
    for (const one of plan.dependencies)
      early.set(one.to, Math.max(of(early, one.to), of(early, one.from) + gapOf(one)))
  }
  const end = Math.max(...plan.tasks.map(({ id }) => of(early, id) + of(length, id)))
  const late = new Map(plan.tasks.map(({ id }) => [id, end - of(length, id)]))
  for (const _ of plan.tasks) {
    for (const one of plan.dependencies)
      late.set(one.from, Math.min(of(late, one.from), of(late, one.to) - gapOf(one)))
  }
  return plan.tasks.map(({ id }) => {
    const next = plan.dependencies.filter(one => one.from === id)
    const room = next.map(one => of(early, one.to) - gapOf(one) - of(early, id))
    const total = of(late, id) - of(early, id)
    const free = Math.min(end - of(early, id) - of(length, id), ...room)
    return [of(early, id), of(late, id), total, Math.min(total, free)]
  })
}

/** Every dependency holds between the dates, by the clock. */
function keptBy(schedule: Schedule, { dependencies, tasks }: WorkPlan): boolean {
  return dependencies.every(({ from, to, type, lag }) => {
    const end = (id: string, isFinish: boolean) => {
      const task = schedule.tasks[tasks.findIndex(one => one.id === id)]
      return (isFinish ? task?.earlyFinish : task?.earlyStart) ?? 0
    }
    const [base, bound] = [end(from, type[0] === 'F'), end(to, type[1] === 'F')]
    if (lag.minutes === 0) return bound >= base
    if (lag.isElapsed) return bound >= base + lag.minutes
    const name = tasks.find(one => one.id === to)?.calendarId
    const time = builtInTimes[name === 'cn' || name === 'weekdays' ? name : 'none']
    return time.worked(bound) >= time.worked(base) + lag.minutes
  })
}

describe('any plan', () => {
  it('[ENGINE-1] around the clock is what repeating every dependency until nothing moves leads to', () => {
    fc.assert(
      fc.property(drawn, one => {
        const plan = planOf(one, ['none'])
        const { tasks } = schedulePlan(plan)
        const ours = tasks.map(t => [t.earlyStart, t.lateStart, t.totalSlackMinutes, t.freeSlackMinutes])
        expect(ours).toEqual(naive(plan))
      }),
      { numRuns: runs(300, 10_000) },
    )
  })

  it('[ENGINE-2] with calendars keeps every dependency, works in working time, and has slack and a critical chain', () => {
    fc.assert(
      fc.property(drawn, one => {
        const plan = planOf(one, ['cn', 'weekdays', 'none'])
        const schedule = schedulePlan(plan)
        expect(keptBy(schedule, plan)).toBe(true)
        schedule.tasks.forEach((task, n) => {
          const time = builtInTimes[(['cn', 'weekdays', 'none'] as const)[n % 3] ?? 'none']
          const minutes = one.minutes[n] ?? 0
          const worked = time.worked(task.earlyFinish) - time.worked(task.earlyStart)
          expect([task.id, worked]).toEqual([task.id, minutes])
          expect(minutes === 0 || time.worked(task.earlyStart + 1) > time.worked(task.earlyStart)).toBe(true)
          expect(task.totalSlackMinutes).toBeGreaterThanOrEqual(task.freeSlackMinutes)
          expect(task.freeSlackMinutes).toBeGreaterThanOrEqual(0)
        })
        expect(schedule.tasks.some(task => task.critical && task.earlyFinish === schedule.finish)).toBe(true)
        expect([schedule.conflicts, schedule.suspended]).toEqual([[], []])
      }),
      { numRuns: runs(300, 10_000) },
    )
  })

  it('[ENGINE-3] planned at its late dates instead finishes no later', () => {
    fc.assert(
      fc.property(drawn, fc.nat(13), (one, chosen) => {
        const plan = planOf(one, ['weekdays', 'cn'])
        const before = schedulePlan(plan)
        const at = chosen % plan.tasks.length
        const moved = plan.tasks.map((task, n) =>
          n === at
            ? {
                ...task,
                constraint: { kind: 'startNoEarlier' as const, at: before.tasks[n]?.lateStart ?? 0 },
              }
            : task,
        )
        const after = schedulePlan({ ...plan, tasks: moved })
        const time = builtInTimes.none
        expect(time.worked(after.finish)).toBeLessThanOrEqual(time.worked(before.finish))
      }),
      { numRuns: runs(300, 10_000) },
    )
  })

  it('[ENGINE-12] with cycles, suspends what closes one when dependencies come in by their age', () => {
    const some = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 40 })
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat(1_000)), (ends, numbers) => {
        const links = ends.map(([from, to], madeAt) => ({
          id: `d${madeAt}`,
          from: `t${from}`,
          to: `t${to}`,
          type: 'FS' as const,
          lag: { minutes: 0, isElapsed: false },
          madeAt,
        }))
        const shuffled = links
          .map(link => ({ link, at: numbers.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ link }) => link)
        const tasks = Array.from({ length: 9 }, (_, n) => workTask(`t${n}`, 60))
        const { suspended } = schedulePlan(workPlan({ tasks, dependencies: shuffled }))
        expect(suspended.map(one => one.dependencyId)).toEqual(closing(links))
      }),
      { numRuns: runs(300, 10_000) },
    )
  })
})

/** Each dependency looked at alone: can its end already reach its beginning? */
function closing(links: readonly WorkDependency[]): string[] {
  const kept: WorkDependency[] = []
  return links.flatMap(link => {
    const reached = new Set([link.to])
    for (const id of reached) for (const one of kept) if (one.from === id) reached.add(one.to)
    if (reached.has(link.from)) return [link.id]
    kept.push(link)
    return []
  })
}
