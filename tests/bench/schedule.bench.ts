import { reschedule, type Scheduled, startSchedule } from '#shared/schedule/engine/reschedule'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
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

const sizes = ['small', 'big', 'huge'] as const
const counts = { small: 1_000, big: 10_000, huge: 100_000 }

/** Both at one size in turn, so that neither finds the caches and the heap as another size left them. */
async function sideBySide(size: (typeof sizes)[number]): Promise<{ whole: number; bare: number }> {
  const plan = plans[size]
  return mediansOf(RUNS, {
    bare: async () => timed(() => barePass(plan).end),
    whole: async () => timed(() => schedulePlan(plan).workingMinutes),
  })
}

// The compiler needs some passes until it knows the code.
for (let warm = 0; warm < RUNS; warm++) timed(() => barePass(plans.big).end + schedulePlan(plans.big).finish)
const took = {
  small: await sideBySide('small'),
  big: await sideBySide('big'),
  huge: await sideBySide('huge'),
}
editsOf(plans.big)
const edits = editsOf(plans.big)
const perTask = (size: (typeof sizes)[number]) => (took[size].whole / counts[size]) * 1e6

report('schedule', RUNS, [
  ...(['big', 'huge'] as const).map(size =>
    figure({
      id: `${counts[size]} tasks and half as many dependencies again`,
      value: took[size].whole,
      unit: 'ms',
      against: took[size].bare,
      beside: 'a bare pass there and back that makes the same objects, without calendars',
      wanted: 4,
    }),
  ),
  figure({
    id: `one edited task of 10,000: the median of ${EDITS}`,
    value: median(edits),
    unit: 'ms',
    against: took.big.whole,
    beside: 'the whole pass',
    wanted: 0.1,
  }),
  figure({
    id: 'one edited task of 10,000: the worst, where all late dates move',
    value: Math.max(...edits),
    unit: 'ms',
    against: took.big.whole,
    beside: 'the whole pass',
    wanted: 3,
  }),
  figure({
    id: '100,000 tasks and 150,000 dependencies',
    value: took.huge.whole,
    unit: 'ms',
    against: 1_000,
    beside: 'a second',
    wanted: 1,
  }),
  // A hundred times as many tasks leave the processor's caches, which a pass that is linear by its shape pays for,
  // too; n · √n would cost ten times as much a task.
  figure({
    id: `a task among 1,000, 10,000 and 100,000: ${sizes.map(size => `${perTask(size).toFixed(0)} ns`).join(', ')}`,
    value: took.huge.whole / took.small.whole / 100,
    unit: 'times',
    against: took.huge.bare / took.small.bare / 100,
    beside: 'the growth of the bare pass',
    wanted: 2,
  }),
])
