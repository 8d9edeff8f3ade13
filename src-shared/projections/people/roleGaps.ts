import { isAtHand } from '../../model/doneness'
import { JOB_ROLES, type JobRole } from '../../domain/role'
import type { PlanSnapshot } from '../../model/snapshot'

export interface RoleGap {
  readonly role: JobRole
  readonly tasks: number
  /** Tasks of the role that nobody has yet. */
  readonly vacant: number
}

/** Every job role that a task of the plan asks for, those with a gap first, in the order of the roles. */
export function roleGaps(plan: Pick<PlanSnapshot, 'task' | 'status'>): RoleGap[] {
  const counts = new Map<string, { tasks: number; vacant: number }>()
  for (const task of plan.task.values()) {
    if (task.role === null || !isAtHand(plan, task)) continue
    const count = counts.get(task.role) ?? { tasks: 0, vacant: 0 }
    count.tasks += 1
    if (task.personId === null) count.vacant += 1
    counts.set(task.role, count)
  }
  return JOB_ROLES.flatMap(role => {
    const count = counts.get(role)
    return count === undefined ? [] : [{ role, ...count }]
  }).sort((a, b) => Number(b.vacant > 0) - Number(a.vacant > 0))
}
