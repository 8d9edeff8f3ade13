import { type Minute, type WorkingTime, withinRange } from '../../calendar/workingTime'
import type { Schedule } from '../engine/result'
import type { WorkDependency, WorkPlan, WorkTask } from '../workPlan'
import { minutesLate } from './moves'
import { datesById, hoursIn } from './planned'

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

/**
 * Dependencies that the dates break, in the plan's order. Work that is done neither binds nor is bound; what the
 * schedule suspended, and the finish of a summary, is told elsewhere.
 */
export function brokenDependencies(plan: WorkPlan, schedule: Schedule): BrokenDependency[] {
  const tasks = new Map(plan.tasks.map(task => [task.id, task]))
  const dates = datesById(schedule)
  const hours = hoursIn(plan)
  const left = new Set(schedule.suspended.map(({ dependencyId }) => dependencyId))
  return plan.dependencies.flatMap(dependency => {
    const { id: dependencyId, type } = dependency
    const [before, task] = [dates.get(dependency.from), dates.get(dependency.to)]
    const [source, target] = [tasks.get(dependency.from), tasks.get(dependency.to)]
    if (!before || !task || !source || !target) return []
    if (left.has(dependencyId) || isDone(source) || isDone(target)) return []
    const isToFinish = type === 'FF' || type === 'SF'
    if (isToFinish && task.isSummary) return []
    const allowed = allowedBy(dependency, before, hours(target))
    const bound = isToFinish ? task.finish : task.start
    if (bound >= allowed) return []
    const byMinutes = minutesLate(hours(target), bound, allowed)
    return [{ dependencyId, from: source.id, to: target.id, allowed, byMinutes }]
  })
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
