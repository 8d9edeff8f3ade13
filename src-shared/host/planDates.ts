import type { PlanSnapshot } from '../model/snapshot'
import type { PlanCalendars } from '../schedule/dates/planCalendars'
import { type PlanDates, planDates } from '../schedule/dates/planDates'

interface Held {
  readonly plan: PlanSnapshot
  readonly dates: PlanDates
}

/**
 * What was planned last of each open project, the newest first: the next plan begins there, whoever asks. Two, for
 * while peers' changes are drawn in slices the window asks for the plan that is shown and for the one that comes.
 */
const held = new WeakMap<object, readonly Held[]>()
const MOST_HELD = 2

/** The dates of a project's snapshot; `ids` of its set stand for the project. */
export function datesOf(ids: object, plan: PlanSnapshot, calendars: PlanCalendars): PlanDates {
  const before = held.get(ids) ?? []
  const known = before.find(one => one.plan === plan && one.dates.calendars === calendars)
  if (known !== undefined) return known.dates
  const dates = planDates(plan, calendars, before[0]?.dates ?? null)
  held.set(ids, [{ plan, dates }, ...before].slice(0, MOST_HELD))
  return dates
}
