import type { PlanSnapshot } from '../domain/snapshot'
import type { PlanDates } from '../schedule/dates/planDates'

/** Tasks whose conflicts may differ from those of before; null for all. */
export function doubtfulTasks(
  plan: PlanSnapshot,
  dates: PlanDates,
  before: { readonly plan: PlanSnapshot; readonly dates: PlanDates },
): ReadonlySet<string> | null {
  const old = before.dates
  const isSameFrame =
    before.plan.status === plan.status &&
    before.plan.dependency === plan.dependency &&
    old.calendars === dates.calendars &&
    old.suspended === dates.suspended &&
    old.project.places === dates.project.places &&
    old.work.dependencies === dates.work.dependencies
  if (!isSameFrame) return null
  const changed = new Set([...plan.task.changedSince(before.plan.task), ...dates.changedSince(old)])
  // A tick in a checklist may finish what binds another task.
  for (const [at, task] of dates.work.tasks.entries()) if (task !== old.work.tasks[at]) changed.add(task.id)
  const doubtful = new Set(changed)
  for (const { from, to } of dates.work.dependencies) if (changed.has(from)) doubtful.add(to)
  if (dates.conflicts !== old.conflicts) {
    for (const { taskId } of [...dates.conflicts, ...old.conflicts]) doubtful.add(taskId)
  }
  return doubtful
}
