import type { WorkPlan } from '../workPlan'
import type { Schedule, ScheduledTask } from './result'
import { schedulePlan } from './schedulePlan'

/** A plan with its dates, from which the next one is planned. */
export interface Scheduled {
  readonly plan: WorkPlan
  readonly schedule: Schedule
  /** Ids of the tasks whose result is another one than before. */
  readonly changed: readonly string[]
}

export function startSchedule(plan: WorkPlan): Scheduled {
  const schedule = schedulePlan(plan)
  return { plan, schedule, changed: schedule.tasks.map(task => task.id) }
}

/** The dates of a plan that shares what did not change with the one before, which stays as it is. */
export function reschedule(before: Scheduled, plan: WorkPlan): Scheduled {
  const schedule = schedulePlan(plan)
  const old = new Map(before.schedule.tasks.map(task => [task.id, task]))
  const tasks = schedule.tasks.map(task => {
    const known = old.get(task.id)
    return known !== undefined && saysTheSame(known, task) ? known : task
  })
  const changed = tasks.filter(task => old.get(task.id) !== task).map(task => task.id)
  return { plan, schedule: { ...schedule, tasks }, changed }
}

function saysTheSame(a: ScheduledTask, b: ScheduledTask): boolean {
  return (Object.keys(a) as (keyof ScheduledTask)[]).every(key => a[key] === b[key])
}
