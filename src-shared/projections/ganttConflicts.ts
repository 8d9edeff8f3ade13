import type { WorkCalendar } from '../calendar/workCalendar'
import { positionOf } from '../calendar/workingDays'
import type { Day } from '../domain/day'
import { RecordMap } from '../domain/recordMap'
import type { Dependency, DependencyType, Status, Task } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'
import { plannedDates } from '../schedule/plannedDates'
import { type Violation, violations } from '../schedule/violations'

/** A dependency that a task's dates break, as its row tells of it. */
export interface GanttConflict {
  readonly dependencyId: string
  readonly type: DependencyType
  /** The predecessor. */
  readonly from: string
  /** First day on which the bound end would be allowed. */
  readonly allowed: Day
  /** Which end of the task lies too early. */
  readonly end: 'start' | 'finish'
  /** Working days by which it lies too early. */
  readonly days: number
  readonly hitsPin: boolean
}

type ConflictPlan = Pick<PlanSnapshot, 'task' | 'dependency' | 'status'>

interface Judged {
  readonly dependency: Dependency
  readonly from: Task | undefined
  readonly to: Task | undefined
  readonly conflict: GanttConflict | null
}

export interface GanttConflicts {
  readonly plan: ConflictPlan
  readonly calendar: WorkCalendar
  readonly byTask: ReadonlyMap<string, readonly GanttConflict[]>
  readonly judged: ReadonlyMap<string, Judged>
}

export const NO_CONFLICTS: readonly GanttConflict[] = []

export function isFinished(status: Status | undefined): boolean {
  return status?.category === 'done' || status?.category === 'dropped'
}

/**
 * What the dates on the wall break, by successor. Dependencies whose record and both tasks are what they
 * were `before` are not judged again; their conflicts are the same objects.
 */
export function ganttConflicts(
  plan: ConflictPlan,
  calendar: WorkCalendar,
  before: GanttConflicts | null,
): GanttConflicts {
  const isSameGround = before !== null && before.calendar === calendar && before.plan.status === plan.status
  if (isSameGround && before.plan.task === plan.task && before.plan.dependency === plan.dependency)
    return before
  const known = isSameGround ? before.judged : new Map<string, Judged>()
  const judged = new Map<string, Judged>()
  const stale: Dependency[] = []
  for (const dependency of plan.dependency.values()) {
    const [from, to] = [plan.task.get(dependency.from), plan.task.get(dependency.to)]
    const old = known.get(dependency.id)
    const isKept = old !== undefined && old.dependency === dependency && old.from === from && old.to === to
    if (!isKept) stale.push(dependency)
    judged.set(dependency.id, isKept ? old : { dependency, from, to, conflict: null })
  }
  for (const conflict of judge(plan, calendar, stale)) {
    const entry = judged.get(conflict.dependencyId)
    if (entry !== undefined) judged.set(conflict.dependencyId, { ...entry, conflict })
  }
  return { plan, calendar, judged, byTask: groupedByTask(judged, before?.byTask) }
}

function judge(plan: ConflictPlan, calendar: WorkCalendar, stale: readonly Dependency[]): GanttConflict[] {
  if (stale.length === 0) return []
  const isDone = (task: Task): boolean => isFinished(plan.status.get(task.statusId))
  const binding = stale.filter(({ from }) => {
    const predecessor = plan.task.get(from)
    return predecessor !== undefined && !isDone(predecessor)
  })
  const dependency = RecordMap.from(binding.map(record => [record.id, record] as const))
  return violations({ task: plan.task, dependency }, calendar, isDone).flatMap(
    violation => conflictOf(plan, calendar, violation) ?? [],
  )
}

function conflictOf(plan: ConflictPlan, calendar: WorkCalendar, broken: Violation): GanttConflict | null {
  const dependency = plan.dependency.get(broken.dependencyId)
  const to = plan.task.get(broken.to)
  const dates = to === undefined ? null : plannedDates(to.timing, calendar)
  if (dependency === undefined || dates === null) return null
  const { type } = dependency
  const end = type === 'FS' || type === 'SS' ? 'start' : 'finish'
  const { dependencyId, from, allowed, hitsPin } = broken
  const days = Math.max(1, positionOf(calendar, dates[end], allowed))
  return { dependencyId, type, from, allowed, end, days, hitsPin }
}

function groupedByTask(
  judged: ReadonlyMap<string, Judged>,
  before: GanttConflicts['byTask'] | undefined,
): GanttConflicts['byTask'] {
  const byTask = new Map<string, GanttConflict[]>()
  for (const { conflict, dependency } of judged.values()) {
    if (conflict === null) continue
    const list = byTask.get(dependency.to)
    if (list === undefined) byTask.set(dependency.to, [conflict])
    else list.push(conflict)
  }
  const kept = new Map<string, readonly GanttConflict[]>(byTask)
  for (const [task, list] of byTask) {
    const old = before?.get(task)
    if (old !== undefined && old.length === list.length && old.every((one, at) => one === list[at])) {
      kept.set(task, old)
    }
  }
  return kept
}
