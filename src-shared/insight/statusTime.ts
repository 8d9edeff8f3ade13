import type { WorkingHours } from '../calendar/workingHours'
import { byPosition } from '../domain/order'
import type { StatusCategory } from '../domain/records'
import type { PlanSnapshot } from '../domain/snapshot'
import type { Clocks } from './clocks'
import type { Course, Stage } from './course'
import { quantile } from './figure'
import type { Stay, TaskHistory } from './history'

/** Working time that tasks lay in a status before they were done. Milestones take no time and are left out. */
export interface StatusTime {
  readonly statusId: string
  readonly category: StatusCategory
  readonly minutes: number
  /** Of all time in doing and waiting; null for other categories and of no time. */
  readonly share: number | null
  readonly n: number
  readonly taskIds: readonly string[]
  readonly medianMinutes: number | null
}

/** Working time before tasks were done, by what it was. Parallel work makes the sum longer than the phase. */
export interface StageMinutes {
  readonly todo: number
  readonly doing: number
  readonly waiting: number
}

export interface Measure {
  readonly hours: WorkingHours
  /** Until when a stay that lasts is counted. */
  readonly until: number
}

/** Of a stay that began nobody knows when: none. */
export function minutesOf({ from, to }: Stay, { hours, until }: Measure): number {
  if (from === null || from >= until) return 0
  return Math.max(0, hours.minutesBetween(from, to === null ? until : Math.min(to, until)))
}

/** Minutes of one task by status id, in every status whatever it means. */
export function minutesByStatus(history: Pick<TaskHistory, 'stays'>, measure: Measure): Map<string, number> {
  const out = new Map<string, number>()
  for (const stay of history.stays) {
    if (stay.from === null) continue
    out.set(stay.statusId, (out.get(stay.statusId) ?? 0) + minutesOf(stay, measure))
  }
  return out
}

interface Tally {
  minutes: number
  readonly taskIds: string[]
  readonly perTask: number[]
}

/** In the order of the board, statuses that were taken away too; only those in which time was spent. */
export function statusTimes(
  plan: Pick<PlanSnapshot, 'status'>,
  courses: readonly Course[],
  { hours, now }: Clocks,
): StatusTime[] {
  const tallies = new Map<string, Tally>()
  const measure = { hours, until: now }
  for (const course of courses) if (!course.isMilestone) tallyStays(tallies, course, measure)
  const statuses = [...plan.status.values()].filter(status => tallies.has(status.id)).sort(byPosition)
  const total = statuses.reduce(
    (sum, { id, category }) => (isUnderWay(category) ? sum + (tallies.get(id)?.minutes ?? 0) : sum),
    0,
  )
  return statuses.flatMap(({ id: statusId, category }) => {
    const tally = tallies.get(statusId)
    if (tally === undefined) return []
    const { minutes, taskIds, perTask } = tally
    const share = isUnderWay(category) && total > 0 ? minutes / total : null
    const medianMinutes = quantile(Float64Array.from(perTask).sort(), 0.5)
    return [{ statusId, category, minutes, share, n: taskIds.length, taskIds, medianMinutes }]
  })
}

function tallyStays(tallies: Map<string, Tally>, { task, history, stages }: Course, measure: Measure): void {
  for (const [at, stay] of history.stays.entries()) {
    if (stay.from === null || !isSpent(stages[at])) continue
    const tally = tallies.get(stay.statusId) ?? { minutes: 0, taskIds: [], perTask: [] }
    if (tally.taskIds.length === 0) tallies.set(stay.statusId, tally)
    if (tally.taskIds.at(-1) !== task.id) {
      tally.taskIds.push(task.id)
      tally.perTask.push(0)
    }
    const minutes = minutesOf(stay, measure)
    tally.minutes += minutes
    tally.perTask[tally.perTask.length - 1] = (tally.perTask.at(-1) ?? 0) + minutes
  }
}

/** After it was done or dropped a task spends no time, however long it lies there. */
function isSpent(stage: Stage | undefined): boolean {
  return stage !== undefined && stage !== 'done' && stage !== 'dropped'
}

function isUnderWay(category: StatusCategory): boolean {
  return category === 'doing' || category === 'waiting'
}

export function stageMinutes(courses: readonly Course[], { hours, now }: Clocks): StageMinutes {
  const out = { todo: 0, doing: 0, waiting: 0 }
  for (const { isMilestone, history, stages } of courses) {
    if (isMilestone) continue
    for (const [at, stay] of history.stays.entries()) {
      const stage = stages[at] === 'blocked' ? 'waiting' : stages[at]
      if (stage === 'todo' || stage === 'doing' || stage === 'waiting') {
        out[stage] += minutesOf(stay, { hours, until: now })
      }
    }
  }
  return out
}
