import type { Day } from '../domain/day'
import type { PlanDates } from '../schedule/dates/planDates'

/** What a picture of a plan is looked at with. */
export interface Outlook {
  readonly dates: PlanDates
  readonly today: Day
}
