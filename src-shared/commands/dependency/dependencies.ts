import { isPlainDays, LEAST_LAG, minutesOfLength, readLength, type TaskLength } from '../../domain/length'
import { isRefusal, refuse } from '../../domain/refusal'
import type { DependencyType } from '../../model/dependency'
import { type Edit, make, put } from '../../model/edit'
import type { PlanSnapshot } from '../../model/snapshot'
import type { PlanCommand } from '../command'
import { find, findTask, present } from '../find'
import { isWithin } from '../task/nestTask'

export interface AddDependency {
  readonly from: string
  readonly to: string
  readonly type: DependencyType
  /** Working days. */
  readonly lag: number
}

const MAX_LAG = 3_650

export const addDependency: PlanCommand<AddDependency> = (plan, { from, to, type, lag }, { now }) => {
  const predecessor = findTask(plan, from)
  if (isRefusal(predecessor)) return predecessor
  const successor = findTask(plan, to)
  if (isRefusal(successor)) return successor
  if (from === to) return refuse('sameTask')
  if (isWithin(plan, predecessor, to) || isWithin(plan, successor, from)) return refuse('ownSummary')
  if (!Number.isInteger(lag) || Math.abs(lag) > MAX_LAG) return refuse('badDuration', { most: MAX_LAG })
  if (present(plan.dependency).some(known => known.from === from && known.to === to)) {
    return refuse('alreadyThere')
  }
  if (reaches(plan, to, from)) return refuse('wouldLoop')
  return remade(plan, { from, to, type, lag, madeAt: now })
}

/** The id is made of both ends, so that two people who draw the same arrow make one. */
function remade(plan: PlanSnapshot, dependency: AddDependency & { readonly madeAt: number }): Edit[] {
  const id = `${dependency.from}~${dependency.to}`
  const { type, lag, madeAt } = dependency
  if (!plan.dependency.has(id)) return [make('dependency', id, { ...dependency, lagLength: null })]
  return [
    put('dependency', id, { field: 'isRemoved', to: false }),
    put('dependency', id, { field: 'type', to: type }),
    put('dependency', id, { field: 'lag', to: lag }),
    put('dependency', id, { field: 'lagLength', to: null }),
    put('dependency', id, { field: 'madeAt', to: madeAt }),
  ]
}

/** Whether a path of dependencies leads from one task to another. */
function reaches(plan: PlanSnapshot, start: string, goal: string): boolean {
  const next = new Map<string, string[]>()
  for (const { from, to } of present(plan.dependency)) next.set(from, [...(next.get(from) ?? []), to])
  const seen = new Set([start])
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === goal) return true
    for (const to of next.get(at) ?? []) {
      if (!seen.has(to)) open.push(to)
      seen.add(to)
    }
  }
  return false
}

export interface ChangeDependency {
  readonly dependencyId: string
  readonly type?: DependencyType
  /** Working days. */
  readonly lag?: number
  /** A lag that whole working days do not say; takes the place of `lag`. */
  readonly lagLength?: TaskLength
}

export const changeDependency: PlanCommand<ChangeDependency> = (plan, intent) => {
  const { dependencyId, type } = intent
  const dependency = find(plan, 'dependency', dependencyId)
  if (isRefusal(dependency)) return dependency
  const lag = intent.lagLength === undefined ? intent.lag : daysOfLag(intent.lagLength)
  if (lag !== undefined && (!Number.isInteger(lag) || Math.abs(lag) > MAX_LAG)) {
    return refuse('badDuration', { most: MAX_LAG })
  }
  const edits: Edit[] = []
  if (type !== undefined) edits.push(put('dependency', dependencyId, { field: 'type', to: type }))
  if (lag === undefined) return edits
  const { lagLength } = intent
  const to = lagLength === undefined || isPlainDays(lagLength) ? null : lagLength
  edits.push(put('dependency', dependencyId, { field: 'lag', to: lag }))
  edits.push(put('dependency', dependencyId, { field: 'lagLength', to }))
  return edits
}

/** As near as whole working days come; NaN for no lag at all. */
function daysOfLag(length: TaskLength): number {
  if (readLength(length, LEAST_LAG) === null) return Number.NaN
  const days =
    minutesOfLength(length) / minutesOfLength({ amount: 1, unit: 'day', isElapsed: length.isElapsed })
  return Math.sign(days) * Math.round(Math.abs(days))
}

export interface RemoveDependency {
  readonly dependencyId: string
}

export const removeDependency: PlanCommand<RemoveDependency> = (plan, { dependencyId }) => {
  const dependency = find(plan, 'dependency', dependencyId)
  if (isRefusal(dependency)) return dependency
  return [put('dependency', dependencyId, { field: 'isRemoved', to: true })]
}
