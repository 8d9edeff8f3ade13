import { type Minute, type WorkingTime, withinRange } from '../../calendar/workingTime'
import type { Schedule, ScheduledTask } from '../engine/result'
import type { WorkDependency, WorkPlan, WorkTask } from '../workPlan'
import { minutesLate } from './moves'
import { hoursIn } from './planned'

/** A dependency that the dates do not keep. */
export interface BrokenDependency {
  readonly dependencyId: string
  readonly from: string
  readonly to: string
  /** The first moment that it allows for the bound end of the successor. */
  readonly allowed: Minute
  /** Of the successor's working time; by the clock where nobody works in between. */
  readonly byMinutes: number
}

/** What dependencies are looked at with. */
export interface DatedPlan {
  /** Where a task stands in both lists; -1 for one that is in none. */
  placeOf(id: string): number
  readonly tasks: readonly WorkTask[]
  readonly dates: readonly ScheduledTask[]
  hoursOf(task: WorkTask): WorkingTime
  /** Ids of the dependencies that the schedule left out. */
  readonly suspended: ReadonlySet<string>
}

export function datedPlan(
  plan: WorkPlan,
  schedule: Schedule,
  places: ReadonlyMap<string, number>,
): DatedPlan {
  return {
    placeOf: id => places.get(id) ?? -1,
    tasks: plan.tasks,
    dates: schedule.tasks,
    hoursOf: hoursIn(plan),
    suspended: new Set(schedule.suspended.map(({ dependencyId }) => dependencyId)),
  }
}

/** Null for a dependency that the dates keep. */
export function brokenBy(dependency: WorkDependency, dated: DatedPlan): BrokenDependency | null {
  const { id: dependencyId, type, from, to } = dependency
  const [a, b] = [dated.placeOf(from), dated.placeOf(to)]
  const [before, task] = [dated.dates[a], dated.dates[b]]
  const [source, target] = [dated.tasks[a], dated.tasks[b]]
  if (!before || !task || !source || !target) return null
  if (dated.suspended.has(dependencyId) || isDone(source) || isDone(target)) return null
  const isToFinish = type === 'FF' || type === 'SF'
  if (isToFinish && task.isSummary) return null
  const hours = dated.hoursOf(target)
  const allowed = allowedBy(dependency, before, hours)
  const bound = isToFinish ? task.finish : task.start
  if (bound >= allowed) return null
  return { dependencyId, from, to, allowed, byMinutes: minutesLate(hours, bound, allowed) }
}

function isDone({ progress, duration }: WorkTask): boolean {
  return progress !== null && (progress.finish !== null || progress.doneMinutes >= duration.minutes)
}

function allowedBy(
  { type, lag }: WorkDependency,
  { start, finish }: { readonly start: Minute; readonly finish: Minute },
  hours: WorkingTime,
): Minute {
  const base = type === 'FS' || type === 'FF' ? finish : start
  if (lag.minutes === 0) return base
  return lag.isElapsed ? withinRange(base + lag.minutes) : hours.endAt(hours.worked(base) + lag.minutes)
}
