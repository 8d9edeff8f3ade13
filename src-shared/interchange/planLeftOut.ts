import type { LengthUnit } from '../domain/length'
import type { Refusal } from '../domain/refusal'
import type { LeftOutWhat, LeftOutWhy } from '../model/foreignBoard'
import type { PlanLeftOut, PlanPart, PlanWhy } from '../model/foreignPlan'
import type { WorkPlan } from '../schedule/workPlan'
import { LeftOutCounts } from './leftOutCounts'

/** Only plan JSON knows that a dependency waits for a release. */
export function countGates({ dependencies }: WorkPlan, tally: PlanTally): void {
  tally.add('gate', 'notThere', dependencies.filter(({ isGate }) => isGate === true).length)
}

export class PlanTally extends LeftOutCounts<LeftOutWhat | PlanPart, LeftOutWhy | PlanWhy> {}

/** A plan and what its file holds that is not in it. */
export interface ReadPlan {
  readonly plan: WorkPlan
  readonly leftOut: readonly PlanLeftOut[]
  /** What people wrote besides; none where the format has no place for it. */
  readonly details?: PlanDetails
}

/** Counted in `leftOut` as `notInPlan`, for whoever takes the plan alone. */
export interface PlanDetails {
  readonly people: readonly PlanPerson[]
  /** By task id. */
  readonly ofTask: ReadonlyMap<string, TaskDetails>
}

export interface PlanPerson {
  readonly id: string
  readonly name: string
}

export interface TaskDetails {
  readonly notes: string
  readonly url: string
  readonly personIds: readonly string[]
  /** What the duration is written in. */
  readonly unit: LengthUnit | null
}

/** The text of a file and what of the plan is not in it. */
export interface WrittenPlan {
  readonly text: string
  /** How many calendars stand in it. */
  readonly calendars: number
  readonly leftOut: readonly PlanLeftOut[]
}

export type PlanOrRefusal = ReadPlan | Refusal
