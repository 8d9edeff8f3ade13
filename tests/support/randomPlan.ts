import type { CalendarHours } from '#shared/calendar/calendarHours'
import type { DependencyType } from '#shared/model/dependency'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type {
  Constraint,
  ConstraintKind,
  Progress,
  WorkDependency,
  WorkPlan,
  WorkTask,
} from '#shared/schedule/workPlan'
import type { Random } from './random'
import { moment, workPlan, workTask } from './workPlan'

const START = moment('2026-02-09T09:00')
const WEEKS = 6

const nightShift: CalendarHours = {
  id: 'night',
  name: 'night',
  week: [[], [['20:00', '24:00']], [['00:00', '06:00']], [], [['09:00', '12:00']], [], [['06:00', '14:00']]],
  exceptions: [{ name: 'off', from: '2026-02-17', to: '2026-02-20', shifts: [] }],
}

const calendarIds = [null, null, null, 'cn', 'weekdays', 'none', 'night', 'nobody knows'] as const
const types: readonly DependencyType[] = ['FS', 'FS', 'FS', 'SS', 'FF', 'SF']
export const CONSTRAINT_KINDS: readonly ConstraintKind[] = [
  'asLateAsPossible',
  'startNoEarlier',
  'startNoLater',
  'finishNoEarlier',
  'finishNoLater',
  'mustStart',
  'mustFinish',
]

/** Everything that a plan can hold: cycles, lost ends, parents in a circle, facts, gates, requested dates. Half of them are sound. */
export function randomPlan(random: Random, size: number): WorkPlan {
  const tasks = Array.from({ length: 1 + random.below(size) }, (_, n) => randomTask(random, `t${n}`, size))
  const count = random.below(2 * tasks.length)
  const plan = workPlan({
    start: START,
    statusAt: random.chance(0.5) ? randomMoment(random) : null,
    calendarId: random.pick(['cn', 'weekdays', 'none', 'night']),
    calendars: [nightShift],
    doMilestonesWait: random.chance(0.3),
    tasks,
    dependencies: Array.from({ length: count }, (_, n) => randomDependency(random, `d${n}`, tasks.length)),
  })
  return random.chance(0.5) ? mended(plan) : plan
}

/** Without the dependencies that are suspended. */
function mended(plan: WorkPlan): WorkPlan {
  const suspended = new Set(schedulePlan(plan).suspended.map(({ dependencyId }) => dependencyId))
  return { ...plan, dependencies: plan.dependencies.filter(({ id }) => !suspended.has(id)) }
}

function randomTask(random: Random, id: string, size: number): WorkTask {
  const minutes = random.chance(0.1) ? 0 : random.below(3_000)
  return workTask(id, 0, {
    parentId: random.chance(0.35) ? `t${random.below(size)}` : null,
    duration: { minutes, isElapsed: random.chance(0.1) },
    calendarId: random.pick(calendarIds),
    constraint: random.chance(0.3) ? randomConstraint(random) : null,
    deadline: random.chance(0.15) ? randomMoment(random) : null,
    progress: random.chance(0.2) ? randomProgress(random) : null,
    released: randomRelease(random),
  })
}

function randomDependency(random: Random, id: string, tasks: number): WorkDependency {
  const place = () => (random.chance(0.02) ? tasks : random.below(tasks))
  return {
    id,
    from: `t${place()}`,
    to: `t${place()}`,
    type: random.pick(types),
    lag: { minutes: random.chance(0.5) ? 0 : random.below(2_000) - 600, isElapsed: random.chance(0.3) },
    madeAt: random.below(40),
    ...(random.chance(0.25) ? { isGate: true } : {}),
  }
}

/** From the lower number to the higher one: alone such links never close a cycle. */
function forwards(link: WorkDependency): WorkDependency {
  const [from, to] = [Number(link.from.slice(1)), Number(link.to.slice(1))]
  return from < to ? link : { ...link, from: link.to, to: link.from }
}

/** A quarter of an hour in some weeks around the start. */
function randomMoment(random: Random): number {
  return START + (random.below(WEEKS * 7 * 96) - 96 * 7) * 15
}

