import { dayNumber } from '../domain/day'
import { byPosition } from '../domain/order'
import type { Goal, GoalMetric } from '../model/goal'
import type { PlanSnapshot } from '../model/snapshot'
import type { Clocks } from './clocks'
import type { Course, Tally } from './course'
import { type Rate, rateOf } from './figure'
import { LaunchTally } from './punctuality'

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
  /** Of materials: those that the plan did not know when the first task was begun. */
  readonly added: readonly string[]
  /** Null while the deadline lies ahead and when there is nothing to count. */
  readonly isReached: boolean | null
}

/** When the first task was begun, or done without that: until then the plan was being made. Null: not yet. */
export class BeginningTally implements Tally<number | null> {
  private first: number | null = null

  add({ stays }: Course): void {
    for (const { stage, from } of stays) {
      if (stage === 'todo' || stage === 'dropped') continue
      if (from !== null && (this.first === null || from < this.first)) this.first = from
      return
    }
  }

  result(): number | null {
    return this.first
  }
}

/** As it stood at an instant: what was made later was not asked for then. */
export class MaterialTally {
  private readonly required: string[] = []
  private readonly ready: string[] = []
  private readonly madeAt: (number | null)[] = []

  constructor(private readonly at: number) {}

  add(course: Course): void {
    const { createdAt, isMilestone, task } = course
    if (isMilestone || (createdAt !== null && createdAt > this.at)) return
    this.required.push(task.id)
    this.madeAt.push(createdAt)
    if (wasDoneAt(course, this.at)) this.ready.push(task.id)
  }

  result(began: number | null): Materials {
    const { required, ready, madeAt } = this
    return { ...rateOf(required, ready), added: required.filter((_id, at) => isAdded(madeAt[at], began)) }
  }
}

function isAdded(madeAt: number | null | undefined, began: number | null): boolean {
  return madeAt !== null && madeAt !== undefined && began !== null && madeAt > began
}

function wasDoneAt({ stays }: Course, at: number): boolean {
  for (const { stage, from, to } of stays) {
    if (stage === 'done' && (from === null || from <= at) && (to === null || to > at)) return true
  }
  return false
}

/** What the goals' metrics count of the tasks with the goal's tag. */
export class GoalTally {
  private readonly counts: readonly { goal: Goal; deadline: number; tally: MaterialTally | LaunchTally }[]

  constructor(
    plan: Pick<PlanSnapshot, 'goal'>,
    private readonly clocks: Clocks,
  ) {
    const goals = [...plan.goal.values()].filter(goal => !goal.isRemoved).sort(byPosition)
    this.counts = goals.map(goal => {
      const deadline = deadlineOf(goal, clocks)
      const isMaterial = goal.metric === 'materialReady'
      const measuredAt = Math.min(deadline, clocks.now)
      const tally = isMaterial ? new MaterialTally(measuredAt) : new LaunchTally(clocks.now, deadline)
      return { goal, deadline, tally }
    })
  }

  add(course: Course): void {
    for (const { goal, tally } of this.counts) if (course.task.tags.includes(goal.tag)) tally.add(course)
  }

  result(began: number | null): GoalResult[] {
    const { now } = this.clocks
    return this.counts.map(({ goal, deadline, tally }) => {
      const materials = tally instanceof MaterialTally ? tally.result(began) : null
      const { value, n, taskIds, hits } = materials ?? tally.result(began)
      const { id: goalId, metric, target } = goal
      return {
        goalId,
        metric,
        target,
        deadline,
        measuredAt: Math.min(deadline, now),
        measured: { value, n, taskIds, hits },
        added: materials?.added ?? [],
        isReached: deadline > now || value === null ? null : value >= target,
      }
    })
  }
}

function deadlineOf({ day, time, zone }: Goal, clocks: Clocks): number {
  const local = clocks.localIn(zone)
  return time === null ? local.endOf(dayNumber(day)) : local.instant(day, time)
}
