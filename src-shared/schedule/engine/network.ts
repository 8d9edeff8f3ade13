import { roundTheClockTime, type WorkingTime } from '../../calendar/workingTime'
import type { WorkPlan, WorkTask } from '../workPlan'
import { type Links, linksOf, withinLengths, withoutSlots } from './links'
import { newestOfCycles } from './newestOfCycles'
import { type Graph, nodesIn, orderOf } from './order'
import type { Suspended } from './result'
import { type Times, timesOf } from './times'
import { type Tree, treeOf } from './tree'

/** A plan as the passes ask for it, everything by place or by slot. Never changed: an edit makes another one. */
export interface Network extends Structure, Work {
  readonly plan: WorkPlan
  readonly times: Times
}

/** Who is bound to whom. */
export interface Structure extends Graph {
  readonly places: ReadonlyMap<string, number>
  readonly tree: Tree
  readonly links: Links
  readonly order: Int32Array
  readonly suspended: readonly Suspended[]
}

/** What the passes ask of each task again and again. */
export interface Work {
  /** Its calendar's time, in which the lags before it are counted. */
  readonly hours: readonly WorkingTime[]
  /** The time in which its duration is counted: the clock's for an elapsed one. */
  readonly time: readonly WorkingTime[]
  readonly minutes: Int32Array
  /** What is not ahead any more is a fact. */
  readonly stage: Uint8Array
}

export const AHEAD = 0
export const BEGUN = 1
export const DONE = 2

export function networkOf(plan: WorkPlan): Network {
  const times = timesOf(plan)
  return { plan, times, ...structureOf(plan), ...workOf(plan.tasks, times) }
}

export function workOf(tasks: readonly WorkTask[], times: Times): Work {
  const hours = tasks.map(({ calendarId }) => times.of(calendarId))
  return {
    hours,
    time: tasks.map((task, place) => timeFor(task, hours[place] ?? times.ofPlan)),
    minutes: Int32Array.from(tasks, minutesOf),
    stage: Uint8Array.from(tasks, stageOf),
  }
}

export function timeFor({ duration }: WorkTask, hours: WorkingTime): WorkingTime {
  return duration.isElapsed ? roundTheClockTime : hours
}

export function minutesOf({ duration }: WorkTask): number {
  return Math.max(0, withinLengths(duration.minutes))
}

export function stageOf(task: WorkTask): number {
  const { progress } = task
  if (progress === null) return AHEAD
  return progress.finish !== null || progress.doneMinutes >= minutesOf(task) ? DONE : BEGUN
}

function structureOf(plan: WorkPlan): Structure {
  const places = new Map<string, number>()
  plan.tasks.forEach(({ id }, place) => places.set(id, place))
  const tree = treeOf(plan.tasks, places)
  const { links, lost } = linksOf(plan, { tree, places })
  const order = orderOf({ tree, links })
  if (order.length === nodesIn(tree)) return { places, tree, links, order, suspended: lost }
  const newest = newestOfCycles({ tree, links })
  const kept = withoutSlots(links, newest, tree)
  const cycles = links.dependencies.filter((_, slot) => newest.has(slot))
  return {
    places,
    tree,
    links: kept,
    order: orderOf({ tree, links: kept }),
    suspended: [
      ...lost,
      ...cycles.map(({ id, from, to }) => ({ dependencyId: id, from, to, why: 'cycle' as const })),
    ],
  }
}
