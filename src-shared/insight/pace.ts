import type { PlanSnapshot } from '../domain/snapshot'
import type { Clocks } from './clocks'
import type { Course } from './course'
import { type Distribution, distributionOf } from './figure'

/** From the first doing to done, both days included. Milestones take no time and are left out. */
export interface CycleTime {
  readonly working: Distribution
  readonly calendar: Distribution
  /** Done without ever having been seen in work: each counts as one day. */
  readonly untimed: readonly string[]
}

export function cycleTime(courses: readonly Course[], clocks: Clocks): CycleTime {
  const [ids, untimed]: [string[], string[]] = [[], []]
  const [working, calendar]: [number[], number[]] = [[], []]
  for (const { task, isMilestone, startedAt, doneAt, startedDay, doneDay } of courses) {
    if (isMilestone || doneAt === null || doneDay === null) continue
    const isTimed = startedAt !== null && startedDay !== null && startedAt <= doneAt
    if (!isTimed) untimed.push(task.id)
    ids.push(task.id)
    working.push(isTimed ? daysBothIncluded(startedDay, doneDay, clocks) : 1)
    calendar.push(isTimed ? doneDay - startedDay + 1 : 1)
  }
  return { working: distributionOf(ids, working), calendar: distributionOf(ids, calendar), untimed }
}

/** Work done on rest days alone takes one day too. */
function daysBothIncluded(from: number, to: number, { index }: Clocks): number {
  return Math.max(1, index.before(to + 1) - index.before(from))
}

/**
 * Working days from ready to done, both included. Ready is when all that had to be finished before was done; of
 * a task that was begun before that, when it was begun; of one that waits for nothing, when it was made.
 */
export function leadTime(
  plan: Pick<PlanSnapshot, 'dependency'>,
  courses: readonly Course[],
  clocks: Clocks,
): Distribution {
  const releases = releasesOf(plan, courses)
  const [ids, values]: [string[], number[]] = [[], []]
  for (const { task, history, isMilestone, startedAt, doneAt, doneDay } of courses) {
    if (isMilestone || doneAt === null || doneDay === null) continue
    const released = releases.get(task.id)
    const from = released === undefined ? history.createdAt : Math.min(released, startedAt ?? doneAt)
    if (from === null) continue
    ids.push(task.id)
    values.push(daysBothIncluded(clocks.local.dayNumber(Math.min(from, doneAt)), doneDay, clocks))
  }
  return distributionOf(ids, values)
}

/** When the last of a task's predecessors was done; never while one is open or was done nobody knows when. */
function releasesOf(plan: Pick<PlanSnapshot, 'dependency'>, courses: readonly Course[]): Map<string, number> {
  const courseById = new Map(courses.map(course => [course.task.id, course]))
  const out = new Map<string, number>()
  for (const { isRemoved, type, from, to } of plan.dependency.values()) {
    const before = isRemoved || type !== 'FS' ? undefined : courseById.get(from)
    if (before === undefined) continue
    out.set(to, Math.max(out.get(to) ?? -Infinity, before.doneAt ?? Infinity))
  }
  return out
}
