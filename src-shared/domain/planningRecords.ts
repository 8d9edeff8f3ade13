import type { ClockTime } from './clockTime'
import type { Day } from './day'
import type { Removable } from './removable'

/** A wish of a person for one end of a task, besides its start and its pin. */
export type TaskConstraintKind =
  | 'asLateAsPossible'
  | 'startNoLater'
  | 'finishNoEarlier'
  | 'finishNoLater'
  | 'mustFinish'

export interface TaskConstraint {
  readonly kind: TaskConstraintKind
  /** Of no meaning for as late as possible. */
  readonly day: Day
}

/** When work really began and ended: it stays there, whatever the plan says. */
export interface Actual {
  readonly start: Day | null
  readonly finish: Day | null
}

export const NOT_BEGUN: Actual = { start: null, finish: null }

/** What a dependant does when the task before it slips. */
export type SlipPolicy = 'push' | 'keepGap' | 'off'

/** How this project is planned: one record, `planning`. */
export interface Planning extends Removable {
  readonly slipPolicy: SlipPolicy
  /** What is left is planned from this day on; null while nobody has told. */
  readonly statusDay: Day | null
}

/** The dates of a moment, frozen. Written once; only its name changes. */
export interface Baseline extends Removable {
  readonly name: string
  /** Epoch milliseconds by the maker's clock. */
  readonly at: number
  readonly personId: string
  /** Start and finish of each task, by id. */
  readonly dates: Readonly<Record<string, readonly [start: Day, finish: Day]>>
}

export type CalendarLayer = 'workspace' | 'site' | 'project' | 'person'
export type ClockSpan = readonly [from: ClockTime, to: ClockTime]

/** Days of one layer that are not as its weekdays are. */
export interface CalendarDays extends Removable {
  readonly layer: CalendarLayer
  /** The person, or the job role whose site it is; null for the others. */
  readonly ownerId: string | null
  readonly name: string
  readonly from: Day
  readonly to: Day
  readonly isWorking: boolean
  /** Own hours of working days; null for the usual ones. */
  readonly shifts: readonly ClockSpan[] | null
}

/** Hours of the seven weekdays, Monday first; an empty list is a weekday off. */
export type WeekHours = readonly (readonly ClockSpan[])[]

/** The ordinary week of one layer and owner, under the id that `weekId` gives them. */
export interface CalendarWeek extends Removable {
  readonly layer: CalendarLayer
  /** The person, or the job role whose site it is; null for the others. */
  readonly ownerId: string | null
  /** Null where the layer below knows. */
  readonly week: WeekHours | null
}

/** A public calendar that somebody brought in for a year. Its id is the year. */
export interface HolidayYear extends Removable {
  readonly year: number
  readonly days: readonly { readonly day: Day; readonly name: string; readonly isOff: boolean }[]
}

interface LayerRecords {
  calendarDays: CalendarDays
  calendarWeek: CalendarWeek
}
/** Those of a plan. */
export interface PlanningRecords extends LayerRecords {
  planning: Planning
  baseline: Baseline
}
/** Those of the workspace. */
export interface CalendarRecords extends LayerRecords {
  holidayYear: HolidayYear
}
