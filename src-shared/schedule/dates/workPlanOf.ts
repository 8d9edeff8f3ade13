import type { CalendarHours } from '../../calendar/calendarHours'
import type { WorkingTime } from '../../calendar/workingTime'
import type { Dependency } from '../../model/dependency'
import { isFinished } from '../../model/doneness'
import { planningOf } from '../../model/planning'
import { ownedBy, type PlanSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'
import type { WorkDependency, WorkPlan, WorkTask } from '../workPlan'
import { type PlanCalendars, PROJECT } from './planCalendars'
import { liveDependencies, plannedTasks } from './plannedTasks'
import { workDependencyOf } from './workDependencyOf'
import { dayBegins } from './moments'
import { type TaskFacts, workTaskOf } from './workTaskOf'

const known = new WeakMap<PlanCalendars, WeakMap<Task, { facts: TaskFacts; work: WorkTask }>>()
const drawn = new WeakMap<PlanCalendars, WeakMap<Dependency, Drawn>>()

interface Drawn {
  readonly from: Task
  readonly time: WorkingTime
  readonly work: WorkDependency
}

export interface ProjectWork {
  readonly work: WorkPlan
  /** What the engine is given: without dependencies when they shall move nothing. */
  readonly planned: WorkPlan
  /** What it was made of. */
  readonly plan: PlanSnapshot
  readonly calendars: PlanCalendars
  /** Where each task stands in the list of tasks. */
  readonly places: ReadonlyMap<string, number>
  /** Ids of planned tasks with planned parts, and of those that a planned task leads to. */
  readonly summaries: ReadonlySet<string>
  readonly successors: ReadonlySet<string>
}

/**
 * A project's work as the engine plans it. Tasks and dependencies that say the same as before are the same
 * objects.
 */
export function workPlanOf(plan: PlanSnapshot, calendars: PlanCalendars): ProjectWork {
  const tasks = plannedTasks(plan)
  const summaries = new Set<string>()
  for (const { parentId } of tasks.values()) if (parentId !== null) summaries.add(parentId)
  const links = liveDependencies(plan, tasks)
  const { slipPolicy, statusDay } = planningOf(plan)
  const pushing = slipPolicy === 'off' ? [] : links
  const successors = new Set(pushing.map(link => link.to))
  const works = [...tasks.values()].map(task => workOf(task, { plan, calendars, summaries, successors }))
  const work: WorkPlan = {
    name: '',
    start: startOf(works),
    statusAt: statusDay === null ? null : dayBegins(statusDay, calendars.time),
    calendarId: PROJECT,
    calendars: calendarsIn([...tasks.values()], calendars),
    doMilestonesWait: true,
    tasks: works,
    dependencies: links.map(link => linkOf(link, tasks, calendars)),
  }
  const places = new Map(works.map(({ id }, place) => [id, place]))
  return { work, planned: movable(work, plan), plan, calendars, places, summaries, successors }
}

/** A plan of work as its policy lets the engine see it. */
export function movable(work: WorkPlan, plan: PlanSnapshot): WorkPlan {
  return planningOf(plan).slipPolicy === 'off' ? { ...work, dependencies: NOTHING } : work
}

const lists = new WeakMap<PlanCalendars, Map<string, readonly CalendarHours[]>>()

/** The project's, and those of the people and sites that work on its tasks. */
function calendarsIn(tasks: readonly Task[], calendars: PlanCalendars): readonly CalendarHours[] {
  const own = new Set<CalendarHours>()
  for (const task of tasks) {
    const one = calendars.ownOf(task)
    if (one !== null) own.add(one.hours)
  }
  const known = lists.get(calendars) ?? new Map<string, readonly CalendarHours[]>()
  lists.set(calendars, known)
  const all = [calendars.hours, ...own]
  const key = all.map(hours => hours.id).join(' ')
  const list = known.get(key) ?? all
  known.set(key, list)
  return list
}

const NOTHING: readonly WorkDependency[] = []

/** A task among the others of a plan. */
export function workOf(
  task: Task,
  {
    plan,
    calendars,
    summaries,
    successors,
  }: Pick<ProjectWork, 'plan' | 'calendars' | 'summaries' | 'successors'>,
): WorkTask {
  const own = calendars.ownOf(task)
  const isDone = isFinished(plan, task)
  const facts: TaskFacts = {
    days: own?.days ?? calendars.days,
    time: own?.time ?? calendars.time,
    calendarId: own?.id ?? null,
    isDone,
    isSummary: summaries.has(task.id),
    hasPredecessor: successors.has(task.id),
    share: isDone || task.actual.start === null ? 0 : tickedShare(plan, task.id),
  }
  const cache = held(known, calendars)
  const found = cache.get(task)
  if (found !== undefined && isSame(found.facts, facts)) return found.work
  const work = workTaskOf(task, facts)
  cache.set(task, { facts, work })
  return work
}

function isSame(a: TaskFacts, b: TaskFacts): boolean {
  return (Object.keys(a) as (keyof TaskFacts)[]).every(key => a[key] === b[key])
}

function linkOf(
  link: Dependency,
  tasks: ReadonlyMap<string, Task>,
  calendars: PlanCalendars,
): WorkDependency {
  const [from, to] = [tasks.get(link.from), tasks.get(link.to)]
  if (from === undefined || to === undefined) throw new Error(`dependency ${link.id} lost an end`)
  const time = calendars.ownOf(to)?.time ?? calendars.time
  const cache = held(drawn, calendars)
  const found = cache.get(link)
  if (found?.from === from && found.time === time) return found.work
  const made = workDependencyOf(link, from, time)
  // Of its ends a dependency only takes the lag: the engine would take another object for an edit.
  const work = found !== undefined && isSameLag(found.work, made) ? found.work : made
  cache.set(link, { from, time, work })
  return work
}

function isSameLag({ lag: a }: WorkDependency, { lag: b }: WorkDependency): boolean {
  return a.minutes === b.minutes && a.isElapsed === b.isElapsed
}

function held<K extends object, V>(
  map: WeakMap<PlanCalendars, WeakMap<K, V>>,
  calendars: PlanCalendars,
): WeakMap<K, V> {
  const found = map.get(calendars) ?? new WeakMap<K, V>()
  map.set(calendars, found)
  return found
}

export function tickedShare(plan: PlanSnapshot, taskId: string): number {
  if (!plan.owned.checkItem.has(taskId)) return 0
  const items = ownedBy(plan, 'checkItem', taskId)
  return items.length === 0 ? 0 : items.filter(item => item.isDone).length / items.length
}

/** The first requested start, pin or fact: whatever is left without one begins there. */
export function startOf(works: readonly WorkTask[]): number {
  let least = Infinity
  for (const { constraint, progress } of works) {
    if (constraint !== null && constraint.at > 0) least = Math.min(least, constraint.at)
    if (progress !== null) least = Math.min(least, progress.start)
  }
  return Number.isFinite(least) ? least : 0
}
