import { byPosition } from '../domain/order'
import type { Phase, Task } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'

/** A phase with its tasks in order; the last one, without a phase, holds the tasks that have none. */
export interface OutlinePhase {
  readonly phase: Phase | null
  readonly tasks: readonly string[]
}

type OutlinePlan = Pick<PlanSnapshot, 'task' | 'phase'>

export interface Outline {
  readonly plan: OutlinePlan
  readonly phases: readonly OutlinePhase[]
}

/** Every task of the plan, phase by phase. Equal to the outline before it when no order has changed. */
export function ganttOutline(plan: OutlinePlan, before: Outline | null): Outline {
  if (before !== null && before.plan.phase === plan.phase && isOrderKept(plan, before.plan)) {
    return before.plan.task === plan.task ? before : { plan, phases: before.phases }
  }
  return { plan, phases: sorted(plan) }
}

function isShown(task: Task): boolean {
  return !task.isRemoved && !task.isArchived
}

/** Five thousand comparisons of objects cost less than sorting them again at every edit. */
function isOrderKept(plan: OutlinePlan, before: OutlinePlan): boolean {
  if (plan.task === before.task) return true
  if (plan.task.size !== before.task.size) return false
  for (const task of plan.task.values()) {
    const old = before.task.get(task.id)
    if (old === task) continue
    if (old === undefined || isShown(old) !== isShown(task)) return false
    if (old.phaseId !== task.phaseId || old.position !== task.position) return false
  }
  return true
}

function sorted(plan: OutlinePlan): OutlinePhase[] {
  const phases = [...plan.phase.values()].filter(phase => !phase.isRemoved).sort(byPosition)
  const members = new Map<string | null, Task[]>(phases.map(phase => [phase.id, []]))
  const others: Task[] = []
  for (const task of plan.task.values()) {
    if (isShown(task)) (members.get(task.phaseId) ?? others).push(task)
  }
  const idsOf = (tasks: readonly Task[]) => tasks.toSorted(byPosition).map(task => task.id)
  const outline: OutlinePhase[] = phases.map(phase => ({ phase, tasks: idsOf(members.get(phase.id) ?? []) }))
  if (others.length > 0) outline.push({ phase: null, tasks: idsOf(others) })
  return outline
}
