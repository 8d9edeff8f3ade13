import type { WorkCalendar } from '../calendar/workCalendar'
import { positionOf } from '../calendar/workingDays'
import { isClosed } from '../domain/doneness'
import type { Day } from '../domain/day'
import { RecordMap } from '../domain/recordMap'
import type { Dependency, DependencyType, Task } from '../domain/records'
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

/** Dependencies by the tasks they bind. */
interface Bonds {
  readonly into: ReadonlyMap<string, readonly Dependency[]>
  readonly outOf: ReadonlyMap<string, readonly Dependency[]>
}

export interface GanttConflicts {
  readonly plan: ConflictPlan
  readonly calendar: WorkCalendar
  readonly bonds: Bonds
  /** By successor; tasks without a conflict are not in it. */
  readonly byTask: ReadonlyMap<string, readonly GanttConflict[]>
}

export const NO_CONFLICTS: readonly GanttConflict[] = []

/**
 * What the dates on the wall break. With the same calendar, statuses and dependencies as `before`, only
 * tasks that changed and their successors are judged again.
 */
export function ganttConflicts(
  plan: ConflictPlan,
  calendar: WorkCalendar,
  before: GanttConflicts | null,
): GanttConflicts {
  const isSameGround =
    before !== null &&
    before.calendar === calendar &&
    before.plan.status === plan.status &&
    before.plan.dependency === plan.dependency
  if (!isSameGround) {
    const judged = judge(plan, calendar, plan.dependency)
    return { plan, calendar, bonds: bondsOf(plan.dependency), byTask: grouped(judged) }
  }
  const changed = plan.task.changedSince(before.plan.task)
  if (changed.length === 0) return { ...before, plan }
  return { ...before, plan, byTask: judgedAgain(plan, before, changed) }
}

function judgedAgain(
  plan: ConflictPlan,
  { bonds, byTask, calendar }: GanttConflicts,
  changed: readonly string[],
): GanttConflicts['byTask'] {
  const successors = changed.flatMap(id => (bonds.outOf.get(id) ?? []).map(({ to }) => to))
  const affected = new Set([...changed, ...successors])
  const stale = [...affected].flatMap(id => bonds.into.get(id) ?? [])
  const judged = judge(plan, calendar, RecordMap.from(stale.map(bond => [bond.id, bond] as const)))
  const next = new Map([...byTask].filter(([id]) => !affected.has(id)))
  for (const [id, conflicts] of grouped(judged)) {
    const old = byTask.get(id)
    next.set(id, old !== undefined && saysTheSame(old, conflicts) ? old : conflicts)
  }
  return next
}

function saysTheSame(old: readonly GanttConflict[], conflicts: readonly GanttConflict[]): boolean {
  if (old.length !== conflicts.length) return false
  return conflicts.every((one, at) => {
    const other = old[at]
    if (other?.dependencyId !== one.dependencyId || other.type !== one.type) return false
    return other.allowed === one.allowed && other.days === one.days && other.hitsPin === one.hitsPin
  })
}

function bondsOf(dependency: RecordMap<Dependency>): Bonds {
  const into = new Map<string, Dependency[]>()
  const outOf = new Map<string, Dependency[]>()
  const add = (map: Map<string, Dependency[]>, id: string, bond: Dependency): void => {
    const list = map.get(id)
    if (list === undefined) map.set(id, [bond])
    else list.push(bond)
  }
  for (const bond of dependency.values()) {
    add(into, bond.to, bond)
    add(outOf, bond.from, bond)
  }
  return { into, outOf }
}

/** A closed predecessor binds nobody, however late it was. */
function judge(
  plan: ConflictPlan,
  calendar: WorkCalendar,
  dependency: RecordMap<Dependency>,
): (GanttConflict & { to: string })[] {
  const found = violations({ task: plan.task, dependency }, calendar, task => isClosed(plan, task))
  return found.flatMap(violation => {
    const [from, to] = [plan.task.get(violation.from), plan.task.get(violation.to)]
    if (from === undefined || to === undefined || isClosed(plan, from)) return []
    return conflictOf({ plan, calendar }, violation, to) ?? []
  })
}

function conflictOf(
  { plan, calendar }: { plan: ConflictPlan; calendar: WorkCalendar },
  { dependencyId, from, allowed, hitsPin }: Violation,
  to: Task,
): (GanttConflict & { to: string }) | null {
  const type = plan.dependency.get(dependencyId)?.type
  const dates = plannedDates(to.timing, calendar)
  if (type === undefined || dates === null) return null
  const end = type === 'FS' || type === 'SS' ? 'start' : 'finish'
  const days = Math.max(1, positionOf(calendar, dates[end], allowed))
  return { dependencyId, type, from, allowed, end, days, hitsPin, to: to.id }
}

function grouped(judged: readonly (GanttConflict & { to: string })[]): Map<string, readonly GanttConflict[]> {
  const byTask = new Map<string, GanttConflict[]>()
  for (const { to, ...conflict } of judged) {
    const list = byTask.get(to)
    if (list === undefined) byTask.set(to, [conflict])
    else list.push(conflict)
  }
  for (const list of byTask.values()) list.sort((a, b) => (a.dependencyId < b.dependencyId ? -1 : 1))
  return byTask
}
