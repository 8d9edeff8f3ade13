import { byRank, positionAt } from '../../domain/order'
import { isRefusal, refuse } from '../../domain/refusal'
import { type Edit, put } from '../../model/edit'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Task } from '../../model/task'
import type { PlanCommand } from '../command'
import { findTask, present } from '../find'

export interface NestTask {
  readonly taskId: string
  /** The task that it becomes a part of; null for none. */
  readonly parentId: string | null
  /** The sibling that it comes before; null for the end; left out, its place is kept. */
  readonly before?: string | null
}

/** Gives a task its place in the outline: below another, among its siblings. Its parts go along, and its phase follows. */
export const nestTask: PlanCommand<NestTask> = (plan, { taskId, parentId, before }) => {
  const task = findTask(plan, taskId)
  if (isRefusal(task)) return task
  const parent = parentId === null ? null : findTask(plan, parentId)
  if (isRefusal(parent)) return parent
  if (parent !== null && isWithin(plan, parent, taskId)) return refuse('wouldLoop')
  const edits: Edit[] = []
  if (task.parentId !== parentId) edits.push(put('task', taskId, { field: 'parentId', to: parentId }))
  if (parent !== null) edits.push(...phaseEdits(plan, task, parent.phaseId))
  if (before !== undefined) edits.push(...rankEdits(plan, task, { parentId, before }))
  return edits
}

/** Whether a task is another one or lies somewhere below it. */
export function isWithin(plan: PlanSnapshot, task: Task, ancestorId: string): boolean {
  const seen = new Set<string>()
  for (let at: Task | undefined = task; at !== undefined && !seen.has(at.id); ) {
    if (at.id === ancestorId) return true
    seen.add(at.id)
    at = at.parentId === null ? undefined : plan.task.get(at.parentId)
  }
  return false
}

function phaseEdits(plan: PlanSnapshot, task: Task, phaseId: string | null): Edit[] {
  const below = present(plan.task).filter(
    other => other.phaseId !== phaseId && isWithin(plan, other, task.id),
  )
  return below.map(({ id }) => put('task', id, { field: 'phaseId', to: phaseId }))
}

function rankEdits(
  plan: PlanSnapshot,
  task: Task,
  { parentId, before }: { parentId: string | null; before: string | null },
): Edit[] {
  const siblings = present(plan.task).filter(other => other.parentId === parentId && other.id !== task.id)
  const inPhase = siblings.filter(other => parentId !== null || other.phaseId === task.phaseId).sort(byRank)
  const found = before === null ? -1 : inPhase.findIndex(other => other.id === before)
  const placed = inPhase.map(({ id, rank }) => ({ id, position: rank }))
  const to = positionAt(placed, found < 0 ? inPhase.length : found)
  return [put('task', task.id, { field: 'rank', to })]
}
