import { type CalendarHours, type HoursException, isBuiltInCalendar } from '#shared/calendar/calendarHours'
import { dayOf } from '#shared/domain/day'
import { apart } from '#shared/interchange/calendarDays'
import { uidsOf } from '#shared/interchange/msProject/ownIds'
import { planRows } from '#shared/interchange/planRows'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import type { Constraint, Length, Progress, WorkPlan, WorkTask } from '#shared/schedule/workPlan'
import { type Random, randomOf } from './random'
import { CONSTRAINT_KINDS } from './randomPlan'
import { moment, workPlan } from './workPlan'

const byAge = (a: { madeAt: number; id: string }, b: { madeAt: number; id: string }) =>
  a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1)

/** What plan JSON keeps: all, the ages of dependencies as their order. */
export function planJsonForm(plan: WorkPlan): WorkPlan {
  const dependencies = plan.dependencies.toSorted(byAge).map((one, madeAt) => ({ ...one, madeAt }))
  return { ...plan, dependencies, tasks: plan.tasks.map(withoutIdleDate) }
}

function withoutIdleDate(task: WorkTask): WorkTask {
  const { constraint } = task
  return constraint?.kind === 'asLateAsPossible' ? { ...task, constraint: { ...constraint, at: 0 } } : task
}

/**
 * What MS Project XML keeps: the outline's order, summaries as long as their tasks, calendars by their UIDs without overlapping exceptions, the
 * dependencies that count in the order of their tasks; no status date, milestones that do not wait.
 */
export function msProjectForm(plan: WorkPlan): WorkPlan {
  const own = plan.calendars.map(({ id }) => id)
  const used = [plan.calendarId, ...plan.tasks.flatMap(task => task.calendarId ?? [])]
  const builtIn = [...new Set(used)].filter(id => isBuiltInCalendar(id) && !own.includes(id))
  const uids = uidsOf([...own, ...builtIn])
  const called = (id: string) => (own.includes(id) ? String(uids.get(id)) : id)
  const tasks = planRows(plan.tasks).map(({ task, parentId, isSummary }) => ({
    ...withoutIdleDate(task),
    parentId,
    duration: isSummary ? { minutes: 0, isElapsed: false } : task.duration,
    calendarId: task.calendarId === null ? null : called(task.calendarId),
    progress: task.progress === null ? null : doneIn(task, task.progress),
  }))
  return {
    ...plan,
    statusAt: null,
    doMilestonesWait: false,
    calendarId: called(plan.calendarId),
    calendars: plan.calendars.map(one => ({ ...one, id: called(one.id), exceptions: apart(one.exceptions) })),
    tasks,
    dependencies: inOrder({ ...plan, tasks }, 'to'),
  }
}

function inOrder(plan: WorkPlan, end: 'from' | 'to'): WorkPlan['dependencies'] {
  const left = new Set(schedulePlan(plan).suspended.map(({ dependencyId }) => dependencyId))
  const places = new Map(plan.tasks.map(({ id }, place) => [id, place]))
  return plan.dependencies
    .filter(({ id }) => !left.has(id))
    .toSorted((a, b) => (places.get(a[end]) ?? 0) - (places.get(b[end]) ?? 0) || a.madeAt - b.madeAt)
    .map((one, madeAt) => ({ ...one, id: `${one.from}-${one.to}-${madeAt}`, madeAt }))
}

function doneIn({ duration: { minutes } }: WorkTask, { start, finish, doneMinutes }: Progress): Progress {
  const done = Math.min(Math.max(doneMinutes, 0), minutes)
  return { start, finish, doneMinutes: finish === null ? done : minutes }
}

/** Lengths of summaries are those of their tasks there, and a plan begins on the day of its first task. */
export function ganForm(plan: WorkPlan): WorkPlan {
  const rows = planRows(plan.tasks)
  const tasks = rows.map(({ task, isSummary }) =>
    isSummary ? { ...task, duration: { minutes: 0, isElapsed: false } } : task,
  )
  const start = Math.floor(schedulePlan(plan).start / 1_440) * 1_440 + 540
  return { ...plan, start, tasks, dependencies: inOrder(plan, 'from') }
}

const NAMES = ['主图', ' <&>"\' ', 'نص عربي', '\u202eevil', 'a\u0007b', '😀', '__proto__', ']]>', '']

