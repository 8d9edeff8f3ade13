import { type Losing, lostValues, type LostValue, placeOf, valueNow } from '../../commands/review/lostValue'
import { sameValue } from '../../domain/sameValue'
import { type Kind, type PlanKind, planKinds, type WorkspaceKind, workspaceKinds } from '../../model/kinds'
import { MOST_OPEN } from '../../model/lostWrite'
import type { PlanSnapshot, WorkspaceSnapshot } from '../../model/snapshot'

/** A value that lost in a merge, beside the one that stands there now. */
export interface ReviewEntry<K extends Kind = PlanKind> {
  /** Of the loss that is settled by it; others who lost the same value go with it. */
  readonly lossId: string
  /** All writes that lost this value here. */
  readonly writes: readonly string[]
  readonly kind: K
  readonly recordId: string
  readonly field: string
  readonly lost: unknown
  readonly now: unknown
  /** The task that it is about, or belongs to; null for others. */
  readonly taskId: string | null
  /** When it was first noticed, epoch milliseconds. */
  readonly at: number
}

export interface Review<K extends Kind = PlanKind> {
  /** Newest first. */
  readonly open: readonly ReviewEntry<K>[]
  /** Put back or let rest, newest first. */
  readonly settled: readonly ReviewEntry<K>[]
  /** So much is open that nothing more is noted. */
  readonly isFull: boolean
}

const reviews = new WeakMap<PlanSnapshot, Review>()

/** What is to be looked at after merges, without what is gone since or says what stands there. */
export function reviewOf(plan: PlanSnapshot): Review {
  const known = reviews.get(plan)
  if (known !== undefined) return known
  const review = plan.lostWrite.size === 0 ? NOTHING : made(plan, planRecords(plan))
  reviews.set(plan, review)
  return review
}

/** The same of the workspace's own records: projects, people, days. */
export function workspaceReviewOf(workspace: WorkspaceSnapshot): Review<WorkspaceKind> {
  return made(workspace, { kinds: workspaceKinds, taskOf: () => null, tasksOf: () => [] })
}

const NOTHING: Review = { open: [], settled: [], isFull: false }

interface Records<K extends Kind> {
  readonly kinds: readonly K[]
  /** The task that a record is about, or belongs to. */
  readonly taskOf: (kind: K, recordId: string) => string | null
  /** The tasks without which a record is nothing: whether each is there. */
  readonly tasksOf: (kind: K, recordId: string) => readonly boolean[]
}

function planRecords(plan: PlanSnapshot): Records<PlanKind> {
  return {
    kinds: planKinds,
    taskOf: (kind, id) => taskOf(plan, kind, id),
    tasksOf: (kind, id) => tasksOf(plan, kind, id).map(one => plan.task.get(one)?.isRemoved === false),
  }
}

function made<K extends Kind>(snapshot: Losing, records: Records<K>): Review<K> {
  const [open, settled] = [new Map<string, ReviewEntry<K>>(), new Map<string, ReviewEntry<K>>()]
  let count = 0
  for (const loss of snapshot.lostWrite.values()) {
    if (loss.isRemoved || loss.settled === 'equal' || loss.settled === 'replaced') continue
    if (loss.settled === null) count += 1
    for (const value of lostValues(loss)) {
      const entry = entryOf(snapshot, records, value)
      if (entry !== null) add(loss.settled === null ? open : settled, entry)
    }
  }
  return {
    open: [...open.values()].filter(({ lost, now }) => !sameValue(lost, now)).sort(newestFirst),
    settled: [...settled.values()].sort(newestFirst),
    isFull: count >= MOST_OPEN,
  }
}

function entryOf<K extends Kind>(
  snapshot: Losing,
  records: Records<K>,
  value: LostValue,
): ReviewEntry<K> | null {
  const { loss, field, lost } = value
  const now = valueNow(snapshot, value)
  const kind = records.kinds.find(one => one === value.kind)
  if (now === undefined || kind === undefined) return null
  const { id: lossId, recordId, at } = loss
  const isGone = valueNow(snapshot, { ...value, field: 'isRemoved' }) === true
  if (isGone || records.tasksOf(kind, recordId).includes(false)) return null
  const taskId = records.taskOf(kind, recordId)
  return { lossId, writes: [lossId], kind, recordId, field, lost, now, taskId, at }
}

/** The tasks without which a record is nothing. */
function tasksOf(plan: PlanSnapshot, kind: PlanKind, recordId: string): readonly string[] {
  if (kind === 'dependency') {
    const dependency = plan.dependency.get(recordId)
    return dependency === undefined ? [] : [dependency.from, dependency.to]
  }
  const taskId = taskOf(plan, kind, recordId)
  return taskId === null ? [] : [taskId]
}

function taskOf(plan: PlanSnapshot, kind: PlanKind, recordId: string): string | null {
  if (kind === 'task') return recordId
  if (kind === 'dependency') return plan.dependency.get(recordId)?.to ?? null
  return kind in plan.owned ? (plan[kind as keyof PlanSnapshot['owned']].get(recordId)?.taskId ?? null) : null
}

/** Two who lost one value in one place are one entry, the same on every computer. */
function add<K extends Kind>(entries: Map<string, ReviewEntry<K>>, entry: ReviewEntry<K>): void {
  const { kind, recordId, field, lost } = entry
  const key = `${placeOf(kind, recordId, field)}/${JSON.stringify(lost)}`
  const known = entries.get(key)
  if (known === undefined) return void entries.set(key, entry)
  const writes = [...known.writes, ...entry.writes].sort()
  const [lossId = entry.lossId] = writes
  entries.set(key, { ...known, lossId, writes, at: Math.min(known.at, entry.at) })
}

function newestFirst(a: ReviewEntry<Kind>, b: ReviewEntry<Kind>): number {
  return b.at - a.at || (a.lossId < b.lossId ? -1 : 1)
}
