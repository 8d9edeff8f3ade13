import { reschedule } from '#shared/schedule/engine/reschedule'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { type Scheduled, startSchedule } from '#shared/schedule/engine/startSchedule'
import type { WorkPlan, WorkTask } from '#shared/schedule/workPlan'
import { barePass } from '#support/barePass'
import { figure, median, mediansOf, report } from '#support/bench'
import { type Random, randomOf } from '#support/random'
import { moment, workPlan, workTask } from '#support/workPlan'

const [RUNS, SEED, EDITS] = [15, 1111, 300]

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

function timed(work: () => number): number {
  const began = performance.now()
  const minutes = work()
  const took = performance.now() - began
  if (minutes === 0) throw new Error('nothing was planned')
  return took
}

/** What people do to one task: another duration, a date, work that has begun. */
function edited({ plan, schedule }: Scheduled, { below, pick }: Random): WorkPlan {
  const place = below(plan.tasks.length)
  const at = (schedule.tasks[place]?.start ?? 0) + below(4_320)
  const change = pick<Partial<WorkTask>>([
    { duration: { minutes: 60 + below(1_380), isElapsed: false } },
    { constraint: { kind: 'startNoEarlier', at } },
    { progress: { start: at, finish: null, doneMinutes: below(60) } },
  ])
  const tasks = plan.tasks.map((task, other) => (other === place ? { ...task, ...change } : task))
  return { ...plan, tasks }
}

/** Each edit by itself, on the plan as it was. */
function editsOf(plan: WorkPlan): number[] {
  const before = startSchedule(plan)
  const random = randomOf(SEED)
  return Array.from({ length: EDITS }, () => {
    const next = edited(before, random)
    return timed(() => reschedule(before, next).schedule.workingMinutes)
  })
}

const plans = {
  small: bigPlan(1_000, 1_500),
  big: bigPlan(10_000, 15_000),
  huge: bigPlan(100_000, 150_000),
}

const whole = (plan: WorkPlan) => async () => timed(() => schedulePlan(plan).workingMinutes)
const took = await mediansOf(RUNS, {
  bare: async () => timed(() => barePass(plans.big).end),
  big: whole(plans.big),
  small: whole(plans.small),
  huge: whole(plans.huge),
})
editsOf(plans.big)
const edits = editsOf(plans.big)

const nanoseconds = (ms: number, tasks: number) => (ms / tasks) * 1e6
const perTask = {
  small: nanoseconds(took.small, 1_000),
  big: nanoseconds(took.big, 10_000),
  huge: nanoseconds(took.huge, 100_000),
}

report('schedule', RUNS, [
  figure({
    id: 'dates and slack of 10,000 tasks and 15,000 dependencies',
    value: took.big,
    unit: 'ms',
    against: took.bare,
    beside: 'a bare pass there and back that makes the same objects, without calendars',
    wanted: 4,
  }),
  figure({
    id: `one edited task of 10,000: the median of ${EDITS}`,
    value: median(edits),
    unit: 'ms',
    against: took.big,
    beside: 'the whole pass',
    wanted: 0.1,
  }),
  figure({
    id: 'one edited task of 10,000: the worst, when the end of the plan moves',
    value: Math.max(...edits),
    unit: 'ms',
    against: took.big,
    beside: 'the whole pass',
    wanted: 2,
  }),
  figure({
    id: 'dates and slack of 100,000 tasks and 150,000 dependencies',
    value: took.huge,
    unit: 'ms',
    against: 1_000,
    beside: 'a second',
    wanted: 1,
  }),
  // A plan of 1,000 tasks lies in the processor's caches and one of 100,000 does not: what is linear in its steps
  // may cost twice in time, while n log n from there would be 1.7 times that and n² a hundred times.
  ...(['big', 'huge'] as const).map(size =>
    figure({
      id: `a task among ${size === 'big' ? '10,000' : '100,000'}`,
      value: perTask[size],
      unit: 'ns',
      against: perTask.small,
      beside: 'a task among 1,000',
      wanted: 2.5,
    }),
  ),
])
