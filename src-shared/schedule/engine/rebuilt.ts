import type { WorkPlan } from '../workPlan'
import type { Conflict, ScheduledTask } from './result'
import { isSameConflict, isSameSuspended, isSameTask, kept } from './same'
import { type Scheduled, startSchedule } from './startSchedule'

/** A whole new answer that keeps the objects of the one before where they say the same. */
export function rebuilt(before: Scheduled, plan: WorkPlan): Scheduled {
  const fresh = startSchedule(plan)
  const old = new Map(before.schedule.tasks.map(task => [task.id, task]))
  const changed: string[] = []
  const tasks = fresh.schedule.tasks.map(task => {
    const known = old.get(task.id)
    old.delete(task.id)
    if (known !== undefined && isSameTask(known, task)) return known
    changed.push(task.id)
    return task
  })
  const conflicts = sharing(fresh.calculation.conflicts, before.schedule.conflicts)
  return {
    plan,
    schedule: {
      ...fresh.schedule,
      tasks: kept(before.schedule.tasks, tasks, isSame),
      conflicts: kept(before.schedule.conflicts, [...conflicts.values()].flat(), isSame),
      suspended: kept(before.schedule.suspended, fresh.schedule.suspended, isSameSuspended),
    },
    changed: [...changed, ...old.keys()],
    calculation: { ...fresh.calculation, conflicts },
  }
}

function isSame(a: Conflict | ScheduledTask, b: Conflict | ScheduledTask): boolean {
  return a === b
}

function sharing(
  conflicts: ReadonlyMap<number, readonly Conflict[]>,
  old: readonly Conflict[],
): ReadonlyMap<number, readonly Conflict[]> {
  const known = new Map(old.map(one => [`${one.kind} ${one.taskId}`, one]))
  const keep = (one: Conflict) => {
    const same = known.get(`${one.kind} ${one.taskId}`)
    return same !== undefined && isSameConflict(one, same) ? same : one
  }
  return new Map(Array.from(conflicts, ([place, list]) => [place, list.map(keep)]))
}
