import { DAY_MINUTES, type Minute } from '../calendar/workingTime'
import { isClosed } from '../domain/doneness'
import type { Day } from '../domain/day'
import { MINUTES_A_DAY } from '../domain/length'
import type { DependencyType, Task } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'
import { dayAt, lastDay, type PlanDates } from '../schedule/dates/planDates'
import type { Conflict } from '../schedule/engine/result'
import { type BrokenDependency, brokenDependencies } from '../schedule/planning/brokenDependencies'

/** A dependency that a task's dates break, as its row tells of it. */
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

/** A promise of the task itself that its dates break. */
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
  /** By the task that cannot have what it wishes; tasks without a conflict are not in it. */
  readonly byTask: ReadonlyMap<string, readonly GanttConflict[]>
}

export const NO_CONFLICTS: readonly GanttConflict[] = []

/** What the dates on the wall break. Lists that say the same as before are the same objects. */
export function ganttConflicts(
  plan: PlanSnapshot,
  dates: PlanDates,
  before: GanttConflicts | null,
): GanttConflicts {
  if (before !== null && before.dates === dates && before.plan.status === plan.status) {
    return { ...before, plan }
  }
  const byTask = new Map<string, GanttConflict[]>()
  const add = (id: string, conflict: GanttConflict): void => {
    const list = byTask.get(id)
    if (list === undefined) byTask.set(id, [conflict])
    else list.push(conflict)
  }
  for (const broken of brokenDependencies(dates.work, dates.scheduled.schedule)) {
    const breach = breachOf(plan, dates, broken)
    if (breach !== null) add(broken.to, breach)
  }
  for (const conflict of dates.conflicts) {
    const task = plan.task.get(conflict.taskId)
    if (task !== undefined && conflict.kind === 'deadline') add(task.id, missOf(task, dates, conflict))
  }
  return { plan, dates, byTask: settled(byTask, before) }
}

function settled(
  byTask: ReadonlyMap<string, readonly GanttConflict[]>,
  before: GanttConflicts | null,
): GanttConflicts['byTask'] {
  if (before === null) return byTask
  const out = new Map<string, readonly GanttConflict[]>()
  for (const [id, conflicts] of byTask) {
    const old = before.byTask.get(id)
    out.set(id, old !== undefined && saysTheSame(old, conflicts) ? old : conflicts)
  }
  return out
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

/** A closed predecessor binds nobody, however late it was. */
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

/** A no-later wish is planned as a deadline; it is told as what the person asked for. */
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
