import { sameValue } from '../domain/sameValue'
import type { Event } from '../model/event'
import { type IncidentBy, isMuch, type TakenNote, type TakenValue } from '../model/incident'
import { isReviewed, kinds } from '../model/kinds'
import type { PlanSnapshot } from '../model/snapshot'
import type { Task } from '../model/task'

/** What others took away from a project's tasks within a few minutes: of each field the first value and the last one. */
export interface ForeignWork {
  readonly since: number
  /** Tasks that there were before. */
  readonly total: number
  /** By task and field. */
  readonly values: Map<string, TakenValue>
  readonly notes: Map<string, TakenNote>
  /** Tasks that were made meanwhile: who takes them away again takes nothing away. */
  readonly made: Set<string>
}

export function beginForeignWork(before: PlanSnapshot, since: number): ForeignWork {
  const total = before.task.list().filter(({ isRemoved }) => !isRemoved).length
  return { since, total, values: new Map(), notes: new Map(), made: new Set() }
}

/** Takes in one more transaction of others. */
export function addForeignWork(work: ForeignWork, before: PlanSnapshot, after: PlanSnapshot): void {
  for (const id of after.task.changedSince(before.task)) {
    const [was, now] = [before.task.get(id), after.task.get(id)]
    if (was === undefined) work.made.add(id)
    else if (!was.isRemoved && !work.made.has(id)) addTask(work, was, now)
    else if (now?.isRemoved === false) work.values.delete(`${id}/isRemoved`)
  }
  for (const taskId of after.notes.changedSince(before.notes)) {
    const was = work.notes.get(taskId)?.was ?? before.notes.get(taskId) ?? ''
    const now = after.notes.get(taskId) ?? ''
    if (was === '' || was === now || work.made.has(taskId)) work.notes.delete(taskId)
    else work.notes.set(taskId, { taskId, was, now })
  }
}

function addTask({ values }: ForeignWork, was: Task, now: Task | undefined): void {
  for (const [field, value] of takenFields(was, now)) {
    const key = `${was.id}/${field}`
    const first = values.get(key)?.was ?? value
    const next = now === undefined ? true : (now as unknown as Record<string, unknown>)[field]
    if (sameValue(first, next)) values.delete(key)
    else values.set(key, { kind: 'task', id: was.id, field, was: first, now: next })
  }
}

/** A field that held nothing has lost nothing; of a task that is removed that alone counts. */
function takenFields(was: Task, now: Task | undefined): (readonly [field: string, was: unknown])[] {
  if (now === undefined) return []
  if (now.isRemoved) return [['isRemoved', false]]
  return FIELDS.flatMap(([field, read]) => {
    const [old, value] = [was, now].map(one => (one as unknown as Record<string, unknown>)[field])
    return sameValue(old, value) || sameValue(old, read(undefined)) ? [] : [[field, old] as const]
  })
}

const FIELDS = Object.entries(kinds.task.fields).flatMap(([field, [, read]]) =>
  field !== 'isRemoved' && isReviewed('task', field)
    ? [[field, read as (stored: unknown) => unknown] as const]
    : [],
)

/** So much that it may be a mistake. */
export interface Excess {
  readonly cause: 'removed' | 'overwritten'
  readonly tasks: number
  readonly values: readonly TakenValue[]
  readonly notes: readonly TakenNote[]
  readonly by: readonly IncidentBy[]
  readonly done: { readonly at: number; readonly command: string | null } | null
  /** Whether the log tells of all of it. */
  readonly isTold: boolean
}

/**
 * What is too much of it. Removals count together; what was overwritten counts by dispatch, as the log tells them, for
 * who comes back after a day of work has changed a lot without any mistake. What the log does not tell of counts as one.
 */
export function excessOf(work: ForeignWork, now: PlanSnapshot, events: readonly Event[]): Excess[] {
  const left = [...work.values.values()].filter(value => stands(now, value))
  const removed = left.filter(({ field }) => field === 'isRemoved')
  const ids = new Set(removed.map(({ id }) => id))
  const changed = left.filter(({ id, field }) => field !== 'isRemoved' && !ids.has(id))
  const notes = [...work.notes.values()].filter(
    note => !ids.has(note.taskId) && (now.notes.get(note.taskId) ?? '') === note.now,
  )
  const tellers = tellersOf(events)
  const out: Excess[] = []
  if (isMuch(removed.length, work.total)) {
    // Parts of removed tasks have gone up to where those stood.
    const parts = changed.filter(({ field, was }) => field === 'parentId' && ids.has(String(was)))
    out.push(excess('removed', { counted: removed, values: [...removed, ...parts], notes: [], tellers }))
  }
  const large = largeDispatches(work.total, { values: changed, notes, tellers })
  if (large !== null) out.push(excess('overwritten', { counted: large.values, ...large, tellers }))
  return out
}