function randomConstraint(random: Random): Constraint {
  return { kind: random.pick(CONSTRAINT_KINDS), at: randomMoment(random) }
}

function randomProgress(random: Random): Progress {
  const start = randomMoment(random)
  const finish = random.chance(0.5) ? start + random.below(4_000) : null
  return { start, finish, doneMinutes: random.below(2_000) }
}

function randomRelease(random: Random): number | null {
  return random.chance(0.5) ? null : randomMoment(random)
}

/** A plan that shares with the one before whatever the edit does not touch. Half of the edits lead out of a cycle at once. */
export function randomEdit(plan: WorkPlan, random: Random): WorkPlan {
  const edited = random.pick(edits)(plan, random)
  return random.chance(0.5) ? mended(edited) : edited
}

type Edit = (plan: WorkPlan, random: Random) => WorkPlan

/** One task, as a person edits it. */
const editTask: Edit = (plan, random) => {
  if (plan.tasks.length === 0) return plan
  const place = random.below(plan.tasks.length)
  const other = randomTask(random, `t${place}`, plan.tasks.length)
  const field = random.pick([
    'duration',
    'calendarId',
    'constraint',
    'deadline',
    'progress',
    'released',
  ] as const)
  const task = plan.tasks[place]
  if (task === undefined) return plan
  const edited = random.chance(0.1) ? { ...task, name: `${task.name}!` } : { ...task, [field]: other[field] }
  return { ...plan, tasks: plan.tasks.with(place, edited) }
}

const editSome: Edit = (plan, random) => {
  let out = plan
  for (let n = random.below(5); n >= 0; n--) out = editTask(out, random)
  return out
}

const editDependency: Edit = (plan, random) => {
  const { dependencies, tasks } = plan
  if (dependencies.length === 0) return plan
  const place = random.below(dependencies.length)
  const old = dependencies[place]
  const other = randomDependency(random, old?.id ?? '', tasks.length)
  const edited = random.chance(0.5) ? { ...other, from: old?.from ?? '', to: old?.to ?? '' } : forwards(other)
  return { ...plan, dependencies: dependencies.with(place, edited) }
}

function newName({ below }: Random): string {
  return `new${below(1e9)}`
}

const addDependency: Edit = (plan, random) => {
  const one = randomDependency(random, newName(random), Math.max(1, plan.tasks.length))
  const at = random.below(plan.dependencies.length + 1)
  return {
    ...plan,
    dependencies: plan.dependencies.toSpliced(at, 0, random.chance(0.8) ? forwards(one) : one),
  }
}

const removeDependency: Edit = (plan, random) => {
  const at = random.below(plan.dependencies.length + 1)
  return { ...plan, dependencies: plan.dependencies.toSpliced(at, 1) }
}

const shuffle: Edit = (plan, random) => ({ ...plan, dependencies: random.shuffled(plan.dependencies) })

const restructure: Edit = (plan, random) => {
  const { tasks } = plan
  const place = random.below(tasks.length + 1)
  const one = randomTask(random, newName(random), tasks.length)
  if (random.chance(0.4)) return { ...plan, tasks: [...tasks, one] }
  if (random.chance(0.3)) return { ...plan, tasks: tasks.toSpliced(place, 1) }
  const task = tasks[place]
  return task ? { ...plan, tasks: tasks.with(place, { ...task, parentId: one.parentId }) } : plan
}

const reframe: Edit = (plan, random) => {
  const { statusAt, start, calendarId, doMilestonesWait, calendars } = randomPlan(random, 1)
  const frames = [
    { statusAt },
    { start: start + 1_440 },
    { calendarId },
    { doMilestonesWait },
    { calendars: [...calendars] },
  ]
  return { ...plan, ...random.pick(frames) }
}

const edits: readonly Edit[] = [
  ...Array.from({ length: 6 }, () => editTask),
  editSome,
  ...Array.from({ length: 3 }, () => editDependency),
  ...Array.from({ length: 3 }, () => addDependency),
  ...Array.from({ length: 3 }, () => removeDependency),
  shuffle,
  restructure,
  reframe,
]
