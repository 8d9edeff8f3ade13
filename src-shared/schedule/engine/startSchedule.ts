import type { WorkPlan } from '../workPlan'
import { type Backward, backwardFor, BackwardPass } from './backward'
import { conflictsAt } from './conflicts'
import { type Forward, forwardFor, ForwardPass, type Passed } from './forward'
import { type Network, networkOf } from './network'
import type { Conflict, Schedule } from './result'
import { scheduleOf } from './scheduleOf'
import { scheduledTask } from './scheduledTask'

/** Everything that one answer rests on. */
export interface Calculation extends Passed {
  readonly backward: Backward
  /** By place, in the plan's order. */
  readonly conflicts: ReadonlyMap<number, readonly Conflict[]>
}

/** A plan with its answer, from which an edited plan is answered faster. It stays as it is. */
export interface Scheduled {
  readonly plan: WorkPlan
  readonly schedule: Schedule
  /** Ids of tasks whose result is not the one before, tasks that came and went included. */
  readonly changed: readonly string[]
  /** The engine's own. */
  readonly calculation: Calculation
}

/** Everything is new, and so is every task in `changed`. */
export function startSchedule(plan: WorkPlan): Scheduled {
  const network = networkOf(plan)
  const { count } = network.tree
  const [forward, backward] = [forwardFor(count), backwardFor(count)]
  pass(network, forward, backward)
  const calculation = { network, forward, backward, conflicts: allConflicts(network, forward) }
  const tasks = plan.tasks.map((_, place) => scheduledTask(calculation, place))
  return {
    plan,
    schedule: scheduleOf(calculation, tasks),
    changed: plan.tasks.map(({ id }) => id),
    calculation,
  }
}

function pass(network: Network, forward: Forward, backward: Backward): void {
  const { order } = network
  const there = new ForwardPass(network, forward)
  for (const node of order) there.visit(node)
  const back = new BackwardPass(network, forward.early, backward)
  for (let at = order.length - 1; at >= 0; at--) back.visit(order[at] ?? 0)
}

function allConflicts(network: Network, forward: Forward): ReadonlyMap<number, readonly Conflict[]> {
  const out = new Map<number, readonly Conflict[]>()
  network.plan.tasks.forEach((_, place) => {
    const found = conflictsAt(place, { network, forward })
    if (found.length > 0) out.set(place, found)
  })
  return out
}
