import type { WorkDependency } from '../workPlan'
import { FROM_FINISH, TO_FINISH } from './links'
import type { Scheduled } from './startSchedule'

/**
 * Dependencies that the dates may break: those with a lag, and those whose bound end lies before what binds it.
 * All others are kept. By the engine's own tables, since a plan has many and breaks few.
 */
export function doubtfulLinks({ calculation }: Scheduled): ReadonlySet<WorkDependency> {
  const { from, to, lag, bits, dependencies } = calculation.network.links
  const { start, finish } = calculation.backward.planned
  const out = new Set<WorkDependency>()
  for (let slot = 0; slot < from.length; slot++) {
    const a = from[slot] ?? 0
    const b = to[slot] ?? 0
    const bit = bits[slot] ?? 0
    const binding = ((bit & FROM_FINISH) === 0 ? start : finish)[a] ?? 0
    const bound = ((bit & TO_FINISH) === 0 ? start : finish)[b] ?? 0
    const one = dependencies[slot]
    if (one !== undefined && (lag[slot] !== 0 || bound < binding)) out.add(one)
  }
  return out
}
