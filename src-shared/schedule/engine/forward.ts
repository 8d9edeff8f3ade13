import type { Minute } from '../../calendar/workingTime'
import { earliestBy, isToFinish } from './bounds'
import { type Dates, datesFor, workOnOrAfter } from './dates'
import type { Link } from './link'
import type { Network, Work } from './network'

/** What keeps a task from being earlier. */
export interface Floor {
  /** The latest of what dependencies ask of its start, its summaries' included; 0 for nothing. */
  readonly start: Minute
  readonly startLink: Link | null
  /** The same of its finish. */
  readonly finish: Minute
  readonly finishLink: Link | null
  /** What the status date and constraints ask of its start. */
  readonly date: Minute
}

export interface Forward {
  readonly early: Dates
  readonly floors: readonly Floor[]
  /** The dependency that holds a task where it is. */
  readonly drivers: readonly (Link | null)[]
}

const NO_FLOOR: Floor = { start: 0, startLink: null, finish: 0, finishLink: null, date: 0 }

export function forwardPass(network: Network): Forward {
  const { works, order } = network
  const early = datesFor(works.length)
  const floors: Floor[] = works.map(() => NO_FLOOR)
  const drivers: (Link | null)[] = works.map(() => null)
  for (const node of order) {
    const work = works[node]
    if (work === undefined) {
      rollUp(works, node - works.length, early)
      continue
    }
    const floor = floorOf(work, floors[work.parent] ?? NO_FLOOR, { network, early })
    floors[node] = floor
    if (work.children.length > 0) continue
    const [start, finish] = placed(work, floor, network)
    early.start[node] = start
    early.finish[node] = finish
    drivers[node] = driverOf(work, floor, [start, finish])
  }
  return { early, floors, drivers }
}

/** A summary begins with its first task and ends with its last. */
export function rollUp(works: readonly Work[], place: number, { start, finish }: Dates): void {
  const children = works[place]?.children ?? []
  if (children.length === 0) return
  start[place] = children.reduce((least, child) => Math.min(least, start[child] ?? 0), Infinity)
  finish[place] = children.reduce((most, child) => Math.max(most, finish[child] ?? 0), 0)
}

interface Passing {
  readonly network: Network
  readonly early: Dates
}

function floorOf(work: Work, summary: Floor, { network, early }: Passing): Floor {
  let [start, startLink] = [summary.start, summary.startLink]
  let [finish, finishLink]: [Minute, Link | null] = [0, null]
  for (const link of work.before) {
    const bound = earliestBy(link, early, work)
    if (isToFinish(link)) {
      if (bound > finish || finishLink === null) [finish, finishLink] = [bound, link]
    } else if (bound > start || startLink === null) [start, startLink] = [bound, link]
  }
  const { constraint } = work.task
  const wished = constraint?.kind === 'startNoEarlier' ? constraint.at : 0
  const date = Math.max(summary.date, wished, network.plan.statusAt ?? 0)
  return { start, startLink, finish, finishLink, date }
}

/** Where the task lies by its facts, its pin, or as soon as its floor allows. */
function placed(work: Work, floor: Floor, { plan }: Network): readonly [Minute, Minute] {
  const { constraint, progress } = work.task
  if (progress !== null) return begun(work, plan.statusAt ?? 0)
  if (constraint?.kind === 'mustStart') return [constraint.at, finishFrom(work, constraint.at)]
  if (constraint?.kind === 'mustFinish') return [startFor(work, constraint.at), constraint.at]
  const finish = constraint?.kind === 'finishNoEarlier' ? Math.max(floor.finish, constraint.at) : floor.finish
  return soonest(work, Math.max(floor.start, floor.date, plan.start), { finish, plan })
}

interface Asked {
  readonly finish: Minute
  readonly plan: Pick<Network['plan'], 'doMilestonesWait'>
}

/** The first place where the task starts and finishes no earlier than asked. */
export function soonest(work: Work, from: Minute, { finish: until, plan }: Asked): readonly [Minute, Minute] {
  const { time, minutes } = work
  if (minutes === 0) {
    const at = Math.max(from, until)
    const stands = plan.doMilestonesWait ? time.startAt(time.worked(at)) : workOnOrAfter(time, at)
    return [stands, stands]
  }
  const start = time.startAt(time.worked(from))
  const finish = finishFrom(work, start)
  if (finish >= until) return [start, finish]
  const later = workOnOrAfter(time, until)
  return [startFor(work, later), later]
}

function finishFrom({ time, minutes }: Work, start: Minute): Minute {
  return minutes === 0 ? start : time.endAt(time.worked(start) + minutes)
}

function startFor({ time, minutes }: Work, finish: Minute): Minute {
  return minutes === 0 ? finish : time.startAt(time.worked(finish) - minutes)
}

/** What is done stays; what is left is done from the status date. */
function begun(work: Work, statusAt: Minute): readonly [Minute, Minute] {
  const { time, minutes, task } = work
  const { start = 0, finish = null, doneMinutes = 0 } = task.progress ?? {}
  if (finish !== null) return [start, Math.max(start, finish)]
  const done = Math.min(Math.max(doneMinutes, 0), minutes)
  const stopped = done === 0 ? start : time.endAt(time.worked(start) + done)
  if (done === minutes) return [start, stopped]
  return [start, time.endAt(time.worked(Math.max(stopped, statusAt)) + minutes - done)]
}

/** A date that holds a task as hard as a dependency does leaves the dependency its driver. */
function driverOf({ time, task }: Work, floor: Floor, dates: readonly [Minute, Minute]): Link | null {
  const { progress, constraint } = task
  const isPinned = constraint?.kind === 'mustStart' || constraint?.kind === 'mustFinish'
  if (progress !== null || isPinned) return null
  const [start, finish] = dates
  if (floor.finishLink !== null && time.worked(floor.finish) >= time.worked(finish)) return floor.finishLink
  return floor.startLink !== null && time.worked(floor.start) >= time.worked(start) ? floor.startLink : null
}
