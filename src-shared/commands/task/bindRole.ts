import { put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { present } from '../find'

export interface BindRole {
  readonly role: string
  readonly personId: string
}

/** Gives every task of a job role that nobody has yet to one person. */
export const bindRole: PlanCommand<BindRole> = (plan, { role, personId }) =>
  present(plan.task)
    .filter(task => task.role === role && task.personId === null)
    .map(task => put('task', task.id, { field: 'personId', to: personId }))
