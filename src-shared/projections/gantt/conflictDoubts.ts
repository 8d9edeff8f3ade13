import type { PlanSnapshot } from '../../domain/snapshot'
import { grouped } from '../../domain/grouped'
import type { PlanDates } from '../../schedule/dates/planDates'
import type { WorkDependency } from '../../schedule/workPlan'

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
  dates.work.tasks.forEach((task, at) => {
    if (task !== old.work.tasks[at]) changed.add(task.id)
  })
  const doubtful = new Set(changed)
  const { byFrom } = endsOf(dates.work.dependencies)
  for (const id of changed) for (const { to } of byFrom.get(id) ?? []) doubtful.add(to)
  if (dates.conflicts !== old.conflicts) {
    for (const { taskId } of [...dates.conflicts, ...old.conflicts]) doubtful.add(taskId)
  }
  return doubtful
}

interface Ends {
  readonly byFrom: ReadonlyMap<string, readonly WorkDependency[]>
  readonly byTo: ReadonlyMap<string, readonly WorkDependency[]>
}

const known = new WeakMap<readonly WorkDependency[], Ends>()

/** Dependencies by either end. Edits of tasks leave the list as it is: it is looked through once. */
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
