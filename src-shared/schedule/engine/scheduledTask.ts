import type { Backward } from './backward'
import type { Passed } from './forward'
import { NO_LINK } from './links'
import type { ScheduledTask } from './result'
import { isSummary } from './tree'

interface Passes extends Passed {
  readonly backward: Backward
}

export function scheduledTask({ network, forward, backward }: Passes, place: number): ScheduledTask {
  const { plan, links, tree } = network
  const { early, drivers } = forward
  const { late, planned, totalSlack, freeSlack, critical } = backward
  const task = plan.tasks[place]
  const driver = drivers[place] ?? NO_LINK
  return {
    id: task?.id ?? '',
    name: task?.name ?? '',
    isSummary: isSummary(tree, place),
    earlyStart: early.start[place] ?? 0,
    earlyFinish: early.finish[place] ?? 0,
    lateStart: late.start[place] ?? 0,
    lateFinish: late.finish[place] ?? 0,
    start: planned.start[place] ?? 0,
    finish: planned.finish[place] ?? 0,
    totalSlackMinutes: totalSlack[place] ?? 0,
    freeSlackMinutes: freeSlack[place] ?? 0,
    critical: critical[place] === 1,
    drivenBy: driver === NO_LINK ? null : (links.dependencies[driver]?.id ?? null),
  }
}
