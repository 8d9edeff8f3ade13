import type { Day } from '../domain/day'
import type { Wording } from '../domain/wording'
import type { ForeignMember, LeftOut, LeftOutWhat, LeftOutWhy } from './foreignBoard'
import type { AllRecords, Kind } from './kinds'
import { USUAL_PLANNING } from './planning'
import { applyChanges, EMPTY_PLAN, type PlanSnapshot, type RecordChange } from './snapshot'
import { builtInStatuses } from './status'
import type { Task } from './task'

/** Formats that can be read and written. */
export type PlanFormat = 'msProject' | 'gan' | 'planJson'

type Foreign<K extends Kind> = Omit<AllRecords[K], 'isRemoved'>

/**
 * A plan of another tool as the records that it becomes here: every id is a record's, every text is clean, every
 * reference leads somewhere. What could not be taken is counted in `leftOut`.
 */
export interface ForeignPlan {
  readonly format: PlanFormat
  /** The project's; the same file is the same project. */
  readonly id: string
  readonly name: Wording
  readonly members: readonly ForeignMember[]
  readonly phases: readonly Foreign<'phase'>[]
  readonly tasks: readonly ForeignTask[]
  readonly dependencies: readonly Foreign<'dependency'>[]
  readonly days: readonly Foreign<'calendarDays'>[]
  /** First and last day of the file's own plan. */
  readonly span: readonly [from: Day, to: Day]
  /** Null where nothing is planned from a day. */
  readonly statusDay: Day | null
  readonly leftOut: readonly PlanLeftOut[]
}

/** `personId` and `participantIds` are members of the plan. */
export interface ForeignTask extends Omit<Task, 'isRemoved'> {
  readonly notes: string
  readonly url: string | null
  readonly participantIds: readonly string[]
}

/** What is told of a plan, counted in its file or in its project. */
export interface ForeignPlanCounts {
  readonly phases: number
  readonly tasks: number
  readonly milestones: number
  /** Tasks that are parts of others. */
  readonly parts: number
  readonly dependencies: number
  /** Tasks with a pin, another constraint or a deadline. */
  readonly constraints: number
  readonly begun: number
  readonly members: number
  readonly notes: number
  /** Stretches of own days. */
  readonly calendarDays: number
}

/** What a plan's file may hold besides. Words: `import.what.<what>`. */
export type PlanPart =
  | 'resource'
  | 'assignment'
  | 'assignmentUnits'
  | 'cost'
  | 'baseline'
  | 'notes'
  | 'hyperlink'
  | 'timephased'
  | 'priority'
  | 'levelingDelay'
  | 'outlineCode'
  | 'recurringTask'
  | 'subproject'
  | 'inactiveTask'
  | 'blankRow'
  | 'fromFinish'
  | 'dependency'
  | 'constraint'
  | 'deadline'
  | 'actual'
  | 'duration'
  | 'lag'
  | 'calendar'
  | 'taskCalendar'
  | 'calendarDay'
  | 'shift'
  | 'statusDate'
  | 'milestone'
  | 'gate'
  | 'vacation'
  | 'colour'
  | 'startTime'
  | 'percentDone'
  | 'weekHours'
  | 'projectSummary'
  | 'taskDates'

/** Why. Words: `import.why.<why>`. */
export type PlanWhy =
  | 'notInPlan'
  | 'otherProject'
  | 'switchedOff'
  | 'planDateOutOfRange'
  | 'noWorkingTime'
  | 'noDate'
  | 'archived'
  | 'notThere'
  | 'wholeDays'
  | 'byTheClock'
  | 'cycle'
  | 'dangling'
  | 'summaryFinish'
  | 'plannedForward'
  | 'dayBefore'
  | 'firstMinute'
  | 'byDay'
  | 'usualHours'
  | 'outsidePlan'
  | 'tooMany'
  | 'nextMorning'
  | 'onSummary'
  | 'otherName'
  | 'otherDays'

export interface Counted<What extends string, Why extends string> {
  readonly what: What
  readonly count: number
  readonly why: Why
}

export type PlanLeftOut = LeftOut | Counted<LeftOutWhat | PlanPart, LeftOutWhy | PlanWhy>

const PREFIX = 'pl-'

/** Record id of what a plan's file knows under `id`. */
export function planRecordId(id: string): string {
  return PREFIX + id
}

/** Whether a record came with a plan's file. */
export function isPlanRecordId(id: string): boolean {
  return id.startsWith(PREFIX)
}

/** Whether something besides its start decides about a task's dates, or is measured by them. */
export function isBound({
  timing,
  constraint,
  deadline,
}: Pick<Task, 'timing' | 'constraint' | 'deadline'>): boolean {
  return timing.pin !== null || constraint !== null || deadline !== null
}

/** A plan is told from a board by what it holds. */
export function isForeignPlan(read: object): read is ForeignPlan {
  return 'phases' in read
}

/** The project as it is when all of the plan is in it and nothing else. */
export function snapshotOfPlan({ phases, tasks, dependencies, days, statusDay }: ForeignPlan): PlanSnapshot {
  const records: RecordChange[] = []
  const put = <K extends Kind>(kind: K, record: Foreign<K>): void => {
    records.push({ kind, id: record.id, record: { ...record, isRemoved: false } } as unknown as RecordChange)
  }
  for (const status of builtInStatuses) put('status', status)
  for (const phase of phases) put('phase', phase)
  for (const task of tasks) put('task', task)
  for (const dependency of dependencies) put('dependency', dependency)
  for (const day of days) put('calendarDays', day)
  if (statusDay !== null) put('planning', { ...USUAL_PLANNING, statusDay })
  return applyChanges(EMPTY_PLAN, { records, notes: [] })
}
