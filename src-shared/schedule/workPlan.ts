import type { CalendarHours } from '../calendar/calendarHours'
import type { Minute } from '../calendar/workingTime'
import type { DependencyType } from '../model/dependency'

/** Minutes of work, or of the clock. A dependency's lag may be negative: a lead. */
export interface Length {
  readonly minutes: number
  readonly isElapsed: boolean
}

export type ConstraintKind =
  | 'asLateAsPossible'
  | 'startNoEarlier'
  | 'startNoLater'
  | 'finishNoEarlier'
  | 'finishNoLater'
  /** The pins: work that slips into one is a conflict and never moves it. */
  | 'mustStart'
  | 'mustFinish'

export interface Constraint {
  readonly kind: ConstraintKind
  /** Of no meaning for as late as possible. */
  readonly at: Minute
}

/** What is done stays where it was done. */
export interface Progress {
  readonly start: Minute
  /** Null while something is left. */
  readonly finish: Minute | null
  /** Of the duration. */
  readonly doneMinutes: number
}

export interface WorkTask {
  readonly id: string
  readonly name: string
  /** A task that others name as their parent is their summary: its own duration does not count. */
  readonly parentId: string | null
  readonly duration: Length
  /** Null for the plan's. */
  readonly calendarId: string | null
  /** Null for as soon as possible. */
  readonly constraint: Constraint | null
  readonly deadline: Minute | null
  readonly progress: Progress | null
  /** A fact: when somebody let those go on who wait at a gate. */
  readonly released?: Minute | null
}

export interface WorkDependency {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly type: DependencyType
  /** In the successor's working time. */
  readonly lag: Length
  /** Of two, the one with the larger age number is the newer one; ids decide between equal ones. */
  readonly madeAt: number
  /** Holds its successor until the predecessor is released, too. */
  readonly isGate?: boolean
}

/** What the engine plans: a snapshot of tasks, wherever they came from. */
export interface WorkPlan {
  readonly name: string
  readonly start: Minute
  /** Nothing that is left is planned before it; null while nobody has told. */
  readonly statusAt: Minute | null
  /** One of `calendars`, or a built-in one. */
  readonly calendarId: string
  readonly calendars: readonly CalendarHours[]
  /** A milestone after Friday's last minute stands there, or waits for Monday's first. */
  readonly doMilestonesWait: boolean
  readonly tasks: readonly WorkTask[]
  readonly dependencies: readonly WorkDependency[]
}
