import type { Minute, WorkingTime } from '../../calendar/workingTime'
import type { Progress, WorkTask } from '../workPlan'
import { earliestBy } from './bounds'
import { copyOfDates, type Dates, datesFor, put, rollUp, workOnOrAfter } from './dates'
import { NO_LINK, TO_FINISH } from './links'
import type { Network } from './network'
import { isSummary, placeOf } from './tree'

/** What keeps tasks from being earlier. */
interface Floors {
  /** The latest of what dependencies ask of a start, those of its summaries included, and its slot. */
  readonly start: Int32Array
  readonly startLink: Int32Array
  /** The same of a finish; those of summaries are suspended. */
  readonly finish: Int32Array
  readonly finishLink: Int32Array
  /** What the status date and constraints ask of a start. */
  readonly date: Int32Array
}

export interface Forward {
  readonly early: Dates
  readonly floors: Floors
  /** The slot of the dependency that holds a task where it is. */
  readonly drivers: Int32Array
}

/** A network with its early dates. */
export interface Passed {
  readonly network: Network
  readonly forward: Forward
}

export function forwardFor(count: number): Forward {
  const [date, links] = [() => new Int32Array(count), () => new Int32Array(count).fill(NO_LINK)]
  const floors = { start: date(), startLink: links(), finish: date(), finishLink: links(), date: date() }
  return { early: datesFor(count), floors, drivers: links() }
}

export function copyOfForward({ early, floors, drivers }: Forward): Forward {
  return {
    early: copyOfDates(early),
    floors: {
      start: floors.start.slice(),
      startLink: floors.startLink.slice(),
      finish: floors.finish.slice(),
      finishLink: floors.finishLink.slice(),
      date: floors.date.slice(),
    },
    drivers: drivers.slice(),
  }
}

/** Early dates, node by node, each after those it depends on. */
export class ForwardPass {
  constructor(
    private readonly network: Network,
    private readonly into: Forward,
  ) {}

  /** Whether the nodes after it have to be visited, too. */
  visit(node: number): boolean {
    const { tree } = this.network
    if (node >= tree.count) return rollUp(tree, placeOf(tree, node), this.into.early)
    const isNews = this.floor(node)
    return isSummary(tree, node) ? isNews : this.place(node)
  }

  /** Whether what it hands on to its tasks is news. */
  private floor(place: number): boolean {
    const { tree, links, plan } = this.network
    const { floors, early } = this.into
    const { first, items } = links.before
    const parent = tree.parents[place] ?? -1
    let [start, startLink, finish, finishLink] = [0, NO_LINK, 0, NO_LINK]
    if (parent >= 0) {
      start = floors.start[parent] ?? 0
      startLink = floors.startLink[parent] ?? NO_LINK
    }
    const to = first[place + 1] ?? 0
    for (let at = first[place] ?? 0; at < to; at++) {
      const slot = items[at] ?? 0
      const bound = earliestBy(this.network, slot, early)
      if (((links.bits[slot] ?? 0) & TO_FINISH) !== 0) {
        if (bound > finish || finishLink === NO_LINK) [finish, finishLink] = [bound, slot]
      } else if (bound > start || startLink === NO_LINK) [start, startLink] = [bound, slot]
    }
    const { constraint = null } = plan.tasks[place] ?? {}
    const requested = constraint?.kind === 'startNoEarlier' ? constraint.at : 0
    const above = parent < 0 ? 0 : (floors.date[parent] ?? 0)
    const date = Math.max(above, requested, plan.statusAt ?? 0)
    const isNews =
      floors.start[place] !== start || floors.startLink[place] !== startLink || floors.date[place] !== date
    floors.start[place] = start
    floors.startLink[place] = startLink
    floors.finish[place] = finish
    floors.finishLink[place] = finishLink
    floors.date[place] = date
    return isNews
  }

