import type { Schedule } from '#shared/schedule/engine/result'
import { type BrokenDependency, brokenBy, datedPlan } from '#shared/schedule/planning/brokenDependencies'
import type { Engine } from '#shared/schedule/planning/planned'
import type { SlipPolicy } from '#shared/schedule/planning/slip'
import type { WorkPlan } from '#shared/schedule/workPlan'

/**
 * Dependencies that the dates break, in the plan's order. Work that is done neither binds nor is bound; what the
 * schedule suspended, and the finish of a summary, is told elsewhere.
 */
export function brokenDependencies(plan: WorkPlan, schedule: Schedule): BrokenDependency[] {
  const places = new Map(plan.tasks.map(({ id }, place) => [id, place]))
  const dated = datedPlan(plan, schedule, places)
  return plan.dependencies.flatMap(dependency => brokenBy(dependency, dated) ?? [])
}

/** The dates of a plan under a policy; `off` leaves it to the requested starts alone, see `brokenDependencies`. */
export function scheduleBy(plan: WorkPlan, policy: SlipPolicy, engine: Engine): Schedule {
  return engine(policy === 'off' ? { ...plan, dependencies: [] } : plan)
}
