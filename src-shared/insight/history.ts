import type { Event, FieldChange } from '../model/event'
import type { PlanSnapshot } from '../model/snapshot'
import type { Task } from '../model/task'
import { categoriesOf, type Measure, type Stay } from './stay'
import { StatusLog } from './statusLog'
import { tidied } from './tidy'

/** What the log says of one task. */
export interface TaskHistory {
  readonly task: Task
  /** Null when nothing tells of its making. */
  readonly createdAt: number | null
  /** Without gaps, oldest first; the last one is the status that the task has now. */
  readonly stays: readonly Stay[]
}

/** Takes what else a report asks of a log, in the order of its time. */
interface Follower {
  moveTask(row: number, event: Event, change: FieldChange): void
  moveKeyDate(event: Event, change: FieldChange): void
  assign(row: number, event: Event, change: FieldChange): void
}

export interface PlanLog {
  /** The place of a task among those that are followed. */
  rowOf(taskId: string): number | undefined
  history(row: number): TaskHistory
}

interface Followed {
  readonly plan: Pick<PlanSnapshot, 'status'>
  readonly tasks: readonly Task[]
  readonly measure: Measure
  readonly follower: Follower | null
}

/** One pass over a plan's events, in whatever order they come. What it says of other tasks is passed over. */
export function readLog(events: readonly Event[], { plan, tasks, measure, follower }: Followed): PlanLog {
  const rows = new Map<string, number>()
  for (const [row, { id }] of tasks.entries()) rows.set(id, row)
  const meaning = { categories: categoriesOf(plan), hours: measure.hours, until: measure.until }
  const statuses = new StatusLog(tasks, meaning)
  const madeAt = new Float64Array(tasks.length).fill(Infinity)
  const noteChange = noter({ rows, statuses, follower })
  const { events: sorted, undone } = tidied(events)
  let place = 0
  for (const event of sorted) {
    if (event.made.length > 0) noteMade(rows, madeAt, event)
    const isTouched = undone !== null && undone.touched[place++] === 1
    for (const change of event.changes) {
      if (!isTouched || !undone.changes.has(change)) noteChange(event, change)
    }
  }
  return {
    rowOf: taskId => rows.get(taskId),
    history: row => {
      const task = tasks[row]
      if (task === undefined) throw new RangeError(`no task in row ${row}`)
      // A task that something happened to was there, whatever the clock of its maker said.
      const made = madeAt[row] ?? Infinity
      const createdAt = made === Infinity ? null : Math.min(made, statuses.firstAt(row))
      return { task, createdAt, stays: statuses.stays(row, createdAt) }
    },
  }
}

function noteMade(rows: ReadonlyMap<string, number>, madeAt: Float64Array, { at, made }: Event): void {
  for (const { kind, ids } of made) {
    if (kind !== 'task') continue
    for (const id of ids) {
      const row = rows.get(id)
      if (row !== undefined) madeAt[row] = Math.min(at, madeAt[row] ?? at)
    }
  }
}

interface Noting {
  readonly rows: ReadonlyMap<string, number>
  readonly statuses: StatusLog
  readonly follower: Follower | null
}

function isFollowed(field: string): boolean {
  return field === 'statusId' || field === 'timing' || field === 'personId' || field === 'isComplete'
}

function noter({ rows, statuses, follower }: Noting): (event: Event, change: FieldChange) => void {
  return (event, change) => {
    const { kind, field } = change
    if (kind === 'keyDate' && (field === 'day' || field === 'time')) follower?.moveKeyDate(event, change)
    if (kind !== 'task' || !isFollowed(field)) return
    const row = rows.get(change.id)
    if (row === undefined) return
    if (field === 'statusId') statuses.move(row, event.at, change)
    else if (field === 'timing') follower?.moveTask(row, event, change)
    else if (field === 'personId') follower?.assign(row, event, change)
    else statuses.tick(row, event.at, change)
  }
}
