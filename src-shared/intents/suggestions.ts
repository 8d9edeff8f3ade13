import type { PlanIntent } from '../commands/intent'
import type { AddDependency } from '../commands/dependency/dependencies'
import { MINUTES_A_DAY } from '../domain/length'
import type { PlanSnapshot } from '../model/snapshot'
import type { Task } from '../model/task'
import type { PlanDates } from '../schedule/dates/planDates'
import type { Remedy, RemedyEdit } from '../schedule/planning/remedies/remedy'
import { remediesFor } from '../schedule/planning/remedies/remediesFor'
import { plannedOf } from './reschedules'

/** A remedy for a conflict, tried on the plan: what it changes, and what remains of the conflict. */
export interface Suggestion {
  readonly kind: Remedy['kind']
  /** Working days by which the conflict remains; 0 when it is solved. */
  readonly leftDays: number
  readonly parts: readonly SuggestionPart[]
}

export type SuggestionPart =
  | { readonly kind: 'shorten'; readonly task: Task; readonly days: number }
  | {
      readonly kind: 'parallel'
      readonly dependencyId: string
      readonly from: Task
      readonly to: Task
      readonly lag: number
    }
  | { readonly kind: 'drop'; readonly task: Task; readonly dependencies: readonly AddDependency[] }

const MOST = 4

/** Remedies for the conflict of one task; those that do not fit whole days are left out. */
export function suggestionsFor(plan: PlanSnapshot, dates: PlanDates, taskId: string): Suggestion[] {
  const conflict = dates.conflicts.find(one => one.taskId === taskId)
  if (conflict === undefined) return []
  const all = remediesFor(plannedOf(dates), conflict, MINUTES_A_DAY)
  return all.flatMap(remedy => suggestionOf(plan, remedy) ?? []).slice(0, MOST)
}

function suggestionOf(plan: PlanSnapshot, { kind, edits, leftMinutes }: Remedy): Suggestion | null {
  const parts = edits.flatMap(edit => partOf(plan, edit) ?? [])
  if (parts.length !== edits.length) return null
  return { kind, leftDays: Math.ceil(leftMinutes / MINUTES_A_DAY), parts }
}

function partOf(plan: PlanSnapshot, edit: RemedyEdit): SuggestionPart | null {
  if (edit.kind === 'parallel') {
    const dependency = plan.dependency.get(edit.dependencyId)
    const [from, to] = [plan.task.get(dependency?.from ?? ''), plan.task.get(dependency?.to ?? '')]
    if (from === undefined || to === undefined) return null
    return { kind: 'parallel', dependencyId: edit.dependencyId, from, to, lag: daysOf(edit.lagMinutes) }
  }
  const task = plan.task.get(edit.taskId)
  if (task === undefined) return null
  if (edit.kind === 'shorten') {
    const days = edit.toMinutes / MINUTES_A_DAY
    return Number.isInteger(days) && days > 0 ? { kind: 'shorten', task, days } : null
  }
  const dependencies = edit.dependencies.map(({ from, to, type, lag }) => ({
    from,
    to,
    type,
    lag: daysOf(lag.minutes),
  }))
  return { kind: 'drop', task, dependencies }
}

function daysOf(minutes: number): number {
  return Math.trunc(minutes / MINUTES_A_DAY)
}

/** The intents that carry a suggestion out. */
export function intentsOf({ parts }: Suggestion): PlanIntent[] {
  return parts.map((part): PlanIntent => {
    if (part.kind === 'shorten') {
      return { command: 'scheduleTask', input: { taskId: part.task.id, days: part.days } }
    }
    if (part.kind === 'parallel') {
      const { dependencyId, lag } = part
      return { command: 'changeDependency', input: { dependencyId, type: 'SS', lag } }
    }
    return { command: 'dropTask', input: { taskId: part.task.id, dependencies: part.dependencies } }
  })
}
