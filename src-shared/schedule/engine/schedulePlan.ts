import type { WorkPlan } from '../workPlan'
import { type Backward, backwardPass } from './backward'
import { conflictsOf } from './conflicts'
import { type Forward, forwardPass } from './forward'
import { isDone, type Network, networkOf, type Work } from './network'
import type { Schedule, ScheduledTask } from './result'

/**
 * The dates that a plan leads to: as early and as late as its dependencies, constraints, calendars and facts
 * allow. It always answers: what cannot be is a conflict, and a dependency in the way of an answer is suspended.
 */
export function schedulePlan(plan: WorkPlan): Schedule {
  const network = networkOf(plan)
  const forward = forwardPass(network)
  const backward = backwardPass(network, forward.early)
  const critical = criticalOf(network, backward)
  const tasks = network.works.map((work, place) => taskOf(work, place, { forward, backward, critical }))
  const roots = network.works.flatMap(({ parent }, place) => (parent < 0 ? [place] : []))
  const { early } = forward
  const start = roots.reduce((least, place) => Math.min(least, early.start[place] ?? 0), Infinity)
  const finish = roots.reduce((most, place) => Math.max(most, early.finish[place] ?? 0), 0)
  const ends = roots.length > 0 ? { start, finish } : { start: plan.start, finish: plan.start }
  return {
    ...ends,
    workingMinutes: network.time.worked(ends.finish) - network.time.worked(ends.start),
    tasks,
    conflicts: conflictsOf(network, forward),
    suspended: network.suspended,
  }
}

interface Passes {
  readonly forward: Forward
  readonly backward: Backward
  readonly critical: Uint8Array
}

function taskOf(
  { task, children }: Work,
  place: number,
  { forward, backward, critical }: Passes,
): ScheduledTask {
  const { early, drivers } = forward
  const { late, planned, totalSlack, freeSlack } = backward
  return {
    id: task.id,
    name: task.name,
    isSummary: children.length > 0,
    earlyStart: early.start[place] ?? 0,
    earlyFinish: early.finish[place] ?? 0,
    lateStart: late.start[place] ?? 0,
    lateFinish: late.finish[place] ?? 0,
    start: planned.start[place] ?? 0,
    finish: planned.finish[place] ?? 0,
    totalSlackMinutes: totalSlack[place] ?? 0,
    freeSlackMinutes: freeSlack[place] ?? 0,
    critical: critical[place] === 1,
    drivenBy: drivers[place]?.id ?? null,
  }
}

/** Without slack and not done yet; a summary with one such task. */
function criticalOf({ works, order }: Network, { totalSlack }: Backward): Uint8Array {
  const out = new Uint8Array(works.length)
  // Backwards, a summary's beginning comes after its tasks.
  for (let at = order.length - 1; at >= 0; at--) {
    const place = order[at] ?? 0
    const work = works[place]
    if (work === undefined) continue
    const isTight = !isDone(work) && (totalSlack[place] ?? 0) <= 0
    const { children } = work
    out[place] = Number(children.length > 0 ? children.some(child => out[child] === 1) : isTight)
  }
  return out
}
