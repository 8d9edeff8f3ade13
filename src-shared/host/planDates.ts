import type { PlanSnapshot } from '../model/snapshot'
import type { PlanCalendars } from '../schedule/dates/planCalendars'
import { type PlanDates, planDates } from '../schedule/dates/planDates'

interface Held {
  readonly plan: PlanSnapshot
  readonly dates: PlanDates
}

/** What was planned last of each open project: the next plan begins there, whoever asks. */
const held = new WeakMap<object, Held>()

/** The dates of a project's snapshot; `ids` of its set stand for the project. */
export function datesOf(ids: object, plan: PlanSnapshot, calendars: PlanCalendars): PlanDates {
  const before = held.get(ids)
  if (before?.plan === plan && before.dates.calendars === calendars) return before.dates
  const dates = planDates(plan, calendars, before?.dates ?? null)
  held.set(ids, { plan, dates })
  return dates
}
