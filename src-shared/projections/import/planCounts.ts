import { type ForeignPlanCounts, isBound, isPlanRecordId } from '../../model/foreignPlan'
import type { PlanSnapshot } from '../../model/snapshot'
import { type Wording, wordingIn } from '../../domain/wording'

/** What a project holds of a plan that was imported, counted from its documents. */
export interface PlanCounts extends ForeignPlanCounts {
  readonly name: string
}

/** Only what came with the file and was not removed counts. */
export function countPlan(name: Wording, plan: PlanSnapshot): PlanCounts {
  const tasks = imported(plan.task)
  const count = (is: (task: (typeof tasks)[number]) => boolean): number => tasks.filter(is).length
  return {
    name: wordingIn(name, 'zh'),
    phases: imported(plan.phase).length,
    tasks: tasks.length,
    milestones: count(task => task.kind === 'milestone'),
    parts: count(task => task.parentId !== null),
    dependencies: imported(plan.dependency).length,
    constraints: count(isBound),
    begun: count(task => task.actual.start !== null),
    members: imported(plan.contributor).length,
    notes: count(task => (plan.notes.get(task.id) ?? '') !== ''),
    calendarDays: imported(plan.calendarDays).length,
  }
}

interface Records<T> {
  values(): Iterable<T>
}

function imported<T extends { readonly id: string; readonly isRemoved: boolean }>(records: Records<T>): T[] {
  return [...records.values()].filter(({ id, isRemoved }) => !isRemoved && isPlanRecordId(id))
}
