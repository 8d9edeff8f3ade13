import { isAtHand } from '../../model/doneness'
import type { Day } from '../../domain/day'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Wording } from '../../domain/wording'
import type { Outlook } from '../outlook'
import { rhythm, type Rhythm } from './rhythm'
import { reviewOf } from '../review/reviewEntries'
import { standingOf } from '../task/standing'

/** A project on the wall. Cached on this computer, so that the list needs no document. */
export interface Summary {
  readonly rhythm: Rhythm | null
  readonly tasks: number
  readonly done: number
  readonly late: number
  /** Tasks that are left to do, by who is responsible; undefined in what an earlier version kept. */
  readonly leftTo?: Readonly<Record<string, number>>
  /** Merges to look at; undefined in what an earlier version kept. */
  readonly toReview?: number
  readonly next: { readonly title: Wording; readonly day: Day; readonly time: string | null } | null
}

export function summary(plan: PlanSnapshot, outlook: Outlook): Summary {
  let [tasks, done, late] = [0, 0, 0]
  let next: Summary['next'] = null
  const leftTo: Record<string, number> = {}
  for (const task of plan.task.values()) {
    if (!isAtHand(plan, task)) continue
    const standing = standingOf(plan, task, outlook)
    tasks++
    if (standing.isClosed) done++
    else if (task.personId !== null) leftTo[task.personId] = (leftTo[task.personId] ?? 0) + 1
    if (standing.lateDays > 0) late++
    const start = standing.dates?.start
    const isAhead =
      task.timing.days === 0 && !standing.isClosed && start !== undefined && start >= outlook.today
    if (isAhead && (next === null || start < next.day)) {
      next = { title: task.title, day: start, time: task.timing.pin?.time ?? null }
    }
  }
  return {
    rhythm: rhythm(plan, outlook),
    tasks,
    done,
    late,
    leftTo,
    toReview: reviewOf(plan).open.length,
    next,
  }
}
