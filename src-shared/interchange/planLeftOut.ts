import type { LeftOut, LeftOutWhat, LeftOutWhy } from '../domain/foreignBoard'
import type { Refusal } from '../domain/refusal'
import type { WorkPlan } from '../schedule/workPlan'
import { type Counted, LeftOutCounts } from './leftOutCounts'

/** What a plan's file may hold besides: words beside those of `LeftOutWhat`. */
export type PlanPart =
  | 'resource'
  | 'assignment'
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

/** Why: words beside those of `LeftOutWhy`. */
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

/** Only plan JSON knows that a dependency waits for a release. */
export function countGates({ dependencies }: WorkPlan, tally: PlanTally): void {
  tally.add('gate', 'notThere', dependencies.filter(({ isGate }) => isGate === true).length)
}

export type PlanLeftOut = LeftOut | Counted<LeftOutWhat | PlanPart, LeftOutWhy | PlanWhy>

export class PlanTally extends LeftOutCounts<LeftOutWhat | PlanPart, LeftOutWhy | PlanWhy> {}

/** A plan and what its file holds that is not in it. */
export interface ReadPlan {
  readonly plan: WorkPlan
  readonly leftOut: readonly PlanLeftOut[]
}

/** The text of a file and what of the plan is not in it. */
export interface WrittenPlan {
  readonly text: string
  /** How many calendars stand in it. */
  readonly calendars: number
  readonly leftOut: readonly PlanLeftOut[]
}

export type PlanOrRefusal = ReadPlan | Refusal
