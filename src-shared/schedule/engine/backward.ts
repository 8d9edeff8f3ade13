import { LAST_MINUTE, type Minute } from '../../calendar/workingTime'
import { isFromFinish, latestBy } from './bounds'
import { type Dates, datesFor } from './dates'
import { rollUp } from './forward'
import { isDone, type Network, type Work } from './network'

export interface Backward {
  readonly late: Dates
  /** Where the work is planned: early, or as late as nothing else minds. */
  readonly planned: Dates
  readonly totalSlack: Int32Array
  readonly freeSlack: Int32Array
}

/** How late a task may start and finish, as its successors, summaries and wishes have it. */
interface Ceiling {
  readonly start: Minute
  readonly finish: Minute
}

const NO_CEILING: Ceiling = { start: LAST_MINUTE, finish: LAST_MINUTE }

export function backwardPass(network: Network, early: Dates): Backward {
  const pass = new BackwardPass(network, early)
  const { works, order } = network
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at] ?? 0
    const isEnd = node >= works.length
    const place = isEnd ? node - works.length : node
    const work = works[place]
    if (work === undefined) continue
    if (work.children.length === 0) {
      if (!isEnd) pass.leaf(work, place)
    } else if (isEnd) pass.ceilings(work, place)
    else pass.summary(work, place)
  }
  return pass
}

class BackwardPass implements Backward {
  readonly late: Dates
  readonly planned: Dates
  readonly totalSlack: Int32Array
  readonly freeSlack: Int32Array
  /** By the late dates of what comes after, and by the dates where it is planned: of summaries, for their tasks. */
  private readonly lateCeilings: Ceiling[]
  private readonly plannedCeilings: Ceiling[]
  private readonly end: Minute

  constructor(
    private readonly network: Network,
    private readonly early: Dates,
  ) {
    const count = network.works.length
    this.late = datesFor(count)
    this.planned = { start: early.start.slice(), finish: early.finish.slice() }
    this.totalSlack = new Int32Array(count)
    this.freeSlack = new Int32Array(count)
    this.lateCeilings = network.works.map(() => NO_CEILING)
    this.plannedCeilings = network.works.map(() => NO_CEILING)
    this.end = early.finish.reduce((most, finish) => Math.max(most, finish), 0)
  }

  ceilings(work: Work, place: number): void {
    this.lateCeilings[place] = this.wished(work, this.ceilingOf(work, place, this.late))
    this.plannedCeilings[place] = this.ceilingOf(work, place, this.planned)
  }

  leaf(work: Work, place: number): void {
    this.ceilings(work, place)
    const { start, finish } = this.lateCeilings[place] ?? NO_CEILING
    const total = isDone(work) ? 0 : this.slackOf(work, place, { start, finish: Math.min(finish, this.end) })
    const next = this.plannedCeilings[place] ?? NO_CEILING
    const free = isDone(work)
      ? 0
      : this.slackOf(work, place, { ...next, finish: Math.min(next.finish, this.end) })
    this.totalSlack[place] = total
    this.freeSlack[place] = Math.max(0, Math.min(total, free))
    this.move(work, place, { dates: this.late, by: total })
    if (work.task.constraint?.kind === 'asLateAsPossible' && work.task.progress === null) {
      this.move(work, place, { dates: this.planned, by: this.freeSlack[place] ?? 0 })
    }
  }

  /** After its tasks. */
  summary(work: Work, place: number): void {
    rollUp(this.network.works, place, this.late)
    rollUp(this.network.works, place, this.planned)
    const least = (of: Int32Array) =>
      work.children.reduce((min, child) => Math.min(min, of[child] ?? 0), Infinity)
    this.totalSlack[place] = least(this.totalSlack)
    const next = this.plannedCeilings[place] ?? NO_CEILING
    const free = this.slackOf(work, place, { start: LAST_MINUTE, finish: Math.min(next.finish, this.end) })
    this.freeSlack[place] = Math.max(0, Math.min(this.totalSlack[place] ?? 0, free))
  }

  private ceilingOf(work: Work, place: number, dates: Dates): Ceiling {
    const { works } = this.network
    const above = this.ceilingFrom(work, place, dates)
    let { start, finish } = above
    for (const link of work.after) {
      const successor = works[link.to]
      // What has begun is a fact and binds nobody any more.
      if (successor === undefined || successor.task.progress !== null) continue
      const bound = latestBy(link, dates, successor)
      if (isFromFinish(link)) finish = Math.min(finish, bound)
      else start = Math.min(start, bound)
    }
    return { start, finish }
  }

  /** A summary's finish binds each of its tasks, its start only those that it begins with. */
  private ceilingFrom({ parent }: Work, place: number, dates: Dates): Ceiling {
    const of = (dates === this.late ? this.lateCeilings : this.plannedCeilings)[parent] ?? NO_CEILING
    const isFirst = this.early.start[place] === this.early.start[parent]
    return { start: isFirst ? of.start : LAST_MINUTE, finish: of.finish }
  }

  private wished({ task: { constraint, deadline } }: Work, { start, finish }: Ceiling): Ceiling {
    const at = constraint?.at ?? LAST_MINUTE
    const kind = constraint?.kind
    const isStart = kind === 'mustStart' || kind === 'startNoLater'
    const isFinish = kind === 'mustFinish' || kind === 'finishNoLater'
    return {
      start: isStart ? Math.min(start, at) : start,
      finish: Math.min(isFinish ? Math.min(finish, at) : finish, deadline ?? LAST_MINUTE),
    }
  }

  /** Working minutes that the task may move later, negative when it would have to be earlier. */
  private slackOf(work: Work, place: number, ceiling: Ceiling): number {
    const { time, task } = work
    const [start, finish] = [this.early.start[place] ?? 0, this.early.finish[place] ?? 0]
    const byFinish = time.worked(ceiling.finish) - time.worked(finish)
    if (task.progress !== null || ceiling.start === LAST_MINUTE) return byFinish
    return Math.min(byFinish, this.lastStart(work, ceiling.start, start) - time.worked(start))
  }

  /** Work done before the last start that the ceiling allows. */
  private lastStart({ time, minutes }: Work, ceiling: Minute, early: Minute): number {
    const worked = time.worked(ceiling)
    if (ceiling >= early && worked === time.worked(early)) return worked
    const isMoment = minutes === 0 && !this.network.plan.doMilestonesWait
    return isMoment || time.startAt(worked) <= ceiling ? worked : worked - 1
  }

  private move(
    { time, minutes, task }: Work,
    place: number,
    { dates, by }: { dates: Dates; by: number },
  ): void {
    const [start, finish] = [this.early.start[place] ?? 0, this.early.finish[place] ?? 0]
    const worked = time.worked(finish) + by
    const isWaiting = minutes === 0 && this.network.plan.doMilestonesWait
    const moved = isWaiting ? time.startAt(worked) : time.endAt(worked)
    dates.finish[place] = by === 0 ? finish : moved
    if (by === 0 || task.progress !== null) dates.start[place] = start
    else dates.start[place] = minutes === 0 ? moved : time.startAt(worked - minutes)
  }
}
