import { roundTheClock } from '../calendar/workingHours'
import type { Clocks } from './clocks'
import type { Course } from './course'
import type { Stay, TaskHistory } from './history'
import { minutesOf } from './statusTime'

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

/** Waits of all tasks but milestones. */
export function waitsOf(courses: readonly Course[], { hours, now }: Clocks): Waits {
  const taskIds: string[] = []
  const longest = longestOf(MOST)
  let [n, total] = [0, 0]
  for (const { task, history, stages, isMilestone } of courses) {
    if (isMilestone) continue
    for (const [at, stay] of history.stays.entries()) {
      if (stages[at] !== 'waiting' && stages[at] !== 'blocked') continue
      const minutes = minutesOf(stay, { hours, until: now })
      if (minutes === 0) continue
      n++
      total += minutes
      if (taskIds.at(-1) !== task.id) taskIds.push(task.id)
      longest.offer({ history, stay, minutes })
    }
  }
  return { n, taskIds, minutes: total, longest: longest.all().map(one => waitOf(one, now)) }
}

interface Candidate {
  readonly history: TaskHistory
  readonly stay: Stay
  readonly minutes: number
}

/** Keeps the longest few in order, so that not all of them have to be sorted. */
function longestOf(most: number) {
  const kept: Candidate[] = []
  return {
    offer: (one: Candidate): void => {
      const last = kept.at(-1)
      if (kept.length === most && last !== undefined && byLength(one, last) >= 0) return
      kept.push(one)
      kept.sort(byLength)
      kept.length = Math.min(kept.length, most)
    },
    all: (): readonly Candidate[] => kept,
  }
}

/** Of equally long ones the earlier first. */
function byLength(a: Candidate, b: Candidate): number {
  if (a.minutes !== b.minutes) return b.minutes - a.minutes
  const since = (a.stay.from ?? 0) - (b.stay.from ?? 0)
  if (since !== 0) return since
  return a.history.task.id < b.history.task.id ? -1 : 1
}

function waitOf({ history, stay, minutes }: Candidate, now: number): Wait {
  const from = stay.from ?? now
  return {
    taskId: history.task.id,
    statusId: stay.statusId,
    personId: responsibleAt(history, from),
    from,
    to: stay.to,
    minutes,
    elapsedMinutes: minutesOf(stay, { hours: roundTheClock, until: now }),
  }
}

function responsibleAt({ task, people }: TaskHistory, at: number): string | null {
  const [first] = people
  if (first === undefined) return task.personId
  let person = first.from
  for (const { event, to } of people) if (event.at <= at) person = to
  return typeof person === 'string' ? person : null
}
