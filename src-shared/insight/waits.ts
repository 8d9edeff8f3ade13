import { roundTheClock } from '../calendar/workingHours'
import type { Task } from '../model/task'
import type { Course, Tally } from './course'
import type { PeopleLog } from './people'
import type { Stay } from './stay'

/** One stay in a status of waiting, blocked ones too. */
export interface Wait {
  readonly taskId: string
  readonly statusId: string
  /** Who was responsible when it began. */
  readonly personId: string | null
  readonly from: number
  /** Null while it lasts. */
  readonly to: number | null
  /** Working minutes. */
  readonly minutes: number
  /** By the clock on the wall, nights and rest days too. */
  readonly elapsedMinutes: number
}

export interface Waits {
  /** Waits that took working time, not tasks. */
  readonly n: number
  readonly taskIds: readonly string[]
  readonly minutes: number
  /** Longest first. */
  readonly longest: readonly Wait[]
}

const MOST = 10

interface Candidate {
  readonly row: number
  readonly task: Task
  readonly stay: Stay
}

/** Waits of all tasks but milestones. Keeps only the longest in order, so that not all have to be sorted. */
export class WaitTally implements Tally<Waits> {
  private readonly taskIds: string[] = []
  private readonly longest: Candidate[] = []
  private n = 0
  private minutes = 0

  constructor(
    private readonly people: PeopleLog,
    private readonly now: number,
  ) {}

  add({ row, task, stays, isMilestone }: Course): void {
    if (isMilestone) return
    for (const stay of stays) {
      const isWait = stay.stage === 'waiting' || stay.stage === 'blocked'
      if (!isWait || stay.minutes === 0) continue
      this.n++
      this.minutes += stay.minutes
      if (this.taskIds.at(-1) !== task.id) this.taskIds.push(task.id)
      this.offer({ row, task, stay })
    }
  }

  result(): Waits {
    const { n, taskIds, minutes } = this
    return { n, taskIds, minutes, longest: this.longest.map(one => this.waitOf(one)) }
  }

  private offer(one: Candidate): void {
    const { longest } = this
    const last = longest.at(-1)
    if (longest.length === MOST && last !== undefined && byLength(one, last) > 0) return
    longest.push(one)
    longest.sort(byLength)
    longest.length = Math.min(longest.length, MOST)
  }

  private waitOf({ row, task, stay }: Candidate): Wait {
    const { statusId, to, minutes } = stay
    const from = stay.from ?? this.now
    return {
      taskId: task.id,
      statusId,
      personId: this.people.responsibleAt(row, task, from),
      from,
      to,
      minutes,
      elapsedMinutes: roundTheClock.minutesBetween(from, Math.min(to ?? this.now, this.now)),
    }
  }
}

/** Of equally long ones the earlier first. */
function byLength(a: Candidate, b: Candidate): number {
  if (a.stay.minutes !== b.stay.minutes) return b.stay.minutes - a.stay.minutes
  const since = (a.stay.from ?? 0) - (b.stay.from ?? 0)
  if (since !== 0) return since
  return a.task.id < b.task.id ? -1 : 1
}
