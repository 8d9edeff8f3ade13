import { LAST_MINUTE, type Minute, type WorkingTime } from '../../calendar/workingTime'
import type { Dates } from './dates'
import type { Network } from './network'
import { AHEAD } from './work'

/** How far tasks may move from their early dates, in their own working time. */
export class Slack {
  private readonly doMilestonesWait: boolean

  constructor(
    private readonly network: Network,
    private readonly early: Dates,
  ) {
    this.doMilestonesWait = network.plan.doMilestonesWait
  }

  /** Minutes that the task may move later under a ceiling, negative when it would have to be earlier. */
  below(place: number, start: Minute, finish: Minute): number {
    const time = this.timeOf(place)
    const byFinish = time.worked(finish) - time.worked(this.early.finish[place] ?? 0)
    if (start === LAST_MINUTE || this.network.stage[place] !== AHEAD) return byFinish
    const early = this.early.start[place] ?? 0
    const worked = time.worked(early)
    return Math.min(byFinish, this.lastStart(place, start, early) - worked)
  }

  /** The early dates moved by so many minutes. What has begun keeps its start. Whether they are news. */
  move(place: number, by: number, dates: Dates): boolean {
    const { minutes: all, stage } = this.network
    let [start, finish] = [this.early.start[place] ?? 0, this.early.finish[place] ?? 0]
    if (by !== 0) {
      const time = this.timeOf(place)
      const minutes = all[place] ?? 0
      const worked = time.worked(finish) + by
      finish = minutes === 0 && this.doMilestonesWait ? time.startAt(worked) : time.endAt(worked)
      if (stage[place] === AHEAD) start = minutes === 0 ? finish : time.startAt(worked - minutes)
    }
    if (dates.start[place] === start && dates.finish[place] === finish) return false
    dates.start[place] = start
    dates.finish[place] = finish
    return true
  }

  /** Work done before the last start that the ceiling allows. */
  private lastStart(place: number, ceiling: Minute, early: Minute): number {
    const time = this.timeOf(place)
    const worked = time.worked(ceiling)
    if (ceiling >= early && worked === time.worked(early)) return worked
    const isMoment = this.network.minutes[place] === 0 && !this.doMilestonesWait
    return isMoment || time.startAt(worked) <= ceiling ? worked : worked - 1
  }

  private timeOf(place: number): WorkingTime {
    return this.network.time[place] ?? this.network.times.ofPlan
  }
}
