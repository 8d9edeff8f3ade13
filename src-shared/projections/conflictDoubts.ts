import { grouped } from '../domain/grouped'
import type { PlanSnapshot } from '../domain/snapshot'
import type { PlanDates } from '../schedule/dates/planDates'
import type { WorkDependency } from '../schedule/workPlan'

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
  const { after } = linksByTask(dates.work.dependencies)
  const doubtful = new Set(changed)
  for (const id of changed) for (const { to } of after.get(id) ?? []) doubtful.add(to)
  if (dates.conflicts !== old.conflicts) {
    for (const { taskId } of [...dates.conflicts, ...old.conflicts]) doubtful.add(taskId)
  }
  return doubtful
}

interface LinksByTask {
  /** What leads to a task, and what leads on from it, in the plan's order. */
  readonly into: ReadonlyMap<string, readonly WorkDependency[]>
  readonly after: ReadonlyMap<string, readonly WorkDependency[]>
}

const known = new WeakMap<readonly WorkDependency[], LinksByTask>()

export function linksByTask(dependencies: readonly WorkDependency[]): LinksByTask {
  const found = known.get(dependencies) ?? {
    into: grouped(dependencies, ({ to }) => to),
    after: grouped(dependencies, ({ from }) => from),
  }
  known.set(dependencies, found)
  return found
}
