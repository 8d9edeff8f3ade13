import type { Conflict } from '../../engine/result'
import type { Planned } from '../planned'
import { type Chain, chainOf } from './chain'
import { drops } from './drop'
import { parallels } from './parallel'
import type { Remedy } from './remedy'
import { shortenings } from './shorten'
import { Trial } from './trial'

/** Plans that are scheduled for each kind of remedy: three times as many for one conflict. */
export const MOST_RUNS = 60
/** Of each kind: twelve in all. */
export const MOST_OF_A_KIND = 4

const kinds: readonly ((chain: Chain, trial: Trial) => Remedy[])[] = [shortenings, parallels, drops]

/**
 * What would remove a conflict of the schedule, each remedy found by scheduling with it: what removes it before
 * what only lessens it, shorter tasks before tasks at the same time before tasks left out, of one kind what asks
 * for least first. `stepMinutes`: a day of work. Bounded work: of a long chain the tasks nearest to the conflict.
 */
export function remediesFor(planned: Planned, conflict: Conflict, stepMinutes: number): Remedy[] {
  const chain = chainOf(planned, conflict, stepMinutes)
  const all = kinds.flatMap(remediesOf => {
    const trial = new Trial(planned.engine, conflict, MOST_RUNS)
    return remediesOf(chain, trial).toSorted(byCost).slice(0, MOST_OF_A_KIND)
  })
  return all.toSorted((a, b) => Math.sign(a.leftMinutes) - Math.sign(b.leftMinutes))
}

function byCost(a: Remedy, b: Remedy): number {
  return a.costMinutes - b.costMinutes
}