/** A plan of everything: odd ids and names, outlines, calendars, lengths, requested dates, facts, cycles. */
export function randomPlan(seed: number): WorkPlan {
  const random = randomOf(seed)
  const calendars = random.chance(0.6) ? [ownCalendar('7', random), ownCalendar('仓库 <1>', random)] : []
  const calendarIds = [...calendars.map(({ id }) => id), 'cn', 'weekdays', 'none']
  const ids = Array.from({ length: 1 + random.below(14) }, (_, n) => idOf(n, random))
  const tasks = ids.map(
    (id, n): WorkTask => ({
      id,
      name: cleanName(random),
      parentId: n > 0 && random.chance(0.4) ? random.pick(ids) : null,
      duration: random.chance(0.2) ? { minutes: 0, isElapsed: false } : lengthOf(random, 5_000),
      calendarId: random.chance(0.2) ? random.pick(calendarIds) : null,
      constraint: random.chance(0.3) ? constraintOf(random) : null,
      deadline: random.chance(0.2) ? dateOf(random) : null,
      progress: null,
    }),
  )
  const begun = tasks.map(task => ({
    ...task,
    progress: random.chance(0.2) ? progressOf(task, random) : null,
  }))
  return workPlan({
    name: random.pick(['', '双11 & 618', 'plan']),
    start: dateOf(random),
    statusAt: random.chance(0.2) ? dateOf(random) : null,
    calendarId: random.pick(calendarIds),
    calendars,
    doMilestonesWait: random.chance(0.3),
    tasks: begun.map(task => (isSummary(task, begun) ? { ...task, progress: null } : task)),
    dependencies: Array.from({ length: random.below(20) }, (_, n) => ({
      id: `d${n}`,
      from: random.chance(0.05) ? 'gone' : random.pick(ids),
      to: random.chance(0.05) ? 'gone' : random.pick(ids),
      type: random.pick(['FS', 'SS', 'FF', 'SF'] as const),
      lag: random.chance(0.6) ? { minutes: 0, isElapsed: false } : lengthOf(random, 900, -300),
      madeAt: random.below(50),
    })),
  })
}

const isSummary = ({ id }: WorkTask, tasks: readonly WorkTask[]) => tasks.some(one => one.parentId === id)

function idOf(n: number, random: Random): string {
  return random.pick([String(n), `t-${n}`, ` <${n}>&" `, `任务${n}`, n === 3 ? '__proto__' : `${n}0`])
}

function cleanName(random: Random): string {
  // As a reader has it: its own test tells what becomes of others.
  return random.pick(NAMES).replace('\u0007', '').trim()
}

function dateOf(random: Random): number {
  if (random.chance(0.02)) return moment('2000-01-01T00:00')
  return moment('2026-09-01T00:00') + random.below(90) * 1_440 + 60 * random.below(24)
}

function lengthOf(random: Random, most: number, least = 0): Length {
  return { minutes: 1 + least + random.below(most), isElapsed: random.chance(0.3) }
}

function constraintOf(random: Random): Constraint {
  return { kind: random.pick(CONSTRAINT_KINDS), at: dateOf(random) }
}

function progressOf({ duration: { minutes } }: WorkTask, random: Random): Progress {
  const start = dateOf(random)
  const isDone = random.chance(0.3)
  return {
    start,
    finish: isDone ? start + random.below(5_000) : null,
    doneMinutes: isDone ? minutes : random.below(minutes + 1),
  }
}

function ownCalendar(id: string, random: Random): CalendarHours {
  const shifts = random.pick([
    [
      ['08:00', '12:00'],
      ['13:00', '17:00'],
    ],
    [
      ['00:00', '06:00'],
      ['22:00', '24:00'],
    ],
    [['00:00', '24:00']],
  ] as const)
  return {
    id,
    name: random.pick(['', '早班 & 晚班', id]),
    week: [1, 2, 3, 4, 5, 6, 7].map(day => (day === 1 || random.chance(0.7) ? shifts : [])),
    exceptions: Array.from({ length: random.below(4) }, (_, n): HoursException => {
      const from = 1 + random.below(9)
      return {
        name: n === 0 ? '' : `假 ${n}`,
        from: dayOf(2026, 10, from),
        to: dayOf(2026, 10, from + random.below(5)),
        shifts: random.chance(0.3) ? ([['10:00', '11:00']] as const) : [],
      }
    }),
  }
}
