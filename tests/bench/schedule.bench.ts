import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { WorkPlan } from '#shared/schedule/workPlan'
import { figure, mediansOf, report } from '#support/bench'
import { randomOf } from '#support/random'
import { moment, workPlan, workTask } from '#support/workPlan'

const [RUNS, SEED] = [15, 1111]

/** Every dependency leads forward; work of an hour to three days, in China's calendar. */
function bigPlan(tasks: number, links: number): WorkPlan {
  const { below } = randomOf(SEED)
  const ends = Array.from({ length: links }, () => {
    const to = 1 + below(tasks - 1)
    return [Math.max(0, to - 1 - below(200)), to] as const
  })
  return workPlan({
    start: moment('2026-01-05T09:00'),
    calendarId: 'cn',
    tasks: Array.from({ length: tasks }, (_, n) => workTask(`t${n}`, 60 + below(1_380))),
    dependencies: ends.map(([from, to], madeAt) => ({
      id: `d${madeAt}`,
      from: `t${from}`,
      to: `t${to}`,
      type: 'FS',
      lag: { minutes: 0, isElapsed: false },
      madeAt,
    })),
  })
}

interface Bare {
  readonly minutes: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
}

/** What any planner needs before it counts: places for ids, and the links in the order of their tasks. */
function bareOf({ tasks, dependencies }: WorkPlan): Bare {
  const places = new Map(tasks.map(({ id }, place) => [id, place]))
  const next = new Int32Array(tasks.length + 1)
  const ends = dependencies.map(({ from, to }) => [places.get(from) ?? 0, places.get(to) ?? 0] as const)
  for (const [, to] of ends) next[to + 1] = (next[to + 1] ?? 0) + 1
  for (let place = 0; place < tasks.length; place++)
    next[place + 1] = (next[place + 1] ?? 0) + (next[place] ?? 0)
  const [from, to] = [new Int32Array(ends.length), new Int32Array(ends.length)]
  for (const [a, b] of ends) {
    const at = next[b] ?? 0
    next[b] = at + 1
    from[at] = a
    to[at] = b
  }
  return { minutes: Int32Array.from(tasks, ({ duration }) => duration.minutes), from, to }
}

/** There and back in sums of minutes, without calendars, slack, constraints or names. */
function barePass(plan: WorkPlan): number {
  const { minutes, from, to } = bareOf(plan)
  const early = new Int32Array(minutes.length)
  for (let at = 0; at < from.length; at++) {
    const [a = 0, b = 0] = [from[at], to[at]]
    early[b] = Math.max(early[b] ?? 0, (early[a] ?? 0) + (minutes[a] ?? 0))
  }
  const end = early.reduce((most, start, place) => Math.max(most, start + (minutes[place] ?? 0)), 0)
  const late = new Int32Array(minutes.length).fill(end)
  for (let at = from.length - 1; at >= 0; at--) {
    const [a = 0, b = 0] = [from[at], to[at]]
    late[a] = Math.min(late[a] ?? 0, (late[b] ?? 0) - (minutes[b] ?? 0))
  }
  return end
}

function timed(work: () => number): number {
  const began = performance.now()
  const minutes = work()
  const took = performance.now() - began
  if (minutes === 0) throw new Error('nothing was planned')
  return took
}

const plans = { big: bigPlan(10_000, 15_000), huge: bigPlan(100_000, 150_000) }

const took = await mediansOf(RUNS, {
  bare: async () => timed(() => barePass(plans.big)),
  big: async () => timed(() => schedulePlan(plans.big).workingMinutes),
  bareHuge: async () => timed(() => barePass(plans.huge)),
  huge: async () => timed(() => schedulePlan(plans.huge).workingMinutes),
})

const beside = 'a bare pass there and back over the same plan, in sums of minutes'
report('schedule', RUNS, [
  figure({
    id: 'dates and slack of 10,000 tasks and 15,000 dependencies',
    value: took.big,
    unit: 'ms',
    against: took.bare,
    beside,
    wanted: 10,
  }),
  figure({
    id: 'dates and slack of 100,000 tasks and 150,000 dependencies',
    value: took.huge,
    unit: 'ms',
    against: took.bareHuge,
    beside,
    wanted: 10,
  }),
])
