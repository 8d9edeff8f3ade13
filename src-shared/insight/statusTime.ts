import { byPosition } from '../domain/order'
import type { PlanSnapshot } from '../model/snapshot'
import type { StatusCategory } from '../model/status'
import type { Course, Tally } from './course'
import { quantile } from './figure'

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

interface Spent {
  minutes: number
  readonly taskIds: string[]
  readonly perTask: number[]
}

/** In the order of the board, statuses that were taken away too; only those in which time was spent. */
export class StatusTally implements Tally<StatusTime[]> {
  private readonly spent = new Map<string, Spent>()

  constructor(private readonly plan: Pick<PlanSnapshot, 'status'>) {}

  add({ task, stays, isMilestone }: Course): void {
    if (isMilestone) return
    for (const { statusId, stage, from, minutes } of stays) {
      if (from === null || stage === 'done' || stage === 'dropped') continue
      const spent = this.spent.get(statusId) ?? this.begin(statusId)
      spent.minutes += minutes
      const last = spent.taskIds.length - 1
      if (spent.taskIds[last] === task.id) spent.perTask[last] = (spent.perTask[last] ?? 0) + minutes
      else {
        spent.taskIds.push(task.id)
        spent.perTask.push(minutes)
      }
    }
  }

  result(): StatusTime[] {
    const statuses = [...this.plan.status.values()].sort(byPosition)
    let underWay = 0
    for (const { id, category } of statuses) {
      if (isUnderWay(category)) underWay += this.spent.get(id)?.minutes ?? 0
    }
    return statuses.flatMap(({ id: statusId, category }) => {
      const spent = this.spent.get(statusId)
      if (spent === undefined) return []
      const { minutes, taskIds, perTask } = spent
      const share = isUnderWay(category) && underWay > 0 ? minutes / underWay : null
      const medianMinutes = quantile(perTask, 0.5)
      return [{ statusId, category, minutes, share, n: taskIds.length, taskIds, medianMinutes }]
    })
  }

  private begin(statusId: string): Spent {
    const spent = { minutes: 0, taskIds: [], perTask: [] }
    this.spent.set(statusId, spent)
    return spent
  }
}

function isUnderWay(category: StatusCategory): boolean {
  return category === 'doing' || category === 'waiting'
}
