import { LAST_MINUTE, type Minute } from '../../calendar/workingTime'
import type { Dates } from './dates'
import { AHEAD, type Network } from './network'

/** How late a task may start and finish. */
export interface Ceiling {
  readonly start: Minute
  readonly finish: Minute
}

/** Working minutes that the task may move later, negative when it would have to be earlier. */
export function slackOf(
  network: Network,
  place: number,
  { early, ceiling }: { early: Dates; ceiling: Ceiling },
): number {
  const time = network.time[place] ?? network.times.ofPlan
  const byFinish = time.worked(ceiling.finish) - time.worked(early.finish[place] ?? 0)
  if (network.stage[place] !== AHEAD || ceiling.start === LAST_MINUTE) return byFinish
  const start = early.start[place] ?? 0
  return Math.min(byFinish, lastStart(network, place, { ceiling: ceiling.start, start }) - time.worked(start))
}

/** Work done before the last start that the ceiling allows. */
function lastStart(
  { time: times, times: { ofPlan }, minutes, plan }: Network,
  place: number,
  { ceiling, start }: { ceiling: Minute; start: Minute },
): number {
  const time = times[place] ?? ofPlan
  const worked = time.worked(ceiling)
  if (ceiling >= start && worked === time.worked(start)) return worked
  const isMoment = minutes[place] === 0 && !plan.doMilestonesWait
  return isMoment || time.startAt(worked) <= ceiling ? worked : worked - 1
}

/** The early dates moved by so many working minutes. What has begun keeps its start. */
export function movedBy(
  { time: times, times: { ofPlan }, minutes: all, stage, plan }: Network,
  place: number,
  { early, by }: { early: Dates; by: number },
): readonly [Minute, Minute] {
  const [start, finish] = [early.start[place] ?? 0, early.finish[place] ?? 0]
  if (by === 0) return [start, finish]
  const [time, minutes] = [times[place] ?? ofPlan, all[place] ?? 0]
  const worked = time.worked(finish) + by
  const isWaiting = minutes === 0 && plan.doMilestonesWait
  const moved = isWaiting ? time.startAt(worked) : time.endAt(worked)
  if (stage[place] !== AHEAD) return [start, moved]
  return [minutes === 0 ? moved : time.startAt(worked - minutes), moved]
}
