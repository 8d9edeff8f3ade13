import type { WorkCalendar } from '../calendar/workCalendar'
import type { Day } from '../domain/day'
import type { Event } from '../domain/event'
import type { GoalMetric, StatusCategory } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'
import type { Distribution, Figure, Rate } from './figure'

/** When it is asked. `today` is the day of `now` in `zone` (IANA name). */
export interface Asked {
  readonly calendar: WorkCalendar
  /** Epoch milliseconds. */
  readonly now: number
  readonly today: Day
  readonly zone: string
}

/**
 * What a project's log says of it, as plain values. Counted are the tasks that were neither removed nor
 * cancelled; archived ones stay, because they happened. Milestones count in what is said to count them.
 * Times are whole working minutes (480 a day), shifts are working days and positive when later, instants are
 * epoch milliseconds. Planned means the first dates that a task ever had.
 */
export interface Retrospective {
  /** Everything that is counted somewhere, milestones too. */
  readonly taskIds: readonly string[]
  readonly cancelled: readonly string[]
  readonly whole: Spans
  readonly launches: Launches
  readonly overdue: Overdue
  /** The same against the dates that hold now. */
  readonly overdueNow: Overdue
  readonly materials: Materials
  readonly goals: readonly GoalResult[]
  /** In their order; tasks without a phase come last under null. */
  readonly phases: readonly PhaseSpans[]
  readonly tasks: readonly TaskSpans[]
  readonly cycle: CycleTime
  /** Working days from ready (all that had to be finished before was) or made, to done. */
  readonly lead: Distribution
  readonly statuses: readonly StatusTime[]
  readonly waits: Waits
  readonly rework: Rework
  readonly slips: Slips
  /** Oldest first. */
  readonly moves: readonly Move[]
  readonly milestones: Milestones
}

/** On time ÷ launches whose time has come; hits are those on time. Milestones count. */
export interface Launches extends Rate {
  /** On time, and taken back within a day: counted, and told. */
  readonly rolledBack: readonly string[]
  readonly ahead: readonly string[]
  readonly unplanned: readonly string[]
}

/** Overdue ÷ tasks whose due time has passed; hits are the overdue ones. Milestones count. */
export interface Overdue extends Rate {
  /** Mean working days late (calendar days for work on campaign days), over the hits. */
  readonly lateDays: Figure
  readonly noDue: readonly string[]
}

/** Done ÷ tasks tagged `material`; hits are those done. */
export interface Materials extends Rate {
  /** Made after the first task of the project was begun. */
  readonly added: readonly string[]
}

export interface GoalResult {
  readonly goalId: string
  readonly metric: GoalMetric
  readonly target: number
  readonly deadline: number
  /** The deadline, or now while it lies ahead. */
  readonly measuredAt: number
  readonly measured: Rate
  readonly added: readonly string[]
  /** Null while the deadline lies ahead and when there is nothing to count. */
  readonly isReached: boolean | null
}

export interface Span {
  readonly start: Day | null
  readonly finish: Day | null
}

/** What was planned beside what came. An end that has not come yet is null. */
export interface Spans {
  readonly planned: Span
  readonly actual: Span
  /** Null unless both days are known. */
  readonly startShift: number | null
  readonly finishShift: number | null
  readonly isOpen: boolean
}

export interface TaskSpans extends Spans {
  readonly taskId: string
  readonly phaseId: string | null
  readonly isMilestone: boolean
  /** Working days by which an open task has passed its planned finish. */
  readonly lateDays: number
}

export interface PhaseSpans extends Spans {
  readonly phaseId: string | null
  readonly taskIds: readonly string[]
  readonly done: number
  /** Of its tasks without milestones. Parallel work makes the sum longer than the phase. */
  readonly minutes: { readonly todo: number; readonly doing: number; readonly waiting: number }
}

/** Working days from the first doing to done, both included, beside the same in calendar days. */
export interface CycleTime {
  readonly working: Distribution
  readonly calendar: Distribution
  /** Done without ever having been seen in doing: each counts as one day. */
  readonly untimed: readonly string[]
}

/** Time that tasks lay in a status before they were done. */
export interface StatusTime {
  readonly statusId: string
  readonly category: StatusCategory
  readonly minutes: number
  /** Of all time in doing and waiting; null for other categories. */
  readonly share: number | null
  readonly n: number
  readonly taskIds: readonly string[]
  readonly medianMinutes: number
}

export interface Wait {
  readonly taskId: string
  readonly statusId: string
  /** Who was responsible when it began. */
  readonly personId: string | null
  readonly from: number
  /** Null while it lasts. */
  readonly to: number | null
  readonly minutes: number
  /** By the clock on the wall, nights and rest days too. */
  readonly elapsedMinutes: number
}

export interface Waits {
  /** Waits, not tasks. */
  readonly n: number
  readonly taskIds: readonly string[]
  readonly minutes: number
  /** Ten at most, longest first. */
  readonly longest: readonly Wait[]
}

export interface Rework {
  /** Tasks never sent back ÷ tasks handed over (for review, or as done); hits are those never sent back. */
  readonly firstPass: Rate
  /** Times sent back ÷ hand-overs, which are its `n`. */
  readonly index: Figure
  /** Most first. */
  readonly tasks: readonly ReworkedTask[]
}

export interface ReworkedTask {
  readonly taskId: string
  /** From review back to work. */
  readonly rejected: number
  /** No longer done. */
  readonly reopened: number
}

export interface Slips {
  /** Tasks that had a planned finish. */
  readonly n: number
  readonly taskIds: readonly string[]
  /** Largest effect first. */
  readonly slipped: readonly Slip[]
}

/**
 * A task that finished later than planned, or is about to. Part of it may have been handed down by a task that
 * it depends on; the rest is its own. Effect: own days × (1 + tasks that it made late, directly or not).
 */
export interface Slip {
  readonly taskId: string
  readonly planned: Day
  /** When it came; for an open task its due day or today, whichever is later. */
  readonly finish: Day
  readonly isOpen: boolean
  readonly days: number
  readonly ownDays: number
  /** The task whose lateness it inherited most of; `drivenBy` follows it the other way. */
  readonly driverId: string | null
  readonly drivenLate: number
  readonly effect: number
  /** How often somebody moved its finish later. */
  readonly postponed: number
}

/** A date that somebody moved. First dates are no move, and what was undone did not happen. */
export interface Move {
  readonly at: number
  readonly eventId: string
  readonly personId: string
  readonly kind: 'task' | 'keyDate'
  readonly id: string
  readonly from: Span
  readonly to: Span
  /** Of the finish; null when the dates were taken away. */
  readonly shift: number | null
  readonly isPinned: boolean
}

export interface Milestones {
  readonly spans: readonly TaskSpans[]
  /** Mean shift of those reached that had a plan. */
  readonly variance: Figure
}

export type BuildRetrospective = (plan: PlanSnapshot, events: readonly Event[], asked: Asked) => Retrospective