  /** Where the task lies by its facts, its pin, or as soon as its floor allows. Whether that is news. */
  private place(place: number): boolean {
    const { plan, time: times, minutes: all, times: calendars } = this.network
    const { floors, early, drivers } = this.into
    const { constraint = null, progress = null } = plan.tasks[place] ?? {}
    const time = times[place] ?? calendars.ofPlan
    const minutes = all[place] ?? 0
    const floor = Math.max(floors.start[place] ?? 0, floors.date[place] ?? 0, plan.start)
    const isFixed = progress !== null || constraint?.kind === 'mustStart' || constraint?.kind === 'mustFinish'
    if (isFixed) {
      drivers[place] = NO_LINK
      return put(early, place, fixed({ time, minutes }, { constraint, progress }, plan.statusAt ?? 0))
    }
    const until = floors.finish[place] ?? 0
    const finish = constraint?.kind === 'finishNoEarlier' ? Math.max(until, constraint.at) : until
    const dates = soonest({ time, minutes }, floor, { finish, doMilestonesWait: plan.doMilestonesWait })
    drivers[place] = this.driver(place, time, dates)
    return put(early, place, dates)
  }

  /** A date that holds a task as hard as a dependency does leaves the dependency its driver. */
  private driver(place: number, time: WorkingTime, [start, finish]: readonly [Minute, Minute]): number {
    const { floors } = this.into
    const finishLink = floors.finishLink[place] ?? NO_LINK
    if (finishLink !== NO_LINK && isReached(time, floors.finish[place] ?? 0, finish)) return finishLink
    const startLink = floors.startLink[place] ?? NO_LINK
    return startLink !== NO_LINK && isReached(time, floors.start[place] ?? 0, start) ? startLink : NO_LINK
  }
}

function isReached(time: WorkingTime, bound: Minute, at: Minute): boolean {
  return bound >= at || time.worked(bound) >= time.worked(at)
}

export interface WorkAmount {
  readonly time: WorkingTime
  readonly minutes: number
}

interface Asked {
  readonly finish: Minute
  readonly doMilestonesWait: boolean
}

/** The first place where so much work starts and finishes no earlier than asked. */
export function soonest(
  span: WorkAmount,
  from: Minute,
  { finish: until, doMilestonesWait }: Asked,
): readonly [Minute, Minute] {
  const { time, minutes } = span
  if (minutes === 0) {
    const at = Math.max(from, until)
    const stands = doMilestonesWait ? time.startAt(time.worked(at)) : workOnOrAfter(time, at)
    return [stands, stands]
  }
  const worked = time.worked(from)
  const finish = time.endAt(worked + minutes)
  if (finish >= until) return [time.startAt(worked), finish]
  const later = workOnOrAfter(time, until)
  return [startFor(span, later), later]
}

function finishFrom({ time, minutes }: WorkAmount, start: Minute): Minute {
  return minutes === 0 ? start : time.endAt(time.worked(start) + minutes)
}

function startFor({ time, minutes }: WorkAmount, finish: Minute): Minute {
  return minutes === 0 ? finish : time.startAt(time.worked(finish) - minutes)
}

type Fixing = Pick<WorkTask, 'constraint' | 'progress'>

function fixed(
  span: WorkAmount,
  { constraint, progress }: Fixing,
  statusAt: Minute,
): readonly [Minute, Minute] {
  if (progress !== null) return begun(span, progress, statusAt)
  const at = constraint?.at ?? 0
  return constraint?.kind === 'mustStart' ? [at, finishFrom(span, at)] : [startFor(span, at), at]
}

/** What is done stays; what is left is done from the status date. */
function begun(
  { time, minutes }: WorkAmount,
  { start, finish, doneMinutes }: Progress,
  statusAt: Minute,
): readonly [Minute, Minute] {
  if (finish !== null) return [start, Math.max(start, finish)]
  const done = Math.min(Math.max(doneMinutes, 0), minutes)
  const stopped = done === 0 ? start : time.endAt(time.worked(start) + done)
  if (done === minutes) return [start, stopped]
  return [start, time.endAt(time.worked(Math.max(stopped, statusAt)) + minutes - done)]
}
