import type { ClockTime } from './clockTime'
import type { Day } from './day'
import type { TaskLength } from './length'
import type { Mineral } from './mineral'
import type { Wording } from './wording'
import type { Actual, CalendarRecords, PlanningRecords, TaskConstraint } from './planningRecords'
import type { Removable } from './removable'

/** A date that no slip may move (平台时间). `time` is 'HH:mm' in `zone` (IANA name), null for all day. */
export interface Pin {
  readonly day: Day
  readonly time: ClockTime | null
  readonly zone: string
}

/**
 * One register, because its parts mean nothing apart. `start` is a wish that only a person's command
 * writes; `days` are working days, 0 for a milestone; `due` stands alone only while there is no start
 * (with one, the finish follows from start and days; work that was brought in with both keeps a `due`
 * that says the same day).
 */
export interface Timing {
  readonly start: Day | null
  readonly days: number
  readonly due: Day | null
  readonly pin: Pin | null
  /** Where whole working days do not say it; `days` are then those that it begins. */
  readonly length?: TaskLength
  /** Of the start, where it is not the first minute of work of its day; by the clocks of the project's place. */
  readonly startTime?: ClockTime
}

export const NO_TIMING: Timing = { start: null, days: 1, due: null, pin: null }

export type TaskKind = 'task' | 'design-draft' | 'review' | 'gate' | 'offline' | 'milestone'

export interface Task extends Removable {
  readonly title: Wording
  readonly kind: TaskKind
  readonly statusId: string
  readonly phaseId: string | null
  readonly personId: string | null
  /** Job role from the template; the person is bound later. */
  readonly role: string | null
  readonly timing: Timing
  readonly constraint: TaskConstraint | null
  /** Moves nothing; missed, it is a conflict. */
  readonly deadline: Day | null
  readonly actual: Actual
  /** The task that it is a part of; one that is not there, or a circle of parents, counts as none. */
  readonly parentId: string | null
  /** Place in its board column. */
  readonly position: string
  /** Place in the plan's outline, which moving a card does not touch. */
  readonly rank: string
  readonly deliverable: Wording
  readonly tags: readonly string[]
  readonly isArchived: boolean
  /** Ticked as complete where it stands, without having been moved to a column of done work. */
  readonly isComplete: boolean
}

export type StatusCategory = 'todo' | 'doing' | 'waiting' | 'done' | 'dropped'

export interface Status extends Removable {
  /** null: the built-in name in the reader's language. */
  readonly name: Wording | null
  readonly colour: StatusColour
  readonly category: StatusCategory
  readonly position: string
  /** Work in progress allowed in the column; null for no limit. */
  readonly limit: number | null
  /** Put away with everything in it; its tasks keep their own marks. */
  readonly isArchived: boolean
}

/** A status may also be plain ink or the one red. */
export type StatusColour = Mineral | 'ink3' | 'cinnabar'

export interface Phase extends Removable {
  readonly name: Wording
  readonly colour: Mineral
  readonly position: string
}

export type DependencyType = 'FS' | 'SS' | 'FF' | 'SF'

export interface Dependency extends Removable {
  readonly from: string
  readonly to: string
  readonly type: DependencyType
  /** Working days; negative for a lead. */
  readonly lag: number
  /** Where whole working days do not say it; `lag` is then as near as they come. */
  readonly lagLength: TaskLength | null
  /** Epoch milliseconds by the maker's clock, 0 for a template's: of a circle the newest one gives way. */
  readonly madeAt: number
}

/** A named list of check items; items without one stand under no name. */
export interface Checklist extends Removable {
  readonly taskId: string
  readonly name: string
  readonly position: string
}

export interface CheckItem extends Removable {
  readonly taskId: string
  readonly checklistId: string | null
  readonly text: Wording
  readonly isDone: boolean
  readonly position: string
}

export interface Comment extends Removable {
  readonly taskId: string
  readonly personId: string
  /** Epoch milliseconds by the writer's clock. */
  readonly at: number
  readonly text: string
}

export interface Link extends Removable {
  readonly taskId: string
  readonly url: string
  readonly title: string
}

export interface Label extends Removable {
  readonly name: string
  readonly colour: Mineral
}

/** That a task carries a label. Its id is `task~label`, so that two peers who label alike make one. */
export interface Labelling extends Removable {
  readonly taskId: string
  readonly labelId: string
}

/** That a person takes part besides the one who is responsible. Its id is `task~person`. */
export interface Participant extends Removable {
  readonly taskId: string
  readonly personId: string
}

/** Somebody named in work that came from another tool. `personId` is who that is in this workspace, null when nobody. */
export interface Contributor extends Removable {
  readonly name: string
  readonly personId: string | null
  /** Was a member there when the work came; others are only named by what they did. */
  readonly isMember: boolean
}

export type GoalMetric = 'onTimeLaunch' | 'materialReady'

/** What the project promised: the share of tasks with `tag` that the metric counts, by a moment. */
export interface Goal extends Removable {
  readonly name: Wording
  readonly metric: GoalMetric
  /** 0 … 1 */
  readonly target: number
  readonly tag: string
  readonly day: Day
  readonly time: ClockTime | null
  readonly zone: string
  readonly position: string
}

export type RetroList = 'keep' | 'stop' | 'start' | 'action'

/** A line of the retrospective. An action that became a task names it. */
export interface RetroCard extends Removable {
  readonly list: RetroList
  readonly text: string
  readonly personId: string
  /** Epoch milliseconds by the writer's clock. */
  readonly at: number
  readonly taskId: string | null
  readonly position: string
}

/** A named date of the project: T itself has the id `T`. */
export interface KeyDate extends Removable {
  readonly name: Wording
  readonly day: Day
  readonly time: ClockTime | null
  readonly zone: string
}

export interface Person extends Removable {
  readonly name: string
  readonly colour: Mineral
  readonly role: string | null
}

export interface ProjectEntry extends Removable {
  readonly name: Wording
  readonly colour: Mineral
  readonly template: string | null
  readonly keyDay: Day | null
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly createdBy: string
  readonly isArchived: boolean
  /** When it was put into the trash, by the remover's clock. */
  readonly removedAt: number | null
  /** Deleted for good: every computer lets go of its documents. */
  readonly isPurged: boolean
}

export interface Setting extends Removable {
  readonly value: string | number | boolean | null
}

export interface PlanRecords extends PlanningRecords {
  task: Task
  phase: Phase
  status: Status
  dependency: Dependency
  checklist: Checklist
  checkItem: CheckItem
  comment: Comment
  link: Link
  label: Label
  labelling: Labelling
  participant: Participant
  contributor: Contributor
  keyDate: KeyDate
  goal: Goal
  retroCard: RetroCard
}
export interface WorkspaceRecords extends CalendarRecords {
  person: Person
  project: ProjectEntry
}
export interface MeRecords {
  setting: Setting
}
export type AllRecords = PlanRecords & WorkspaceRecords & MeRecords
export type Kind = keyof AllRecords
export type PlanKind = keyof PlanRecords
export type WorkspaceKind = keyof WorkspaceRecords
export type MeKind = keyof MeRecords
export type FieldOf<K extends Kind> = Exclude<keyof AllRecords[K] & string, 'id'>
