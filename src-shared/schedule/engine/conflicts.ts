import type { Minute } from '../../calendar/workingTime'
import { isFromFinish } from './bounds'
import { type Floor, type Forward, soonest } from './forward'
import type { Link } from './link'
import type { Network, Work } from './network'
import type { Conflict } from './result'

/** Wishes that the early dates do not grant, in the plan's order. */
export function conflictsOf(network: Network, forward: Forward): Conflict[] {
  const { works } = network
  return works.flatMap((work, place) =>
    brokenBy(work, place, { network, forward }).map(({ kind, wanted, reached, link }) => ({
      taskId: work.task.id,
      kind,
      wanted,
      reached,
      byMinutes: between(work, wanted, reached),
      chain: [...chainTo(link, { network, forward }), work.task.id],
    })),
  )
}

interface Broken {
  readonly kind: Conflict['kind']
  readonly wanted: Minute
  readonly reached: Minute
  /** What leads to it. */
  readonly link: Link | null
}

interface Passed {
  readonly network: Network
  readonly forward: Forward
}

function brokenBy(work: Work, place: number, passed: Passed): Broken[] {
  const { early, drivers, floors } = passed.forward
  const [start, finish] = [early.start[place] ?? 0, early.finish[place] ?? 0]
  const { constraint, deadline, progress } = work.task
  const floor = floors[place]
  const link = lastOf(work, place, passed) ?? drivers[place] ?? null
  const out: Broken[] = []
  const late = (kind: Conflict['kind'], wanted: Minute, reached: Minute): void => {
    if (reached > wanted) out.push({ kind, wanted, reached, link })
  }
  if (progress !== null && floor !== undefined && floor.start > start) {
    out.push({ kind: 'started', wanted: start, reached: floor.start, link: floor.startLink })
  }
  if (constraint?.kind === 'startNoLater') late('startNoLater', constraint.at, start)
  if (constraint?.kind === 'finishNoLater') late('finishNoLater', constraint.at, finish)
  if (deadline !== null) late('deadline', deadline, finish)
  const slip = progress === null && floor !== undefined ? slipOf(work, floor, passed) : null
  return slip === null ? out : [slip, ...out]
}

/** What leads to the finish of a summary. */
function lastOf({ children }: Work, place: number, { forward: { early, drivers } }: Passed): Link | null {
  const last = children.find(child => early.finish[child] === early.finish[place])
  return last === undefined ? null : (drivers[last] ?? null)
}

/** How a pin is run into: it stays, and what comes before it is too late. */
function slipOf(work: Work, floor: Floor, { network, forward }: Passed): Broken | null {
  const { constraint } = work.task
  if (constraint?.kind !== 'mustStart' && constraint?.kind !== 'mustFinish') return null
  const { kind, at: wanted } = constraint
  const from = Math.max(floor.start, floor.date)
  const link = floor.start >= floor.date ? floor.startLink : null
  const asked = { finish: floor.finish, plan: network.plan }
  if (work.children.length > 0) return summarySlip(work, { kind, wanted, reached: 0, link }, forward)
  if (kind === 'mustStart' && from > wanted) return { kind, wanted, reached: from, link }
  const [start, finish] = soonest(work, kind === 'mustStart' ? Math.max(from, wanted) : from, asked)
  const reached = kind === 'mustStart' ? start : finish
  const isByFinish = floor.finishLink !== null && floor.finish >= finish
  const isPushed = kind === 'mustStart' ? isByFinish && start > wanted : finish > wanted
  return isPushed ? { kind, wanted, reached, link: isByFinish ? floor.finishLink : link } : null
}

/** A summary has no pin of its own: its tasks lead to its dates. */
function summarySlip(work: Work, { kind, wanted, link }: Broken, { early }: Forward): Broken | null {
  const of = kind === 'mustStart' ? early.start : early.finish
  const all = work.children.map(child => of[child] ?? 0).toSorted((a, b) => a - b)
  const reached = (kind === 'mustStart' ? all[0] : all.at(-1)) ?? 0
  return reached > wanted ? { kind, wanted, reached, link } : null
}

/** In working time; by the clock where nobody works in between. */
function between({ time }: Work, from: Minute, to: Minute): number {
  return time.worked(to) - time.worked(from) || to - from
}

/** The tasks that drive one another up to a link, the first one first. A summary stands for its own that it waits for. */
function chainTo(link: Link | null, { network: { works }, forward }: Passed): string[] {
  const out: string[] = []
  for (let at = link; at !== null; ) {
    const place = driving(at.from, isFromFinish(at), { works, early: forward.early })
    out.push(works[place]?.task.id ?? '')
    at = forward.drivers[place] ?? null
  }
  return out.toReversed()
}

function driving(
  place: number,
  isFinish: boolean,
  { works, early }: { works: readonly Work[]; early: Forward['early'] },
): number {
  const dates = isFinish ? early.finish : early.start
  let at = place
  for (;;) {
    const within = works[at]?.children.find(child => dates[child] === dates[at])
    if (within === undefined) return at
    at = within
  }
}
