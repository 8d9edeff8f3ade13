import type { Minute, WorkingTime } from '../../calendar/workingTime'
import type { WorkDependency, WorkPlan, WorkTask } from '../workPlan'
import { datesById, hoursIn, isFixed, type Planned, withTasks } from './planned'
import { type Reach, reachOf } from './reach'

/**
 * What an edit does to the tasks that come after it. `push`: those that it runs into give way. `keepGap`: all with
 * a requested start keep their distance, later and earlier. `off`: dependencies move nothing.
 */
export type SlipPolicy = 'push' | 'keepGap' | 'off'

/** The plan with the edited tasks in place of the old ones, and with the requested starts that the policy moves. */
export function slip(planned: Planned, edited: readonly WorkTask[], policy: SlipPolicy): WorkPlan {
  const edits = new Map(edited.map(task => [task.id, task]))
  const plan = withTasks(planned.plan, edits)
  return policy === 'keepGap' ? gapsKept(planned, plan, new Set(edits.keys())) : plan
}

function gapsKept({ schedule, engine }: Planned, plan: WorkPlan, edited: ReadonlySet<string>): WorkPlan {
  const reach = reachOf(plan, schedule)
  const [before, after] = [datesById(schedule), datesById(engine(plan))]
  const moved = linksFrom(plan, edited, reach).flatMap((link): MovedLink[] => {
    const [from, to] = [before.get(link.from), after.get(link.from)]
    if (from === undefined || to === undefined) return []
    const end = link.type === 'FS' || link.type === 'FF' ? 'finish' : 'start'
    return [{ link, from: from[end], to: to[end] }]
  })
  const tasks = new Map(plan.tasks.map(task => [task.id, task]))
  const changed = new Map<string, WorkTask>()
  for (const [time, some] of byTime(plan)) {
    const most = furthest(moved, time, reach, tasks)
    for (const task of some) {
      const later = edited.has(task.id) ? null : withMovedStart(task, time, most.get(task.id) ?? 0)
      if (later !== null) changed.set(task.id, later)
    }
  }
  return withTasks(plan, changed)
}

/** A dependency with the moments where the end of its predecessor that binds was and is. */
interface MovedLink {
  readonly link: WorkDependency
  readonly from: Minute
  readonly to: Minute
}

function byTime(plan: WorkPlan): ReadonlyMap<WorkingTime, readonly WorkTask[]> {
  const hours = hoursIn(plan)
  const out = new Map<WorkingTime, WorkTask[]>()
  for (const task of plan.tasks) {
    const some = out.get(hours(task)) ?? []
    out.set(hours(task), some)
    some.push(task)
  }
  return out
}

/** How far each task after the moved ones moves, in one working time. The largest move goes first: nobody is walked over twice. */
function furthest(
  moved: readonly MovedLink[],
  time: WorkingTime,
  reach: Reach,
  tasks: ReadonlyMap<string, WorkTask>,
): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  const passes = (id: string): boolean => {
    const task = tasks.get(id)
    return !out.has(id) && (task === undefined || !isFixed(task))
  }
  const sized = moved.map(({ link, from, to }) => ({ link, minutes: time.worked(to) - time.worked(from) }))
  for (const { link, minutes } of sized.toSorted((a, b) => b.minutes - a.minutes)) {
    for (const id of reach.from([link], passes)) if (!out.has(id)) out.set(id, minutes)
  }
  return out
}

/** Dependencies that begin at what an edit may move: the task, its summaries and its own tasks. */
function linksFrom(plan: WorkPlan, edited: ReadonlySet<string>, reach: Reach): WorkDependency[] {
  const origins = new Set([...edited].flatMap(id => [id, ...reach.summariesOf(id)]))
  for (const { id } of plan.tasks) if (reach.summariesOf(id).some(one => edited.has(one))) origins.add(id)
  return [...origins].flatMap(id => reach.linksOf(id))
}

function withMovedStart(task: WorkTask, time: WorkingTime, minutes: number): WorkTask | null {
  if (task.constraint?.kind !== 'startNoEarlier' || isFixed(task) || minutes === 0) return null
  return { ...task, constraint: { kind: 'startNoEarlier', at: later(time, task.constraint.at, minutes) } }
}

/** A moment at work moves to one at work; one in rest time keeps its distance from the end of work before it. */
function later(time: WorkingTime, at: Minute, minutes: number): Minute {
  const worked = time.worked(at)
  if (time.startAt(worked) === at) return time.startAt(worked + minutes)
  return time.endAt(worked + minutes) + at - time.endAt(worked)
}
