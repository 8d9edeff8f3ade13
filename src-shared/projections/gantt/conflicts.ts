import { DAY_MINUTES, type Minute } from '../../calendar/workingTime'
import { grouped } from '../../domain/grouped'
import { isClosed } from '../../model/doneness'
import type { Day } from '../../domain/day'
import { MINUTES_A_DAY } from '../../domain/length'
import type { DependencyType } from '../../model/dependency'
import type { Task } from '../../model/task'
import type { PlanSnapshot } from '../../model/snapshot'
import { dayAt, lastDay } from '../../schedule/dates/moments'
import type { PlanDates } from '../../schedule/dates/planDates'
import { doubtfulLinks } from '../../schedule/engine/doubtfulLinks'
import type { Conflict } from '../../schedule/engine/result'
import {
  type BrokenDependency,
  brokenBy,
  datedPlan,
  type DatedPlan,
} from '../../schedule/planning/brokenDependencies'
import type { WorkDependency } from '../../schedule/workPlan'
import { affectedTasks, endsOf } from './affectedTasks'

/** A dependency that a task's dates break. */
export interface GanttBreach {
  readonly kind: 'dependency'
  readonly dependencyId: string
  readonly type: DependencyType
  /** The predecessor. */
  readonly from: string
  /** First day on which the bound end would be allowed. */
  readonly allowed: Day
  /** Which end of the task lies too early. */
  readonly end: 'start' | 'finish'
  /** Working days by which it lies too early, begun ones counted whole. */
  readonly days: number
  readonly hitsPin: boolean
}

/** A deadline or constraint of the task that its dates break. */
export interface GanttMiss {
  readonly kind: 'deadline' | 'startNoLater' | 'finishNoLater'
  readonly wanted: Day
  readonly reached: Day
  /** Working days, begun ones counted whole. */
  readonly days: number
  /** Tasks that lead to it, the first one first, itself last. */
  readonly chain: readonly string[]
}

export type GanttConflict = GanttBreach | GanttMiss

export interface GanttConflicts {
  readonly plan: PlanSnapshot
  readonly dates: PlanDates
  /** By task id; tasks without a conflict are not in it. */
  readonly byTask: ReadonlyMap<string, readonly GanttConflict[]>
}

export const NO_CONFLICTS: readonly GanttConflict[] = []

/** What planned dates break. Unchanged lists are the same objects as before, and so is `byTask`. */
export function ganttConflicts(
  plan: PlanSnapshot,
  dates: PlanDates,
  before: GanttConflicts | null,
): GanttConflicts {
  const context = lookingAt(plan, dates)
  const affected = before === null ? null : affectedTasks(plan, dates, before)
  if (before === null || affected === null) {
    return { plan, dates, byTask: settled(allConflicts(context), before?.byTask ?? new Map()) }
  }
  const into = endsOf(dates.work.dependencies).byTo
  const found = new Map<string, readonly GanttConflict[]>()
  for (const id of affected) found.set(id, conflictsOf(id, into.get(id) ?? [], context))
  return { plan, dates, byTask: mended(settled(found, before.byTask), before.byTask) }
}

/** Keeps old lists that are equal. */
function settled(now: GanttConflicts['byTask'], before: GanttConflicts['byTask']): GanttConflicts['byTask'] {
  const out = new Map<string, readonly GanttConflict[]>()
  for (const [id, list] of now) {
    const old = before.get(id)
    out.set(id, old !== undefined && saysTheSame(old, list) ? old : list)
  }
  return out
}

function mended(some: GanttConflicts['byTask'], before: GanttConflicts['byTask']): GanttConflicts['byTask'] {
  const different = [...some].filter(([id, list]) => list !== (before.get(id) ?? NO_CONFLICTS))
  if (different.length === 0) return before
  const out = new Map(before)
  for (const [id, list] of different) {
    if (list.length === 0) out.delete(id)
    else out.set(id, list)
  }
  return out
}

interface ConflictContext {
  readonly plan: PlanSnapshot
  readonly dates: PlanDates
  readonly dated: DatedPlan
  readonly misses: ReadonlyMap<string, readonly Conflict[]>
}

function lookingAt(plan: PlanSnapshot, dates: PlanDates): ConflictContext {
  const dated = datedPlan(dates.work, dates.scheduled.schedule, dates.project.places)
  const misses = grouped(
    dates.conflicts.filter(({ kind }) => kind === 'deadline'),
    ({ taskId }) => taskId,
  )
  return { plan, dates, dated, misses }
}

