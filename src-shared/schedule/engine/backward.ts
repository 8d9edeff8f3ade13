import { LAST_MINUTE, type Minute } from '../../calendar/workingTime'
import { latestBy } from './bounds'
import { copyOfDates, type Dates, datesFor, rollUp } from './dates'
import { FROM_FINISH } from './links'
import type { Network } from './network'
import { Slack } from './slack'
import { childrenOf, isSummary, placeOf } from './tree'
import { AHEAD, DONE } from './work'

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

/** How late tasks may start and finish, as their successors, summaries and constraints allow. */
interface Ceilings {
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
  for (let place = 0; place < finish.length; place++) end = Math.max(end, finish[place] ?? 0)
  return end
}

/** Late dates and slack, node by node, each before those it depends on. */
export class BackwardPass {
  private readonly end: Minute
  private readonly slack: Slack

  constructor(
    private readonly network: Network,
    private readonly early: Dates,
    private readonly into: Backward,
  ) {
    this.end = endOf(early)
    this.slack = new Slack(network, early)
  }

  /** Whether the nodes before it have to be visited, too. */
  visit(node: number): boolean {
    const { tree } = this.network
    if (node >= tree.count) return this.summaryEnd(placeOf(tree, node))
    return isSummary(tree, node) ? this.summary(node) : this.leaf(node)
  }

  private leaf(place: number): boolean {
    this.lower(place)
    const { late, planned, freeSlack, ceilings } = this.into
    const isDone = this.network.stage[place] === DONE
    const total = isDone ? 0 : this.slackUnder(place, ceilings.late)
    const free = isDone ? 0 : Math.max(0, Math.min(total, this.slackUnder(place, ceilings.planned)))
    freeSlack[place] = free
    const isLateAnew = this.slack.move(place, total, late)
    const isPlannedAnew = this.slack.move(place, this.isLate(place) ? free : 0, planned)
    const isTightAnew = this.tighten(place, total, !isDone && total <= 0)
    return isLateAnew || isPlannedAnew || isTightAnew
  }

  /** After its tasks. */
  private summary(place: number): boolean {
    const { tree } = this.network
    const { late, planned, totalSlack, freeSlack, critical, ceilings } = this.into
    const isLateAnew = rollUp(tree, place, late)
    const isPlannedAnew = rollUp(tree, place, planned)
    let [total, isCritical] = [Infinity, false]
    for (const child of childrenOf(tree, place)) {
      total = Math.min(total, totalSlack[child] ?? 0)
      if (critical[child] === 1) isCritical = true
    }
    const finish = Math.min(ceilings.planned.finish[place] ?? 0, this.end)
    freeSlack[place] = Math.max(0, Math.min(total, this.slack.below(place, LAST_MINUTE, finish)))
    const isTightAnew = this.tighten(place, total, isCritical)
    return isLateAnew || isPlannedAnew || isTightAnew
  }

  /** Before its tasks, which its ceilings bind. */
  private summaryEnd(place: number): boolean {
    const { late, planned } = this.into.ceilings
    const four = [late.start, late.finish, planned.start, planned.finish]
    const old = four.map(ceiling => ceiling[place])
    this.lower(place)
    return four.some((ceiling, at) => ceiling[place] !== old[at])
  }

  /** Whether that is news. */
  private tighten(place: number, total: number, isCritical: boolean): boolean {
    const { totalSlack, critical } = this.into
    if (totalSlack[place] === total && critical[place] === Number(isCritical)) return false
    totalSlack[place] = total
    critical[place] = Number(isCritical)
    return true
  }

  /** Both ceilings of a task, from its summary's down to what binds it most. */
  private lower(place: number): void {
    const { late, planned, ceilings } = this.into
    const { links, stage } = this.network
    const { first, items } = links.after
    this.inherit(place, ceilings.late)
    this.inherit(place, ceilings.planned)
    const to = first[place + 1] ?? 0
    for (let at = first[place] ?? 0; at < to; at++) {
      const slot = items[at] ?? 0
      // What has begun is a fact and binds nobody any more.
      if (stage[links.to[slot] ?? 0] !== AHEAD) continue
      const end = ((links.bits[slot] ?? 0) & FROM_FINISH) === 0 ? 'start' : 'finish'
      least(ceilings.late[end], place, latestBy(this.network, slot, late))
      least(ceilings.planned[end], place, latestBy(this.network, slot, planned))
    }
    limitByConstraint(this.network, place, ceilings.late)
  }

  /** A summary's finish binds each of its tasks, its start only those that it begins with. */
  private inherit(place: number, { start, finish }: Dates): void {
    const parent = this.network.tree.parents[place] ?? -1
    const isFirst = parent >= 0 && this.early.start[place] === this.early.start[parent]
    start[place] = isFirst ? (start[parent] ?? 0) : LAST_MINUTE
    finish[place] = parent >= 0 ? (finish[parent] ?? 0) : LAST_MINUTE
  }

  private slackUnder(place: number, { start, finish }: Dates): number {
    return this.slack.below(place, start[place] ?? 0, Math.min(finish[place] ?? 0, this.end))
  }

  private isLate(place: number): boolean {
    const { constraint = null, progress = null } = this.network.plan.tasks[place] ?? {}
    return constraint?.kind === 'asLateAsPossible' && progress === null
  }
}

function least(of: Int32Array, place: number, at: Minute): void {
  if (at < (of[place] ?? 0)) of[place] = at
}

function limitByConstraint({ plan }: Network, place: number, { start, finish }: Dates): void {
  const { constraint = null, deadline = null } = plan.tasks[place] ?? {}
  const kind = constraint?.kind
  const at = constraint?.at ?? LAST_MINUTE
  if (kind === 'mustStart' || kind === 'startNoLater') least(start, place, at)
  if (kind === 'mustFinish' || kind === 'finishNoLater') least(finish, place, at)
  if (deadline !== null) least(finish, place, deadline)
}
