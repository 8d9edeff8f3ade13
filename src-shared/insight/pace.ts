import type { Dependency } from '../model/dependency'
import type { Clocks } from './clocks'
import type { Course, LinkTally, Tally } from './course'
import { type Distribution, distributionOf } from './figure'

/** From the first doing to done, both days included. Milestones take no time and are left out. */
export interface CycleTime {
  readonly working: Distribution
  readonly calendar: Distribution
  /** Done without ever having been seen in work: each counts as one day. */
  readonly untimed: readonly string[]
}

export class CycleTally implements Tally<CycleTime> {
  private readonly taskIds: string[] = []
  private readonly working: number[] = []
  private readonly calendar: number[] = []
  private readonly untimed: string[] = []

  constructor(private readonly clocks: Clocks) {}

  add({ task, isMilestone, startedAt, doneAt, startedDay, doneDay }: Course): void {
    if (isMilestone || doneAt === null || doneDay === null) return
    const isTimed = startedAt !== null && startedDay !== null && startedAt <= doneAt
    if (!isTimed) this.untimed.push(task.id)
    this.taskIds.push(task.id)
    this.working.push(isTimed ? daysBothIncluded(startedDay, doneDay, this.clocks) : 1)
    this.calendar.push(isTimed ? doneDay - startedDay + 1 : 1)
  }

  result(): CycleTime {
    const { taskIds, untimed } = this
    const working = distributionOf(taskIds, this.working)
    return { working, calendar: distributionOf(taskIds, this.calendar), untimed }
  }
}

/** Work done on rest days alone takes one day too. */
function daysBothIncluded(from: number, to: number, { index }: Clocks): number {
  return Math.max(1, index.before(to + 1) - index.before(from))
}

interface Finished {
  readonly row: number
  readonly taskId: string
  readonly createdAt: number | null
  readonly startedAt: number | null
  readonly doneAt: number
  readonly doneDay: number
}

/**
 * Working days from ready to done, both included. Ready is when all that had to be finished before was done; of
 * a task that was begun before that, when it was begun; of one that waits for nothing, when it was made.
 */
export class LeadTally implements LinkTally<Distribution> {
  private readonly finished: Finished[] = []
  private readonly doneAt: Float64Array
  /** When the last predecessor was done: never while one is open or was done nobody knows when. */
  private readonly releasedAt: Float64Array

  constructor(
    private readonly clocks: Clocks,
    rows: number,
  ) {
    this.doneAt = new Float64Array(rows).fill(Infinity)
    this.releasedAt = new Float64Array(rows).fill(-Infinity)
  }

  add({ row, task, createdAt, isMilestone, startedAt, doneAt, doneDay }: Course): void {
    if (doneAt === null || doneDay === null) return
    this.doneAt[row] = doneAt
    if (!isMilestone) this.finished.push({ row, taskId: task.id, createdAt, startedAt, doneAt, doneDay })
  }

  link({ type }: Dependency, from: number, to: number): void {
    if (type !== 'FS') return
    this.releasedAt[to] = Math.max(this.releasedAt[to] ?? -Infinity, this.doneAt[from] ?? Infinity)
  }

  result(): Distribution {
    const [taskIds, days]: [string[], number[]] = [[], []]
    for (const { row, taskId, createdAt, startedAt, doneAt, doneDay } of this.finished) {
      const releasedAt = this.releasedAt[row] ?? -Infinity
      const ready = releasedAt === -Infinity ? createdAt : Math.min(releasedAt, startedAt ?? doneAt)
      if (ready === null) continue
      taskIds.push(taskId)
      const from = this.clocks.local.dayNumber(Math.min(ready, doneAt))
      days.push(daysBothIncluded(from, doneDay, this.clocks))
    }
    return distributionOf(taskIds, days)
  }
}
