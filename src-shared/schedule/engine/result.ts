import type { Minute } from '../../calendar/workingTime'
import type { ConstraintKind } from '../workPlan'

export interface ScheduledTask {
  readonly id: string
  readonly name: string
  readonly isSummary: boolean
  readonly earlyStart: Minute
  readonly earlyFinish: Minute
  readonly lateStart: Minute
  readonly lateFinish: Minute
  /** Where the work is planned: its early dates, or later for a task as late as possible. */
  readonly start: Minute
  readonly finish: Minute
  readonly totalSlackMinutes: number
  readonly freeSlackMinutes: number
  readonly critical: boolean
  /** The dependency that holds the early start where it is; null when a date or the plan's start does. */
  readonly drivenBy: string | null
}

/** A requested date that the plan cannot grant. */
export interface Conflict {
  readonly taskId: string
  /** `unreleased`: it has begun or is pinned before a gate that nobody has released. */
  readonly kind: Exclude<ConstraintKind, 'asLateAsPossible'> | 'deadline' | 'started' | 'unreleased'
  readonly wanted: Minute
  /** What the dependencies lead to; of a gate, as early as it can still be met. */
  readonly reached: Minute
  /** Of the task's working time. */
  readonly byMinutes: number
  /** Tasks that lead to it, the first one first, itself last; of more than 200 the last ones. */
  readonly chain: readonly string[]
}

export interface Suspended {
  readonly dependencyId: string
  readonly from: string
  readonly to: string
  /** `summaryFinish`: a summary finishes with its tasks, and nothing can bind its finish alone. */
  readonly why: 'cycle' | 'dangling' | 'summaryFinish'
}

export interface Schedule {
  readonly start: Minute
  readonly finish: Minute
  /** Working time of the plan's calendar from start to finish. */
  readonly workingMinutes: number
  /** In the plan's order. */
  readonly tasks: readonly ScheduledTask[]
  readonly conflicts: readonly Conflict[]
  readonly suspended: readonly Suspended[]
}
