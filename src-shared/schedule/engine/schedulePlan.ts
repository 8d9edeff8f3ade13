import type { WorkPlan } from '../workPlan'
import type { Schedule } from './result'
import { startSchedule } from './startSchedule'

/**
 * The dates that a plan leads to: as early and as late as its dependencies, constraints, calendars and facts
 * allow. It always answers: what cannot be is a conflict, and a dependency in the way of an answer is suspended.
 */
export function schedulePlan(plan: WorkPlan): Schedule {
  return startSchedule(plan).schedule
}
