import type { ClockTime } from '../domain/clockTime'
import type { Weekday } from '../domain/day'
import type { Mineral } from '../domain/mineral'
import type { JobRole } from '../domain/role'
import type { BothLanguages } from '../domain/wording'
import type { DependencyType } from '../model/dependency'
import type { GoalMetric } from '../model/goal'
import type { TaskKind } from '../model/task'

/**
 * A plan without dates and people: tasks carry roles and stand at offsets from T, the key date. Offsets and
 * lengths are working days; the offset of a platform date is calendar days, because platforms keep no weekends.
 */
export interface ProjectTemplate {
  readonly key: string
  readonly version: number
  readonly name: BothLanguages
  /** Of the project among others. */
  readonly colour: Mineral
  /** What the people who use it call T. */
  readonly keyDateName: BothLanguages
  /** The date that T falls on every year, if it does. */
  readonly occasion: Occasion | null
  /** A cycle that comes every week, if it does. */
  readonly weekly: WeeklyCycle | null
  readonly phases: readonly TemplatePhase[]
  /** In the order in which they happen. */
  readonly keyDates: readonly TemplateKeyDate[]
  readonly goals: readonly TemplateGoal[]
  readonly tasks: readonly TemplateTask[]
}

export interface Occasion {
  /** 1 … 12 */
  readonly month: number
  readonly date: number
}

interface WeeklyCycle {
  /** Where T usually lies in the week. */
  readonly weekday: Weekday
  /** Each cycle is named by this and its ISO week. */
  readonly name: BothLanguages
}

export interface TemplatePhase {
  readonly id: string
  readonly name: BothLanguages
  readonly colour: Mineral
}

/** A date that a platform sets. It is asked for, because platforms move it every year. */
export interface TemplateKeyDate {
  readonly id: string
  readonly name: BothLanguages
  /** Where it usually lies: calendar days from T, and the time on that day. */
  readonly daysFromT: number
  readonly time: ClockTime
  /** A date that is not asked for takes its usual place unless one is given. */
  readonly asksPerson: boolean
  /** Whether it lies on T at the latest, on T at the earliest, or on T itself, where only its time is asked for. */
  readonly side: 'upToT' | 'fromT' | 'onT'
  /** Tasks that move by the same number of working days when this date moves from its usual place. */
  readonly shifts: readonly string[]
}

/** A share of the tasks with a tag that the project promises by one of its key dates, that moment included. */
export interface TemplateGoal {
  readonly id: string
  readonly name: BothLanguages
  readonly metric: GoalMetric
  /** 0 … 1 */
  readonly target: number
  readonly tag: TaskTag
  /** Id of a key date of the template. */
  readonly by: string
}

type TaskTag = 'material' | 'launch' | 'gate' | 'offline' | 'campaignDay' | 'buffer' | 'sameDay'

export interface TemplateDependency {
  readonly from: string
  readonly type: DependencyType
  /** Working days, negative for a lead. */
  readonly lag: number
}

type TemplatePin =
  /** The moment of a key date. */
  | { readonly on: 'keyDate'; readonly id: string }
  /** T itself, the whole day. */
  | { readonly on: 'T' }
  /** The last working day before the National Day holiday, the first one after it. */
  | { readonly on: 'beforeNationalDay' }
  | { readonly on: 'afterNationalDay' }
  /** A window that the platform opens and the person has still to look up; until then the offset holds. */
  | { readonly on: 'platformWindow' }

/** One step; several steps decide one after the other. */
export interface TemplateApproval {
  readonly by: JobRole
  readonly name?: BothLanguages
  /** Asked for only when this holds. */
  readonly when?: BothLanguages
}

export interface TemplateTask {
  readonly id: string
  readonly title: BothLanguages
  readonly phase: string
  readonly role: JobRole
  readonly kind: TaskKind
  /** First day, in working days from T. */
  readonly startOffset: number
  /** Working days, first and last included; 0 for a milestone. */
  readonly days: number
  readonly deliverable: BothLanguages
  readonly dependencies: readonly TemplateDependency[]
  readonly tags: readonly TaskTag[]
  readonly pin: TemplatePin | null
  /** The tasks whose results this review decides on. */
  readonly reviewOf: readonly string[]
  readonly approval: readonly TemplateApproval[]
  readonly checklist: readonly BothLanguages[]
}
