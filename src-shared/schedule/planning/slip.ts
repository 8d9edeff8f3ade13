import type { Minute, WorkingTime } from '../../calendar/workingTime'
import type { Schedule } from '../engine/result'
import type { WorkDependency, WorkPlan, WorkTask } from '../workPlan'
import { datesById, hoursIn, isFixed, type Engine, type Planned, withTasks } from './planned'
import { type Reach, reachOf } from './reach'

/**
 * What an edit does to the tasks that come after it. `push`: those that it runs into give way. `keepGap`: all with
 * a wish keep their distance, later and earlier. `off`: dependencies move nothing.
 */
export type SlipPolicy = 'push' | 'keepGap' | 'off'

/** The plan with the edited tasks in place of the old ones, and with the wishes that the policy moves. */
export function slip(planned: Planned, edited: readonly WorkTask[], policy: SlipPolicy): WorkPlan {
  const edits = new Map(edited.map(task => [task.id, task]))
  const plan = withTasks(planned.plan, edits)
  return policy === 'keepGap' ? gapsKept(planned, plan, new Set(edits.keys())) : plan
}

/** The dates of a plan under a policy; `off` leaves the wishes alone to decide, see `brokenDependencies`. */
export function scheduleBy(plan: WorkPlan, policy: SlipPolicy, engine: Engine): Schedule {
  return engine(policy === 'off' ? { ...plan, dependencies: [] } : plan)
}

function gapsKept({ schedule, engine }: Planned, plan: WorkPlan, edited: ReadonlySet<string>): WorkPlan {
  const reach = reachOf(plan, schedule)
  const [before, after] = [datesById(schedule), datesById(engine(plan))]
  const tasks = new Map(plan.tasks.map(task => [task.id, task]))
  const hours = hoursIn(plan)
  const most = new Map<string, number>()
  const passes = (id: string): boolean => {
    const task = tasks.get(id)
    return task === undefined || !isFixed(task)
  }
  for (const link of linksFrom(plan, edited, reach)) {
    const [from, to] = [before.get(link.from), after.get(link.from)]
    if (from === undefined || to === undefined) continue
    const end = link.type === 'FS' || link.type === 'FF' ? 'finish' : 'start'
    for (const id of reach.from([link], passes)) {
      const task = tasks.get(id)
      if (task === undefined || edited.has(id) || isFixed(task)) continue
      const time = hours(task)
      const moved = time.worked(to[end]) - time.worked(from[end])
      most.set(id, Math.max(most.get(id) ?? -Infinity, moved))
    }
  }
  return withTasks(plan, wishesMoved(tasks, most, hours))
}

/** Dependencies that begin at what an edit may move: the task, its summaries and its own tasks. */
function linksFrom(plan: WorkPlan, edited: ReadonlySet<string>, reach: Reach): WorkDependency[] {
  const origins = new Set([...edited].flatMap(id => [id, ...reach.summariesOf(id)]))
  for (const { id } of plan.tasks) if (reach.summariesOf(id).some(one => edited.has(one))) origins.add(id)
  return [...origins].flatMap(id => reach.linksOf(id))
}

function wishesMoved(
  tasks: ReadonlyMap<string, WorkTask>,
  most: ReadonlyMap<string, number>,
  hours: (task: WorkTask) => WorkingTime,
): ReadonlyMap<string, WorkTask> {
  const out = new Map<string, WorkTask>()
  for (const [id, minutes] of most) {
    const task = tasks.get(id)
    if (task?.constraint?.kind !== 'startNoEarlier' || minutes === 0) continue
    const at = later(hours(task), task.constraint.at, minutes)
    out.set(id, { ...task, constraint: { kind: 'startNoEarlier', at } })
  }
  return out
}

/** A moment at work moves to one at work; one in rest time keeps its distance from the end of work before it. */
function later(time: WorkingTime, at: Minute, minutes: number): Minute {
  const worked = time.worked(at)
  if (time.startAt(worked) === at) return time.startAt(worked + minutes)
  return time.endAt(worked + minutes) + at - time.endAt(worked)
}
