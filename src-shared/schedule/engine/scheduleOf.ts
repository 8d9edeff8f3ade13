import type { Minute } from '../../calendar/workingTime'
import type { Dates } from './dates'
import type { Passed } from './forward'
import type { Network } from './network'
import type { Conflict, Schedule, ScheduledTask } from './result'

interface Found extends Passed {
  readonly conflicts: ReadonlyMap<number, readonly Conflict[]>
}

export function scheduleOf(
  { network, forward, conflicts }: Found,
  tasks: readonly ScheduledTask[],
): Schedule {
  const { plan, times, suspended } = network
  const [start, finish] = plan.tasks.length > 0 ? spanOf(network, forward.early) : [plan.start, plan.start]
  return {
    start,
    finish,
    workingMinutes: times.ofPlan.worked(finish) - times.ofPlan.worked(start),
    tasks,
    conflicts: [...conflicts.values()].flat(),
    suspended,
  }
}

/** From the first beginning to the last end. */
function spanOf({ tree }: Network, early: Dates): readonly [Minute, Minute] {
  let [start, finish] = [Infinity, 0]
  for (let place = 0; place < tree.count; place++) {
    if ((tree.parents[place] ?? -1) >= 0) continue
    start = Math.min(start, early.start[place] ?? 0)
    finish = Math.max(finish, early.finish[place] ?? 0)
  }
  return [start, finish]
}
