import type { WorkingHours } from '../calendar/workingHours'
import { isDoneIn } from '../model/doneness'
import type { PlanSnapshot } from '../model/snapshot'
import type { StatusCategory } from '../model/status'

/** What a stay means: its status' category of today, except that blocked work was handed to nobody. */
export type Stage = StatusCategory | 'blocked'

/** A time that a task lay in one status, ticked as complete or not. */
export interface Stay {
  readonly statusId: string
  readonly stage: Stage
  /** Null: the log does not know since when. */
  readonly from: number | null
  /** Null while it lasts. */
  readonly to: number | null
  /** Of it, by the measure asked for; none of one that began nobody knows when. */
  readonly minutes: number
}

/** What time is measured by, and until when a stay that lasts is counted. */
export interface Measure {
  readonly hours: WorkingHours
  readonly until: number
}

export type Categories = ReadonlyMap<string, StatusCategory>

const BLOCKED = 'blocked'

export function categoriesOf(plan: Pick<PlanSnapshot, 'status'>): Categories {
  const out = new Map<string, StatusCategory>()
  for (const { id, category } of plan.status.values()) out.set(id, category)
  return out
}

/** A status that no plan knows is taken for one of new work. */
export function stageOf(categories: Categories, statusId: string, isComplete: boolean): Stage {
  const category = categories.get(statusId) ?? 'todo'
  if (isDoneIn(category, isComplete)) return 'done'
  return category === 'waiting' && statusId === BLOCKED ? 'blocked' : category
}

export interface Spell {
  /** Null: the log does not know since when. */
  readonly from: number | null
  readonly to: number | null
}

/** Times without a break in which it was done: from one column of done work to another it stays so. */
export function doneSpells(stays: readonly Stay[]): Spell[] {
  const out: Spell[] = []
  let from: number | null | undefined
  for (const stay of stays) {
    const isDone = stay.stage === 'done'
    if (isDone && from === undefined) from = stay.from
    if (!isDone && from !== undefined) {
      out.push({ from, to: stay.from })
      from = undefined
    }
  }
  if (from !== undefined) out.push({ from, to: null })
  return out
}
