import type { PlanSnapshot } from '../../model/snapshot'
import { grouped } from '../../domain/grouped'
import type { PlanDates } from '../../schedule/dates/planDates'
import type { WorkDependency } from '../../schedule/workPlan'

/** Tasks whose conflicts may have changed since `before`; null for all. */
export function affectedTasks(
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
  // A ticked checklist may finish a predecessor.
  dates.work.tasks.forEach((task, at) => {
    if (task !== old.work.tasks[at]) changed.add(task.id)
  })
  const affected = new Set(changed)
  const { byFrom } = endsOf(dates.work.dependencies)
  for (const id of changed) for (const { to } of byFrom.get(id) ?? []) affected.add(to)
  if (dates.conflicts !== old.conflicts) {
    for (const { taskId } of [...dates.conflicts, ...old.conflicts]) affected.add(taskId)
  }
  return affected
}

interface Ends {
  readonly byFrom: ReadonlyMap<string, readonly WorkDependency[]>
  readonly byTo: ReadonlyMap<string, readonly WorkDependency[]>
}

const known = new WeakMap<readonly WorkDependency[], Ends>()

/** Dependencies by either end; cached, since edits of tasks keep the list. */
export function endsOf(dependencies: readonly WorkDependency[]): Ends {
  const found = known.get(dependencies)
  if (found !== undefined) return found
  const made = {
    byFrom: grouped(dependencies, ({ from }) => from),
    byTo: grouped(dependencies, ({ to }) => to),
  }
  known.set(dependencies, made)
  return made
}
