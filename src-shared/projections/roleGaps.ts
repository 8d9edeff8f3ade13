import { JOB_ROLES, type JobRole } from '../domain/role'
import type { PlanSnapshot } from '../domain/snapshot'

export interface RoleGap {
  readonly role: JobRole
  readonly tasks: number
  /** Tasks of the role that nobody has yet. */
  readonly vacant: number
}

/** Every job role that a task of the plan asks for, those with a gap first, in the order of the roles. */
export function roleGaps(plan: PlanSnapshot): RoleGap[] {
  const tasks = [...plan.task.values()].filter(task => !task.isRemoved && !task.isArchived)
  const gaps = JOB_ROLES.map(role => {
    const own = tasks.filter(task => task.role === role)
    return { role, tasks: own.length, vacant: own.filter(task => task.personId === null).length }
  })
  return gaps.filter(gap => gap.tasks > 0).sort((a, b) => Number(b.vacant > 0) - Number(a.vacant > 0))
}
