import { isAtHand } from '../domain/doneness'
import { byPosition, byRank } from '../domain/order'
import type { Phase, Task } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'

/** A phase with its tasks in order; the last one, without a phase, holds the tasks that have none. */
export interface OutlinePhase {
  readonly phase: Phase | null
  readonly tasks: readonly string[]
  /** Number of its first task in the whole plan, from 1. */
  readonly from: number
}

/** Where a task stands: in which phase of the outline, and which task of it. */
export interface Home {
  readonly phase: number
  readonly at: number
}

type OutlinePlan = Pick<PlanSnapshot, 'task' | 'phase' | 'status'>

export interface Outline {
  readonly plan: OutlinePlan
  readonly phases: readonly OutlinePhase[]
  readonly homes: ReadonlyMap<string, Home>
}

/** Every task of the plan, phase by phase. Phases and homes are those of `before` when no order has changed. */
export function ganttOutline(plan: OutlinePlan, before: Outline | null): Outline {
  if (before !== null && isSameFrame(plan, before.plan) && isOrderKept(plan, before.plan)) {
    return { ...before, plan }
  }
  const phases = numbered(sorted(plan))
  const homes = new Map<string, Home>()
  for (const [phase, { tasks }] of phases.entries()) {
    for (const [at, id] of tasks.entries()) homes.set(id, { phase, at })
  }
  return { plan, phases, homes }
}

function isSameFrame(plan: OutlinePlan, before: OutlinePlan): boolean {
  return before.phase === plan.phase && before.status === plan.status
}

function isOrderKept(plan: OutlinePlan, before: OutlinePlan): boolean {
  return plan.task.changedSince(before.task).every(id => {
    const [task, old] = [plan.task.get(id), before.task.get(id)]
    if (task === undefined || old === undefined || isAtHand(plan, task) !== isAtHand(before, old))
      return false
    return task.phaseId === old.phaseId && task.rank === old.rank
  })
}

type Group = Pick<OutlinePhase, 'phase' | 'tasks'>

function sorted(plan: OutlinePlan): Group[] {
  const phases = [...plan.phase.values()].filter(phase => !phase.isRemoved).sort(byPosition)
  const members = new Map<string | null, Task[]>(phases.map(phase => [phase.id, []]))
  const others: Task[] = []
  for (const task of plan.task.values()) {
    if (isAtHand(plan, task)) (members.get(task.phaseId) ?? others).push(task)
  }
  const idsOf = (tasks: readonly Task[]) => tasks.toSorted(byRank).map(task => task.id)
  const groups: Group[] = phases.map(phase => ({ phase, tasks: idsOf(members.get(phase.id) ?? []) }))
  return others.length === 0 ? groups : [...groups, { phase: null, tasks: idsOf(others) }]
}

function numbered(groups: readonly Group[]): OutlinePhase[] {
  let from = 1
  return groups.map(group => {
    const phase = { ...group, from }
    from += group.tasks.length
    return phase
  })
}
