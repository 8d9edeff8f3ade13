import { lostValues, type LostValue, placeOf, valueNow } from '../../commands/review/lostValue'
import { sameValue } from '../../domain/sameValue'
import { type Kind, type PlanKind, planKinds } from '../../model/kinds'
import { MOST_OPEN } from '../../model/lostWrite'
import type { PlanSnapshot } from '../../model/snapshot'

/** A value that lost in a merge, beside the one that stands there now. */
export interface ReviewEntry {
  /** Of the loss that is settled by it; others who lost the same value go with it. */
  readonly lossId: string
  /** All writes that lost this value here. */
  readonly writes: readonly string[]
  readonly kind: PlanKind
  readonly recordId: string
  readonly field: string
  readonly lost: unknown
  readonly now: unknown
  /** The task that it is about, or belongs to; null for others. */
  readonly taskId: string | null
  /** When it was first noticed, epoch milliseconds. */
  readonly at: number
}

export interface Review {
  /** Newest first. */
  readonly open: readonly ReviewEntry[]
  /** Put back or let rest, newest first. */
  readonly settled: readonly ReviewEntry[]
  /** So much is open that nothing more is noted. */
  readonly isFull: boolean
}

const reviews = new WeakMap<PlanSnapshot, Review>()

/** What is to be looked at after merges, without what is gone since or says what stands there. */
export function reviewOf(plan: PlanSnapshot): Review {
  const known = reviews.get(plan)
  if (known !== undefined) return known
  const review = plan.lostWrite.size === 0 ? NOTHING : made(plan)
  reviews.set(plan, review)
  return review
}

const NOTHING: Review = { open: [], settled: [], isFull: false }

function made(plan: PlanSnapshot): Review {
  const [open, settled] = [new Map<string, ReviewEntry>(), new Map<string, ReviewEntry>()]
  let count = 0
  for (const loss of plan.lostWrite.values()) {
    if (loss.isRemoved || loss.settled === 'equal' || loss.settled === 'replaced') continue
    if (loss.settled === null) count += 1
    for (const value of lostValues(loss)) {
      const entry = entryOf(plan, value)
      if (entry !== null) add(loss.settled === null ? open : settled, entry)
    }
  }
  return {
    open: [...open.values()].filter(({ lost, now }) => !sameValue(lost, now)).sort(newestFirst),
    settled: [...settled.values()].sort(newestFirst),
    isFull: count >= MOST_OPEN,
  }
}

function entryOf(plan: PlanSnapshot, value: LostValue): ReviewEntry | null {
  const { kind, loss, field, lost } = value
  const now = valueNow(plan, value)
  if (now === undefined || !isOfPlan(kind) || !isThere(plan, value)) return null
  const { id: lossId, recordId, at } = loss
  const taskId = taskOf(plan, kind, recordId)
  return { lossId, writes: [lossId], kind, recordId, field, lost, now, taskId, at }
}

function isOfPlan(kind: Kind): kind is PlanKind {
  return (planKinds as readonly Kind[]).includes(kind)
}

function isThere(plan: PlanSnapshot, value: LostValue): boolean {
  const { kind, loss } = value
  if (valueNow(plan, { ...value, field: 'isRemoved' }) === true) return false
  return tasksOf(plan, kind, loss.recordId).every(id => plan.task.get(id)?.isRemoved === false)
}

/** The tasks without which a record is nothing. */
function tasksOf(plan: PlanSnapshot, kind: Kind, recordId: string): readonly string[] {
  if (kind === 'dependency') {
    const dependency = plan.dependency.get(recordId)
    return dependency === undefined ? [] : [dependency.from, dependency.to]
  }
  const taskId = isOfPlan(kind) ? taskOf(plan, kind, recordId) : null
  return taskId === null ? [] : [taskId]
}

function taskOf(plan: PlanSnapshot, kind: PlanKind, recordId: string): string | null {
  if (kind === 'task') return recordId
  if (kind === 'dependency') return plan.dependency.get(recordId)?.to ?? null
  return kind in plan.owned ? (plan[kind as keyof PlanSnapshot['owned']].get(recordId)?.taskId ?? null) : null
}

/** Two who lost one value in one place are one entry, the same on every computer. */
function add(entries: Map<string, ReviewEntry>, entry: ReviewEntry): void {
  const { kind, recordId, field, lost } = entry
  const key = `${placeOf(kind, recordId, field)}/${JSON.stringify(lost)}`
  const known = entries.get(key)
  if (known === undefined) return void entries.set(key, entry)
  const writes = [...known.writes, ...entry.writes].sort()
  const [lossId = entry.lossId] = writes
  entries.set(key, { ...known, lossId, writes, at: Math.min(known.at, entry.at) })
}

function newestFirst(a: ReviewEntry, b: ReviewEntry): number {
  return b.at - a.at || (a.lossId < b.lossId ? -1 : 1)
}
