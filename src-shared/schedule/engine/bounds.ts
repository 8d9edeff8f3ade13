import { type Minute, withinRange } from '../../calendar/workingTime'
import type { Dates } from './dates'
import { ELAPSED, FROM_FINISH, GATE, TO_FINISH } from './links'
import type { Network } from './network'

/** The first moment that a link allows for the end of its successor that it binds. */
export function earliestBy(network: Network, slot: number, { start, finish }: Dates): Minute {
  const { from, lag, bits, to } = network.links
  const [place = 0, bit = 0, minutes = 0] = [from[slot], bits[slot], lag[slot]]
  const end = ((bit & FROM_FINISH) === 0 ? start[place] : finish[place]) ?? 0
  const base = (bit & GATE) === 0 ? end : Math.max(end, releaseOf(network, place))
  if (minutes === 0) return base
  if ((bit & ELAPSED) !== 0) return withinRange(base + minutes)
  const hours = network.hours[to[slot] ?? 0] ?? network.times.ofPlan
  return hours.endAt(hours.worked(base) + minutes)
}

/** The last moment that a link allows for the end of its predecessor that it binds. */
export function latestBy(network: Network, slot: number, { start, finish }: Dates): Minute {
  const { to, lag, bits } = network.links
  const [place = 0, bit = 0, minutes = 0] = [to[slot], bits[slot], lag[slot]]
  const base = ((bit & TO_FINISH) === 0 ? start[place] : finish[place]) ?? 0
  if (minutes === 0) return base
  if ((bit & ELAPSED) !== 0) return withinRange(base - minutes)
  const hours = network.hours[place] ?? network.times.ofPlan
  return hours.startAt(hours.worked(base) - minutes)
}

/** When a task was released; what is not can't be before the status date. */
function releaseOf({ plan }: Network, place: number): Minute {
  return plan.tasks[place]?.released ?? plan.statusAt ?? 0
}

/** Whether a link waits for a release that nobody has told of. */
export function isUnreleased({ links, plan }: Network, slot: number): boolean {
  const released = plan.tasks[links.from[slot] ?? 0]?.released ?? null
  return ((links.bits[slot] ?? 0) & GATE) !== 0 && released === null
}
