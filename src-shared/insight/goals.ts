import { byPosition } from '../domain/order'
import type { Goal, GoalMetric } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'
import type { Clocks } from './clocks'
import type { Course } from './course'
import { type Rate, rateOf } from './figure'
import { launchesOf } from './punctuality'

/** Done ÷ tasks that carry the tag; hits are those done. Milestones are no material. */
export interface Materials extends Rate {
  /** Made after the first task of the project was begun: the plan did not know them. */
  readonly added: readonly string[]
}

export interface GoalResult {
  readonly goalId: string
  readonly metric: GoalMetric
  readonly target: number
  readonly deadline: number
  /** The deadline, or now while it lies ahead. */
  readonly measuredAt: number
  readonly measured: Rate
  /** Those of the tasks that the plan did not know when the first task was begun. */
  readonly added: readonly string[]
  /** Null while the deadline lies ahead and when there is nothing to count. */
  readonly isReached: boolean | null
}

/** When the first task was begun, or done without that: until then the plan was being made. Null: not yet. */
export function workBeganAt(courses: readonly Course[]): number | null {
  let first: number | null = null
  for (const { startedAt, doneSpells } of courses) {
    for (const at of [startedAt, doneSpells[0]?.from ?? null]) {
      if (at !== null && (first === null || at < first)) first = at
    }
  }
  return first
}

/** As it stood at an instant: what was made later was not asked for then. */
export function materialsAt(courses: readonly Course[], at: number, began: number | null): Materials {
  const [required, ready, added]: [string[], string[], string[]] = [[], [], []]
  for (const course of courses) {
    const { createdAt } = course.history
    if (course.isMilestone || (createdAt !== null && createdAt > at)) continue
    const { id } = course.task
    required.push(id)
    if (wasDoneAt(course, at)) ready.push(id)
    if (isAdded(course, began)) added.push(id)
  }
  return { ...rateOf(required, ready), added }
}

function isAdded({ history: { createdAt } }: Course, began: number | null): boolean {
  return createdAt !== null && began !== null && createdAt > began
}

function wasDoneAt({ doneSpells }: Course, at: number): boolean {
  return doneSpells.some(({ from, to }) => (from === null || from <= at) && (to === null || to > at))
}

export function goalResults(
  plan: Pick<PlanSnapshot, 'goal'>,
  courses: readonly Course[],
  clocks: Clocks,
): GoalResult[] {
  const goals = [...plan.goal.values()].filter(goal => !goal.isRemoved).sort(byPosition)
  const began = goals.length === 0 ? null : workBeganAt(courses)
  return goals.map(goal => resultOf(goal, { courses, began }, clocks))
}

interface Work {
  readonly courses: readonly Course[]
  readonly began: number | null
}

function resultOf(goal: Goal, { courses, began }: Work, clocks: Clocks): GoalResult {
  const { id: goalId, metric, target } = goal
  const deadline = deadlineOf(goal, clocks)
  const measuredAt = Math.min(deadline, clocks.now)
  const tagged = courses.filter(({ task }) => task.tags.includes(goal.tag))
  const isMaterial = metric === 'materialReady'
  const { added, value, n, taskIds, hits } = isMaterial
    ? materialsAt(tagged, measuredAt, began)
    : { added: [], ...launchesOf(tagged, clocks, deadline) }
  const isOpen = deadline > clocks.now || value === null
  return {
    goalId,
    metric,
    target,
    deadline,
    measuredAt,
    measured: { value, n, taskIds, hits },
    added: isMaterial ? added : tagged.filter(one => isAdded(one, began)).map(one => one.task.id),
    isReached: isOpen ? null : value >= target,
  }
}

function deadlineOf({ day, time, zone }: Goal, clocks: Clocks): number {
  const local = clocks.localIn(zone)
  return time === null ? local.endOf(day) : local.instant(day, time)
}
