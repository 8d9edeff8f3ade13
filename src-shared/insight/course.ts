import type { Dependency } from '../model/dependency'
import type { Task } from '../model/task'
import { type Appointment, appointmentOf } from './appointment'
import type { Clocks } from './clocks'
import type { TaskHistory } from './history'
import type { MoveLog } from './moves'
import type { Stay } from './stay'

/** How a task went: what every number of the report is counted from. Days are numbers of days. */
export interface Course {
  readonly row: number
  readonly task: Task
  readonly createdAt: number | null
  readonly stays: readonly Stay[]
  readonly isMilestone: boolean
  readonly isLaunch: boolean
  /** When it was first seen in work; null also when the log does not know. */
  readonly startedAt: number | null
  readonly isDone: boolean
  /** The last time it became done; null while it is open and when the log does not know. */
  readonly doneAt: number | null
  readonly startedDay: number | null
  readonly doneDay: number | null
  /** By its first dates, and by those it has now. */
  readonly planned: Appointment | null
  readonly due: Appointment | null
  readonly postponed: number
}

/** Counts one thing over all courses, each of which it is shown once. */
export interface Tally<Result> {
  add(course: Course): void
  result(): Result
}

/** The same, and then shown every dependency between two courses. */
export interface LinkTally<Result> extends Tally<Result> {
  link(dependency: Dependency, from: number, to: number): void
}

export function courseOf(row: number, history: TaskHistory, { moves, clocks }: Dates): Course {
  const { task, createdAt, stays } = history
  const [startedAt, doneAt] = [startOf(stays), doneSince(stays)]
  const isLaunch = task.tags.includes('launch')
  const first = moves.firstTiming(row)
  const planned = first === null ? null : appointmentOf(first, isLaunch, clocks)
  return {
    row,
    task,
    createdAt,
    stays,
    isMilestone: task.timing.days === 0,
    isLaunch,
    startedAt,
    isDone: stays.at(-1)?.stage === 'done',
    doneAt,
    startedDay: startedAt === null ? null : clocks.local.dayNumber(startedAt),
    doneDay: doneAt === null ? null : clocks.local.dayNumber(doneAt),
    planned,
    due: first === task.timing ? planned : appointmentOf(task.timing, isLaunch, clocks),
    postponed: moves.postponed(row),
  }
}

interface Dates {
  readonly moves: MoveLog
  readonly clocks: Clocks
}

/** The first stay in work; of one that began nobody knows when, no later one can be the first. */
function startOf(stays: readonly Stay[]): number | null {
  for (const { stage, from } of stays) {
    if (stage === 'doing' || stage === 'waiting' || stage === 'blocked') return from
  }
  return null
}

/** From one column of done work to another it stays done. */
function doneSince(stays: readonly Stay[]): number | null {
  let since: number | null = null
  for (let at = stays.length - 1; at >= 0 && stays[at]?.stage === 'done'; at--)
    since = stays[at]?.from ?? null
  return since
}
