import { LAST_MINUTE, type Minute } from '../../calendar/workingTime'
import { latestBy } from './bounds'
import { copyOfDates, type Dates, datesFor, put, rollUp } from './dates'
import { FROM_FINISH } from './links'
import { AHEAD, DONE, type Network } from './network'
import { type Ceiling, movedBy, slackOf } from './slack'
import { childrenOf, isSummary, placeOf } from './tree'

export interface Backward {
  readonly late: Dates
  /** Where the work is planned: early, or as late as nothing else minds. */
  readonly planned: Dates
  readonly totalSlack: Int32Array
  readonly freeSlack: Int32Array
  /** Without slack and not done yet; a summary with one such task. */
  readonly critical: Uint8Array
  readonly ceilings: Ceilings
}

/** How late tasks may start and finish, as their successors, summaries and wishes have it. */
export interface Ceilings {
  /** By the late dates of what comes after. */
  readonly late: Dates
  /** By the dates where it is planned. */
  readonly planned: Dates
}

export function backwardFor(count: number): Backward {
  return {
    late: datesFor(count),
    planned: datesFor(count),
    totalSlack: new Int32Array(count),
    freeSlack: new Int32Array(count),
    critical: new Uint8Array(count),
    ceilings: { late: datesFor(count), planned: datesFor(count) },
  }
}

export function copyOfBackward(one: Backward): Backward {
  return {
    late: copyOfDates(one.late),
    planned: copyOfDates(one.planned),
    totalSlack: one.totalSlack.slice(),
    freeSlack: one.freeSlack.slice(),
    critical: one.critical.slice(),
    ceilings: { late: copyOfDates(one.ceilings.late), planned: copyOfDates(one.ceilings.planned) },
  }
}

/** When the last of all is finished. */
export function endOf({ finish }: Dates): Minute {
  let end = 0
  for (const at of finish) if (at > end) end = at
  return end
}

/** Late dates and slack, node by node, each before those it depends on. */
export class BackwardPass {
  private readonly end: Minute

  constructor(
    private readonly network: Network,
    private readonly early: Dates,
    private readonly into: Backward,
  ) {
    this.end = endOf(early)
  }

  /** Whether the nodes before it have to be visited, too. */
  visit(node: number): boolean {
    const { tree } = this.network
    if (node >= tree.count) return this.ceilings(placeOf(tree, node))
    return isSummary(tree, node) ? this.summary(node) : this.leaf(node)
  }

  private leaf(place: number): boolean {
    this.ceilings(place)
    const { late, planned, freeSlack, ceilings } = this.into
    const isDone = this.network.stage[place] === DONE
    const total = isDone ? 0 : this.slack(place, ceilings.late)
    const free = isDone ? 0 : Math.max(0, Math.min(total, this.slack(place, ceilings.planned)))
    freeSlack[place] = free
    const hasMoved = put(late, place, this.moved(place, total))
    const isPlannedAnew = put(planned, place, this.moved(place, this.isLate(place) ? free : 0))
    const isTighter = this.tighten(place, total, !isDone && total <= 0)
    return hasMoved || isPlannedAnew || isTighter
  }

  /** After its tasks. */
  private summary(place: number): boolean {
    const { tree } = this.network
    const { late, planned, totalSlack, freeSlack, critical, ceilings } = this.into
    const hasMoved = rollUp(tree, place, late)
    const isPlannedAnew = rollUp(tree, place, planned)
    let [total, isCritical] = [Infinity, false]
    for (const child of childrenOf(tree, place)) {
      total = Math.min(total, totalSlack[child] ?? 0)
      if (critical[child] === 1) isCritical = true
    }
    const finish = Math.min(ceilings.planned.finish[place] ?? 0, this.end)
    const free = slackOf(this.network, place, { early: this.early, ceiling: { start: LAST_MINUTE, finish } })
    freeSlack[place] = Math.max(0, Math.min(total, free))
    const isTighter = this.tighten(place, total, isCritical)
    return hasMoved || isPlannedAnew || isTighter
  }

  /** Whether that is news. */
  private tighten(place: number, total: number, isCritical: boolean): boolean {
    const { totalSlack, critical } = this.into
    if (totalSlack[place] === total && critical[place] === Number(isCritical)) return false
    totalSlack[place] = total
    critical[place] = Number(isCritical)
    return true
  }

  /** Whether they are news. */
  private ceilings(place: number): boolean {
    const { late, planned } = this.into.ceilings
    const byLate = wished(this.network, place, this.ceiling(place, this.into.late, late))
    const isLateNews = put(late, place, [byLate.start, byLate.finish])
    const byPlanned = this.ceiling(place, this.into.planned, planned)
    return put(planned, place, [byPlanned.start, byPlanned.finish]) || isLateNews
  }

  private ceiling(place: number, dates: Dates, above: Dates): Ceiling {
    const { tree, links, stage } = this.network
    const { first, items } = links.after
    const parent = tree.parents[place] ?? -1
    let [start, finish] = [LAST_MINUTE, LAST_MINUTE]
    if (parent >= 0) {
      finish = above.finish[parent] ?? 0
      // A summary's start binds only those that it begins with.
      if (this.early.start[place] === this.early.start[parent]) start = above.start[parent] ?? 0
    }
    const to = first[place + 1] ?? 0
    for (let at = first[place] ?? 0; at < to; at++) {
      const slot = items[at] ?? 0
      // What has begun is a fact and binds nobody any more.
      if (stage[links.to[slot] ?? 0] !== AHEAD) continue
      const bound = latestBy(this.network, slot, dates)
      if (((links.bits[slot] ?? 0) & FROM_FINISH) === 0) start = Math.min(start, bound)
      else finish = Math.min(finish, bound)
    }
    return { start, finish }
  }

  private slack(place: number, { start, finish }: Dates): number {
    const ceiling = { start: start[place] ?? 0, finish: Math.min(finish[place] ?? 0, this.end) }
    return slackOf(this.network, place, { early: this.early, ceiling })
  }

  private moved(place: number, by: number): readonly [Minute, Minute] {
    return movedBy(this.network, place, { early: this.early, by })
  }

  private isLate(place: number): boolean {
    const { constraint = null, progress = null } = this.network.plan.tasks[place] ?? {}
    return constraint?.kind === 'asLateAsPossible' && progress === null
  }
}

function wished({ plan }: Network, place: number, { start, finish }: Ceiling): Ceiling {
  const { constraint = null, deadline = null } = plan.tasks[place] ?? {}
  if (constraint === null && deadline === null) return { start, finish }
  const at = constraint?.at ?? LAST_MINUTE
  const kind = constraint?.kind
  const isStart = kind === 'mustStart' || kind === 'startNoLater'
  const isFinish = kind === 'mustFinish' || kind === 'finishNoLater'
  return {
    start: isStart ? Math.min(start, at) : start,
    finish: Math.min(isFinish ? Math.min(finish, at) : finish, deadline ?? LAST_MINUTE),
  }
}
