import { positionOf } from '../../calendar/workingDays'
import type { Day } from '../../domain/day'
import type { Baseline } from '../../model/baseline'
import type { PlanDates } from '../../schedule/dates/planDates'

/** The dates of all planned tasks, as a baseline keeps them. */
export function baselineOf({ scheduled, of }: PlanDates): Baseline['dates'] {
  const entries = scheduled.schedule.tasks.flatMap(({ id }) => {
    const dates = of(id)
    return dates === null ? [] : [[id, [dates.start, dates.finish] as const] as const]
  })
  return Object.fromEntries(entries)
}

export interface BaselineVariance {
  /** Tasks that finish later than the baseline has them, and earlier. */
  readonly late: number
  readonly early: number
  /** Working days by which the whole ends later; negative for earlier. */
  readonly days: number
}

/** How far the plan has come from a baseline. Tasks that only one of them has do not count. */
export function baselineVariance({ dates }: Pick<Baseline, 'dates'>, plan: PlanDates): BaselineVariance {
  const calendar = plan.calendars.days
  let [late, early] = [0, 0]
  let [then, now]: [Day | null, Day | null] = [null, null]
  for (const [id, [, finish]] of Object.entries(dates)) {
    const shown = plan.of(id)?.finish
    if (shown === undefined) continue
    if (shown > finish) late++
    if (shown < finish) early++
    if (then === null || finish > then) then = finish
    if (now === null || shown > now) now = shown
  }
  return { late, early, days: then === null || now === null ? 0 : positionOf(calendar, then, now) }
}