function allConflicts(context: ConflictContext): GanttConflicts['byTask'] {
  const into = grouped(doubtfulDependencies(context.dates), ({ to }) => to)
  const out = new Map<string, readonly GanttConflict[]>()
  for (const id of new Set([...into.keys(), ...context.misses.keys()])) {
    const list = conflictsOf(id, into.get(id) ?? [], context)
    if (list.length > 0) out.set(id, list)
  }
  return out
}

/** In the plan's order. */
function doubtfulDependencies({ project, work, scheduled }: PlanDates): readonly WorkDependency[] {
  // The engine knows nothing of dependencies that it was not given.
  if (project.planned.dependencies !== work.dependencies) return work.dependencies
  const affected = doubtfulLinks(scheduled)
  return affected.size === 0 ? [] : work.dependencies.filter(dependency => affected.has(dependency))
}

/** Of one task, by the dependencies that lead to it. */
function conflictsOf(
  id: string,
  into: readonly WorkDependency[],
  { plan, dates, dated, misses }: ConflictContext,
): readonly GanttConflict[] {
  const out: GanttConflict[] = []
  for (const dependency of into) {
    const broken = brokenBy(dependency, dated)
    const breach = broken === null ? null : breachOf(plan, dates, broken)
    if (breach !== null) out.push(breach)
  }
  const task = plan.task.get(id)
  if (task !== undefined) for (const one of misses.get(id) ?? []) out.push(missOf(task, dates, one))
  return out.length === 0 ? NO_CONFLICTS : out
}

function saysTheSame(old: readonly GanttConflict[], conflicts: readonly GanttConflict[]): boolean {
  return old.length === conflicts.length && conflicts.every((one, at) => isSame(one, old[at]))
}

function isSame(a: GanttConflict, b: GanttConflict | undefined): boolean {
  if (b === undefined || a.kind !== b.kind || a.days !== b.days) return false
  if (a.kind === 'dependency' && b.kind === 'dependency') {
    return (
      a.dependencyId === b.dependencyId &&
      a.type === b.type &&
      a.allowed === b.allowed &&
      a.hitsPin === b.hitsPin
    )
  }
  if (a.kind === 'dependency' || b.kind === 'dependency') return false
  return a.wanted === b.wanted && a.reached === b.reached && a.chain.join() === b.chain.join()
}

/** A closed predecessor constrains nothing. */
function breachOf(
  plan: PlanSnapshot,
  { calendars }: PlanDates,
  { dependencyId, from, to, allowed, byMinutes }: BrokenDependency,
): GanttBreach | null {
  const [source, target] = [plan.task.get(from), plan.task.get(to)]
  const type = plan.dependency.get(dependencyId)?.type
  if (source === undefined || target === undefined || type === undefined) return null
  if (isClosed(plan, source) || isClosed(plan, target)) return null
  const time = (calendars.ownOf(target) ?? calendars).time
  const end = type === 'FS' || type === 'SS' ? 'start' : 'finish'
  return {
    kind: 'dependency',
    dependencyId,
    type,
    from,
    allowed: end === 'start' ? dayAt(time.startAt(time.worked(allowed))) : lastDay(0, allowed),
    end,
    days: daysOf(byMinutes),
    hitsPin: target.timing.pin !== null,
  }
}

/** A finish-no-later constraint is planned as a deadline, but reported as the constraint. */
function missOf(task: Task, dates: PlanDates, { wanted, reached, byMinutes, chain }: Conflict): GanttMiss {
  const told = { wanted: endDay(wanted), reached: endDay(reached), days: daysOf(byMinutes), chain }
  const { deadline, constraint } = task
  if (deadline === told.wanted || constraint === null) return { kind: 'deadline', ...told }
  if (constraint.kind !== 'startNoLater') return { kind: 'finishNoLater', ...told }
  const reachedStart = dates.of(task.id)?.start ?? told.reached
  return { kind: 'startNoLater', ...told, wanted: constraint.day, reached: reachedStart }
}

function endDay(at: Minute): Day {
  return lastDay(at - (at % DAY_MINUTES === 0 ? 1 : 0), at)
}

function daysOf(minutes: number): number {
  return Math.max(1, Math.ceil(minutes / MINUTES_A_DAY))
}
