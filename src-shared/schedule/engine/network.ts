import { builtInTimes, isBuiltInCalendar, timeOfHours } from '../../calendar/calendarHours'
import { roundTheClockTime, type WorkingTime } from '../../calendar/workingTime'
import type { WorkDependency, WorkPlan, WorkTask } from '../workPlan'
import type { Link } from './link'
import { orderOf } from './order'
import type { Suspended } from './result'

/** One task with what the passes ask of it again and again. */
export interface Work {
  readonly task: WorkTask
  readonly parent: number
  readonly children: readonly number[]
  /** Its calendar's time, in which the lags before it are counted. */
  readonly hours: WorkingTime
  /** The time in which its duration is counted: the clock's for an elapsed one. */
  readonly time: WorkingTime
  readonly minutes: number
  readonly before: readonly Link[]
  readonly after: readonly Link[]
}

export interface Network {
  readonly plan: WorkPlan
  readonly time: WorkingTime
  readonly works: readonly Work[]
  /** Places so that each stands after all that it depends on; `works.length + n` is where the summary n ends. */
  readonly order: Int32Array
  readonly suspended: readonly Suspended[]
}

export function isDone({ task: { progress }, minutes }: Work): boolean {
  return progress !== null && (progress.finish !== null || progress.doneMinutes >= minutes)
}

export function networkOf(plan: WorkPlan): Network {
  const places = new Map(plan.tasks.map((task, place) => [task.id, place]))
  const parents = parentsOf(plan.tasks, places)
  const children = childrenOf(parents)
  const { links, lost } = linksOf(plan, { places, children })
  const { order, newest } = orderOf({ parents, children, links })
  const kept = links.filter(link => !newest.has(link))
  const timeOf = timesOf(plan)
  return {
    plan,
    time: timeOf(null),
    works: worksOf(plan, { parents, children, links: kept, timeOf }),
    order,
    suspended: [...lost, ...links.filter(link => newest.has(link)).map(link => cycleOf(link, plan))],
  }
}

function cycleOf({ id, from, to }: Link, { tasks }: WorkPlan): Suspended {
  return { dependencyId: id, from: tasks[from]?.id ?? '', to: tasks[to]?.id ?? '', why: 'cycle' }
}

/** The place of each parent, -1 for none. Whoever is their own ancestor stands alone. */
function parentsOf(tasks: readonly WorkTask[], places: ReadonlyMap<string, number>): Int32Array {
  const told = Int32Array.from(tasks, ({ parentId }) => places.get(parentId ?? '') ?? -1)
  const NEW = 0
  const OPEN = 1
  const DONE = 2
  const seen = new Uint8Array(tasks.length)
  const out = told.slice()
  for (let place = 0; place < tasks.length; place++) {
    const trail: number[] = []
    let at = place
    for (; at >= 0 && seen[at] === NEW; at = told[at] ?? -1) {
      seen[at] = OPEN
      trail.push(at)
    }
    if (at >= 0 && seen[at] === OPEN) for (const one of trail.slice(trail.indexOf(at))) out[one] = -1
    for (const one of trail) seen[one] = DONE
  }
  return out
}

function childrenOf(parents: Int32Array): number[][] {
  const out = Array.from(parents, (): number[] => [])
  parents.forEach((parent, place) => out[parent]?.push(place))
  return out
}

/** Oldest first, which is what decides who gives way in a cycle. */
function linksOf(
  { dependencies }: WorkPlan,
  { places, children }: { places: ReadonlyMap<string, number>; children: readonly number[][] },
): { links: Link[]; lost: Suspended[] } {
  const links: Link[] = []
  const lost: Suspended[] = []
  for (const dependency of dependencies.toSorted(byAge)) {
    const { id, type, lag } = dependency
    const [from, to] = [places.get(dependency.from), places.get(dependency.to)]
    const isFinish = type === 'FF' || type === 'SF'
    if (from === undefined || to === undefined) lost.push(lostOf(dependency, 'dangling'))
    else if (isFinish && (children[to] ?? []).length > 0) lost.push(lostOf(dependency, 'summaryFinish'))
    else links.push({ id, from, to, type, lag: lag.minutes, isElapsed: lag.isElapsed })
  }
  return { links, lost }
}

function lostOf({ id, from, to }: WorkDependency, why: Suspended['why']): Suspended {
  return { dependencyId: id, from, to, why }
}

function byAge(a: WorkDependency, b: WorkDependency): number {
  if (a.madeAt !== b.madeAt) return a.madeAt - b.madeAt
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

/** By the calendar's name; the plan's for none, and for one that nobody knows. */
function timesOf({ calendars, calendarId }: WorkPlan): (id: string | null) => WorkingTime {
  const known = new Map(calendars.map(hours => [hours.id, timeOfHours(hours)]))
  const find = (id: string) => known.get(id) ?? (isBuiltInCalendar(id) ? builtInTimes[id] : undefined)
  const ofPlan = find(calendarId) ?? builtInTimes.cn
  return id => (id === null ? ofPlan : (find(id) ?? ofPlan))
}

interface Parts {
  readonly parents: Int32Array
  readonly children: readonly number[][]
  readonly links: readonly Link[]
  readonly timeOf: (id: string | null) => WorkingTime
}

function worksOf({ tasks }: WorkPlan, { parents, children, links, timeOf }: Parts): Work[] {
  const before = tasks.map((): Link[] => [])
  const after = tasks.map((): Link[] => [])
  for (const link of links) {
    before[link.to]?.push(link)
    after[link.from]?.push(link)
  }
  return tasks.map((task, place) => {
    const hours = timeOf(task.calendarId)
    return {
      task,
      hours,
      time: task.duration.isElapsed ? roundTheClockTime : hours,
      minutes: Math.max(0, Math.round(task.duration.minutes)),
      parent: parents[place] ?? -1,
      children: children[place] ?? [],
      before: before[place] ?? [],
      after: after[place] ?? [],
    }
  })
}
