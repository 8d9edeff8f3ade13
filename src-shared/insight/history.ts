import type { Event, FieldChange } from '../domain/event'
import type { KeyDate, Task, Timing } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'
import { readTiming } from '../domain/timing'
import { settled, type Written } from './undone'

/** A time that a task lay in one status, ticked as complete or not. */
export interface Stay {
  readonly statusId: string
  readonly isComplete: boolean
  /** Null: the log does not know since when. */
  readonly from: number | null
  /** Null while it lasts. */
  readonly to: number | null
}

export interface TimingChange {
  readonly event: Event
  readonly from: Timing
  readonly to: Timing
}

/** What the log says of one task. */
export interface TaskHistory {
  readonly task: Task
  /** Null when nothing tells of its making. */
  readonly createdAt: number | null
  /** Without gaps, oldest first; the last one is the status that the task has now. */
  readonly stays: readonly Stay[]
  readonly timingChanges: readonly TimingChange[]
  /** Who was responsible, by the changes of that. */
  readonly people: readonly Written[]
}

export interface KeyDateHistory {
  readonly keyDate: KeyDate
  readonly days: readonly Written[]
  readonly times: readonly Written[]
}

export interface PlanHistory {
  readonly tasks: readonly TaskHistory[]
  readonly keyDates: readonly KeyDateHistory[]
}

interface TaskLog {
  readonly task: Task
  createdAt: number | null
  readonly statusId: Written[]
  readonly isComplete: Written[]
  readonly timing: Written[]
  readonly personId: Written[]
}

interface KeyDateLog {
  readonly keyDate: KeyDate
  readonly day: Written[]
  readonly time: Written[]
}

interface Logs {
  readonly task: Map<string, TaskLog>
  readonly keyDate: Map<string, KeyDateLog>
}

/**
 * One pass over a plan's events, in whatever order they come, for the tasks and key dates that were not removed.
 * Values of creation are in no event: what a field had first is what its first change tells, else what it has.
 */
export function planHistory(plan: PlanSnapshot, events: readonly Event[]): PlanHistory {
  const logs: Logs = { task: new Map(), keyDate: new Map() }
  for (const task of plan.task.values()) if (!task.isRemoved) logs.task.set(task.id, emptyLog(task))
  for (const keyDate of plan.keyDate.values()) {
    if (!keyDate.isRemoved) logs.keyDate.set(keyDate.id, { keyDate, day: [], time: [] })
  }
  for (const event of events) {
    if (event.made.length > 0) noteMade(logs, event)
    for (const change of event.changes) noteChange(logs, event, change)
  }
  return {
    tasks: Array.from(logs.task.values(), historyOf),
    keyDates: Array.from(logs.keyDate.values(), ({ keyDate, day, time }) => ({
      keyDate,
      days: settled(day),
      times: settled(time),
    })),
  }
}

function emptyLog(task: Task): TaskLog {
  return { task, createdAt: null, statusId: [], isComplete: [], timing: [], personId: [] }
}

function noteMade({ task }: Logs, { at, made }: Event): void {
  for (const { kind, ids } of made) {
    if (kind !== 'task') continue
    for (const id of ids) {
      const log = task.get(id)
      if (log !== undefined && (log.createdAt === null || at < log.createdAt)) log.createdAt = at
    }
  }
}

function noteChange(logs: Logs, event: Event, { kind, id, field, from, to }: FieldChange): void {
  if (kind === 'task') {
    if (field !== 'statusId' && field !== 'timing' && field !== 'personId' && field !== 'isComplete') return
    if (field === 'statusId' && typeof to !== 'string') return
    logs.task.get(id)?.[field].push({ event, from, to })
  } else if (kind === 'keyDate' && (field === 'day' || field === 'time')) {
    logs.keyDate.get(id)?.[field].push({ event, from, to })
  }
}

function historyOf(log: TaskLog): TaskHistory {
  const statuses = settled(log.statusId)
  const ticks = settled(log.isComplete)
  const first = Math.min(statuses[0]?.event.at ?? Infinity, ticks[0]?.event.at ?? Infinity)
  // A task that something happened to was there, whatever the clock of its maker said.
  const createdAt = log.createdAt === null ? null : Math.min(log.createdAt, first)
  return {
    task: log.task,
    createdAt,
    stays: staysOf({ task: log.task, createdAt, statuses, ticks }),
    timingChanges: timingChangesOf(settled(log.timing)),
    people: settled(log.personId),
  }
}

interface Course {
  readonly task: Task
  readonly createdAt: number | null
  readonly statuses: readonly Written[]
  readonly ticks: readonly Written[]
}

/** The plan is right about now: of two who moved a task unknown to each other, one did it in vain. */
function staysOf({ task, createdAt, statuses, ticks }: Course): Stay[] {
  const out: Stay[] = []
  const [firstMove, firstTick] = [statuses[0], ticks[0]]
  let statusId = firstMove === undefined ? task.statusId : firstMove.from
  let isComplete = firstTick === undefined ? task.isComplete : firstTick.from === true
  let from = createdAt
  const end = (to: number): void => {
    // Before a move out of nobody knows where there is nothing to tell.
    if (typeof statusId === 'string') out.push({ statusId, isComplete, from, to })
    from = to
  }
  let [moved, ticked] = [0, 0]
  while (moved < statuses.length || ticked < ticks.length) {
    const [move, tick] = [statuses[moved], ticks[ticked]]
    if (move !== undefined && (tick === undefined || move.event.at <= tick.event.at)) {
      moved++
      const to = moved === statuses.length ? task.statusId : (move.to as string)
      if (to !== statusId) end(move.event.at)
      statusId = to
    } else if (tick !== undefined) {
      ticked++
      const to = ticked === ticks.length ? task.isComplete : tick.to === true
      if (to !== isComplete) end(tick.event.at)
      isComplete = to
    }
  }
  if (typeof statusId === 'string') out.push({ statusId, isComplete, from, to: null })
  return out
}

function timingChangesOf(writes: readonly Written[]): readonly TimingChange[] {
  if (writes.length === 0) return NONE
  let from = readTiming(writes[0]?.from)
  return writes.map(({ event, to: written }): TimingChange => {
    const change = { event, from, to: readTiming(written) }
    from = change.to
    return change
  })
}

const NONE: readonly TimingChange[] = []