function stands(now: PlanSnapshot, { id, field, now: value }: TakenValue): boolean {
  const task = now.task.get(id) as unknown as Record<string, unknown> | undefined
  return field !== null && task !== undefined && sameValue(task[field], value)
}

interface Told {
  readonly event: Event
  readonly from: unknown
  readonly to: unknown
}

type Tellers = ReadonlyMap<string, readonly Told[]>

/** The events that tell of a field, oldest first. */
function tellersOf(events: readonly Event[]): Tellers {
  const tellers = new Map<string, Told[]>()
  for (const event of events) {
    for (const { kind, id, field, from, to } of event.changes)
      append(tellers, `${kind}/${id}/${field}`, { event, from, to })
  }
  return tellers
}

function append<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [one])
  else list.push(one)
}

/** Of a value the newest event that wrote it; of notes, whose text the log has in part, the newest that changed them. */
function toldOf(tellers: Tellers, value: TakenValue | TakenNote): Told | null {
  if ('taskId' in value) return tellers.get(`notes/${value.taskId}/text`)?.at(-1) ?? null
  const told = tellers.get(`${value.kind}/${value.id}/${value.field}`)
  return told?.findLast(({ to }) => sameValue(to, value.now)) ?? null
}

function dispatchOf({ event }: Told): string {
  return event.group ?? event.id
}

interface Changed {
  readonly values: readonly TakenValue[]
  readonly notes: readonly TakenNote[]
  readonly tellers: Tellers
}

/** What dispatches changed that are too much each. */
function largeDispatches(
  total: number,
  { values, notes, tellers }: Changed,
): Pick<Changed, 'values' | 'notes'> | null {
  const byDispatch = new Map<string, (TakenValue | TakenNote)[]>()
  for (const one of notes) {
    const told = toldOf(tellers, one)
    append(byDispatch, told === null ? '' : dispatchOf(told), one)
  }
  for (const one of values) {
    const told = toldOf(tellers, one)
    // What this dispatch overwrote, not what was there before the others in between.
    if (told === null) append(byDispatch, '', one)
    else append(byDispatch, dispatchOf(told), { ...one, was: told.from })
  }
  const large = [...byDispatch.values()].filter(list => isMuch(tasksOf(list).size, total)).flat()
  if (large.length === 0) return null
  return {
    values: large.flatMap(one => ('taskId' in one ? [] : [one])),
    notes: large.flatMap(one => ('taskId' in one ? [one] : [])),
  }
}

function tasksOf(list: readonly (TakenValue | TakenNote)[]): Set<string> {
  return new Set(list.map(one => ('taskId' in one ? one.taskId : one.id)))
}

interface Found extends Changed {
  readonly counted: readonly TakenValue[]
}

function excess(cause: Excess['cause'], { counted, values, notes, tellers }: Found): Excess {
  const told = [...counted, ...notes].map(one => [one, toldOf(tellers, one)?.event ?? null] as const)
  const byPerson = new Map<string, (TakenValue | TakenNote)[]>()
  for (const [one, event] of told) {
    if (event !== null) append(byPerson, event.personId, one)
  }
  const events = told.flatMap(([, event]) => event ?? [])
  const [command = null, ...others] = new Set(events.map(one => one.command))
  const at = events.reduce((last, event) => Math.max(last, event.at), Number.NEGATIVE_INFINITY)
  return {
    cause,
    tasks: tasksOf([...counted, ...notes]).size,
    values,
    notes,
    by: [...byPerson]
      .map(([personId, list]) => ({ personId, tasks: tasksOf(list).size }))
      .sort((a, b) => b.tasks - a.tasks),
    done: events.length === 0 ? null : { at, command: others.length === 0 ? command : null },
    isTold: events.length === told.length,
  }
}
