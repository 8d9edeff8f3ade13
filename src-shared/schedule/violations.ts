import type { WorkCalendar } from '../calendar/workCalendar'
import { workingDayWithin } from '../calendar/workingDays'
import type { Day } from '../domain/day'
import type { Dependency, Task } from '../domain/records'
import type { RecordMap } from '../domain/recordMap'
import { type PlannedDates, plannedDates } from './plannedDates'

/** A dependency that the dates on the wall do not keep. */
export interface Violation {
  readonly dependencyId: string
  readonly from: string
  readonly to: string
  /** The first day on which the bound end of the successor would be allowed. */
  readonly allowed: Day
  /** The successor is pinned: it cannot give way, so somebody has to act before it. */
  readonly hitsPin: boolean
}

export interface Plan {
  readonly task: RecordMap<Task>
  readonly dependency: RecordMap<Dependency>
}

/**
 * Dependencies that the planned dates break, in no particular order. A milestone ends where it
 * begins, so its successor may start the same day; finished predecessors bind nobody.
 */
export function violations(plan: Plan, calendar: WorkCalendar, isDone: (task: Task) => boolean): Violation[] {
  const out: Violation[] = []
  for (const dependency of plan.dependency.values()) {
    const from = plan.task.get(dependency.from)
    const to = plan.task.get(dependency.to)
    if (dependency.isRemoved || from === undefined || to === undefined) continue
    if (from.isRemoved || to.isRemoved || isDone(from) || isDone(to)) continue
    const violation = violationOf(dependency, { from, to }, calendar)
    if (violation !== null) out.push(violation)
  }
  return out
}

function violationOf(
  dependency: Dependency,
  { from, to }: { from: Task; to: Task },
  calendar: WorkCalendar,
): Violation | null {
  const before = plannedDates(from.timing, calendar)
  const after = plannedDates(to.timing, calendar)
  if (before === null || after === null) return null
  const allowed = allowedDay(dependency, { dates: before, days: from.timing.days }, calendar)
  const bound = dependency.type === 'FS' || dependency.type === 'SS' ? after.start : after.finish
  if (bound >= allowed) return null
  const { id: dependencyId } = dependency
  return { dependencyId, from: from.id, to: to.id, allowed, hitsPin: to.timing.pin !== null }
}

function allowedDay(
  { type, lag }: Dependency,
  { dates, days }: { dates: PlannedDates; days: number },
  calendar: WorkCalendar,
): Day {
  const isFromFinish = type === 'FS' || type === 'FF'
  const base = isFromFinish ? dates.finish : dates.start
  // FS: the day after the last day of work; a milestone takes no day, so it frees its own.
  const step = type === 'FS' && days > 0 ? 1 + lag : lag
  if (step !== 0) return workingDayWithin(calendar, base, step)
  return days === 0 || calendar.isWorking(base) ? base : workingDayWithin(calendar, base, -1)
}
