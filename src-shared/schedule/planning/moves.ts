import type { Minute, WorkingTime } from '../../calendar/workingTime'
import type { Schedule } from '../engine/result'
import { datesById } from './planned'

interface MovedDates {
  readonly start: Minute
  readonly finish: Minute
}

/** A task that two schedules of a plan put at different dates. */
export interface Move {
  readonly id: string
  readonly from: MovedDates
  readonly to: MovedDates
}

/** Who moves from when to when, summaries too, in the plan's order. Tasks that only one of them has do not move. */
export function moves(before: Schedule, after: Schedule): Move[] {
  const old = datesById(before)
  return after.tasks.flatMap(({ id, start, finish }) => {
    const from = old.get(id)
    if (from === undefined || (from.start === start && from.finish === finish)) return []
    return [{ id, from: { start: from.start, finish: from.finish }, to: { start, finish } }]
  })
}

/** Working minutes from one moment to a later one; by the clock where nobody works in between. */
export function minutesLate(time: WorkingTime, wanted: Minute, reached: Minute): number {
  return time.worked(reached) - time.worked(wanted) || reached - wanted
}
