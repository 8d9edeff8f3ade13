import { byPosition } from '../../domain/order'
import type { PlanSnapshot } from '../../model/snapshot'
import { FIRST_STATUS } from '../../model/status'
import { present } from '../find'

/** Where a new task stands: the first column of work to do, else the first column. */
export function usualStatus(plan: Pick<PlanSnapshot, 'status'>): string {
  const statuses = present(plan.status).filter(status => !status.isArchived)
  statuses.sort(byPosition)
  return (statuses.find(status => status.category === 'todo') ?? statuses[0])?.id ?? FIRST_STATUS
}
