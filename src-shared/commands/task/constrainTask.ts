import { isRefusal, refuse } from '../../domain/refusal'
import { constraintKinds, type TaskConstraint, type TaskConstraintKind } from '../../model/constraint'
import { type Edit, put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { findTask } from '../find'
import { isPlannable } from '../limits'

export interface ConstrainTask {
  readonly taskId: string
  /** Null takes it away; left out, it stays. */
  readonly constraint?: { readonly kind: TaskConstraintKind; readonly day: string } | null
  readonly deadline?: string | null
}

/** A constraint on one end of a task, and its deadline. */
export const constrainTask: PlanCommand<ConstrainTask> = (plan, { taskId, constraint, deadline }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const edits: Edit[] = []
  if (constraint !== undefined) {
    const to = checked(constraint)
    if (isRefusal(to)) return to
    edits.push(put('task', taskId, { field: 'constraint', to }))
  }
  if (deadline !== undefined) {
    if (deadline !== null && !isPlannable(deadline)) return refuse('badDay')
    edits.push(put('task', taskId, { field: 'deadline', to: deadline }))
  }
  return edits
}

function checked(constraint: NonNullable<ConstrainTask['constraint']> | null) {
  if (constraint === null) return null
  const { kind, day } = constraint
  if (!constraintKinds.includes(kind) || !isPlannable(day)) return refuse('badDay')
  return { kind, day } satisfies TaskConstraint
}
