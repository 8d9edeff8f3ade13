import { isRefusal, refuse } from '../../domain/refusal'
import type { Baseline } from '../../model/baseline'
import { make, put } from '../../model/edit'
import type { PlanCommand } from '../command'
import { find, present } from '../find'
import { line } from '../limits'

const MAX_NAME = 100
const MOST_BASELINES = 20

export interface TakeBaseline {
  readonly name: string
  /** Start and finish of every planned task, as the plan has them now. */
  readonly dates: Baseline['dates']
}

/** Freezes the dates of this moment under a name. */
export const takeBaseline: PlanCommand<TakeBaseline> = (plan, { name, dates }, { now, personId, newId }) => {
  const clean = line(name, MAX_NAME)
  if (isRefusal(clean)) return clean
  if (Object.keys(dates).length === 0) return refuse('nothingPlanned')
  const known = present(plan.baseline)
  if (known.some(baseline => baseline.name === clean)) return refuse('alreadyThere')
  if (known.length >= MOST_BASELINES) return refuse('tooManyBaselines', { most: MOST_BASELINES })
  return [make('baseline', newId(), { name: clean, at: now, personId, dates })]
}

export interface RenameBaseline {
  readonly baselineId: string
  readonly name: string
}

export const renameBaseline: PlanCommand<RenameBaseline> = (plan, { baselineId, name }) => {
  const baseline = find(plan, 'baseline', baselineId)
  if (isRefusal(baseline)) return baseline
  const clean = line(name, MAX_NAME)
  return isRefusal(clean) ? clean : [put('baseline', baselineId, { field: 'name', to: clean })]
}

export interface RemoveBaseline {
  readonly baselineId: string
}

export const removeBaseline: PlanCommand<RemoveBaseline> = (plan, { baselineId }) => {
  const baseline = find(plan, 'baseline', baselineId)
  return isRefusal(baseline) ? baseline : [put('baseline', baselineId, { field: 'isRemoved', to: true })]
}
