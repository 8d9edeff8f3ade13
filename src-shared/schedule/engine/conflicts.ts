import type { Minute } from '../../calendar/workingTime'
import { earliestBy, isUnreleased } from './bounds'
import { chainTo } from './chain'
import { type Passed, soonest } from './forward'
import { NO_LINK, TO_FINISH } from './links'
import type { Network } from './network'
import type { Conflict } from './result'
import { rowAt } from './rows'
import { childrenOf, isSummary } from './tree'
import { AHEAD, DONE } from './work'

interface Broken {
  readonly kind: Conflict['kind']
  readonly wanted: Minute
  readonly reached: Minute
  /** The slot that leads to it. */
  readonly link: number
}

const NONE: readonly Conflict[] = []

/** Requested dates of a task that its early dates do not meet. */
export function conflictsAt(place: number, passed: Passed): readonly Conflict[] {
  const { network } = passed
  const task = network.plan.tasks[place]
  if (task === undefined) return NONE
  if (task.constraint === null && task.deadline === null && task.progress === null) return NONE
  return brokenBy(place, passed).map(({ kind, wanted, reached, link }) => ({
    taskId: task.id,
    kind,
    wanted,
    reached,
    byMinutes: between(network, place, [wanted, reached]),
    chain: [...chainTo(link, passed), task.id],
  }))
}

function brokenBy(place: number, passed: Passed): Broken[] {
  const { network, forward } = passed
  const { early, drivers } = forward
  const { constraint = null, deadline = null } = network.plan.tasks[place] ?? {}
  const [start, finish] = [early.start[place] ?? 0, early.finish[place] ?? 0]
  const link = lastOf(place, passed) ?? drivers[place] ?? NO_LINK
  const held = network.stage[place] === AHEAD ? slipOf(place, passed) : beginningOf(place, passed)
  const out: Broken[] = held === null ? [] : [held]
  const late = (kind: Conflict['kind'], wanted: Minute, reached: Minute): void => {
    if (reached > wanted) out.push({ kind, wanted, reached, link })
  }
  if (constraint?.kind === 'startNoLater') late('startNoLater', constraint.at, start)
  if (constraint?.kind === 'finishNoLater') late('finishNoLater', constraint.at, finish)
  if (deadline !== null) late('deadline', deadline, finish)
  return out
}

/** What leads to the finish of a summary. */
function lastOf(place: number, { network, forward: { early, drivers } }: Passed): number | null {
  const last = childrenOf(network.tree, place).find(child => early.finish[child] === early.finish[place])
  return last === undefined ? null : (drivers[last] ?? null)
}

/** How work began before it was allowed, or finished without a release. */
function beginningOf(place: number, passed: Passed): Broken | null {
  const { floors, early } = passed.forward
  const wanted = early.start[place] ?? 0
  const gate = unreleasedAt(place, passed)
  if (gate !== null) return gate
  const [reached = 0, link = NO_LINK] = [floors.start[place], floors.startLink[place]]
  return reached > wanted ? { kind: 'started', wanted, reached, link } : null
}

/** A gate on the way to what has begun, its own or one of its summaries'. */
function unreleasedAt(place: number, { network, forward: { early } }: Passed): Broken | null {
  const { tree, links, stage } = network
  for (let at = place; at >= 0; at = tree.parents[at] ?? -1) {
    for (const link of rowAt(links.before, at)) {
      const isToFinish = ((links.bits[link] ?? 0) & TO_FINISH) !== 0
      if (!isUnreleased(network, link) || (isToFinish && stage[place] !== DONE)) continue
      const wanted = (isToFinish ? early.finish : early.start)[place] ?? 0
      const reached = Math.max(wanted, earliestBy(network, link, early))
      return { kind: 'unreleased', wanted, reached, link }
    }
  }
  return null
}

/** How a pin is run into: it stays, and what comes before it is too late. */
function slipOf(place: number, passed: Passed): Broken | null {
  const { network } = passed
  const { constraint = null } = network.plan.tasks[place] ?? {}
  if (constraint?.kind !== 'mustStart' && constraint?.kind !== 'mustFinish') return null
  const slip = isSummary(network.tree, place)
    ? summarySlip(place, constraint, passed)
    : leafSlip(place, constraint, passed)
  if (slip === null || slip.link === NO_LINK || !isUnreleased(network, slip.link)) return slip
  return { ...slip, kind: 'unreleased' }
}

interface Pin {
  readonly kind: Conflict['kind'] | 'asLateAsPossible'
  readonly at: Minute
}

function leafSlip(place: number, { kind, at: wanted }: Pin, { network, forward }: Passed): Broken | null {
  const { start: starts, startLink, finish: finishes, finishLink, date: dates } = forward.floors
  const [bound = 0, date = 0, until = 0] = [starts[place], dates[place], finishes[place]]
  const pin = kind === 'mustStart' ? kind : 'mustFinish'
  const from = Math.max(bound, date)
  const link = bound >= date ? (startLink[place] ?? NO_LINK) : NO_LINK
  if (pin === 'mustStart' && from > wanted) return { kind: pin, wanted, reached: from, link }
  const span = { time: network.time[place] ?? network.times.ofPlan, minutes: network.minutes[place] ?? 0 }
  const asked = { finish: until, doMilestonesWait: network.plan.doMilestonesWait }
  const [start, finish] = soonest(span, pin === 'mustStart' ? Math.max(from, wanted) : from, asked)
  const byFinish = finishLink[place] ?? NO_LINK
  const isByFinish = byFinish !== NO_LINK && until >= finish
  const isPushed = pin === 'mustStart' ? isByFinish && start > wanted : finish > wanted
  const reached = pin === 'mustStart' ? start : finish
  return isPushed ? { kind: pin, wanted, reached, link: isByFinish ? byFinish : link } : null
}

/** A summary has no pin of its own: its tasks lead to its dates. */
function summarySlip(place: number, { kind, at: wanted }: Pin, { forward }: Passed): Broken | null {
  const { start, startLink, date } = forward.floors
  const link = (start[place] ?? 0) >= (date[place] ?? 0) ? (startLink[place] ?? NO_LINK) : NO_LINK
  const pin = kind === 'mustStart' ? kind : 'mustFinish'
  const reached = (pin === 'mustStart' ? forward.early.start : forward.early.finish)[place] ?? 0
  return reached > wanted ? { kind: pin, wanted, reached, link } : null
}

/** In working time; by the clock where nobody works in between. */
function between(
  { time: times, times: { ofPlan } }: Network,
  place: number,
  [from, to]: readonly [Minute, Minute],
): number {
  const time = times[place] ?? ofPlan
  return time.worked(to) - time.worked(from) || to - from
}
