import type { Day } from '../domain/day'
import type { PlanDates } from '../schedule/dates/planDates'

/** Planned dates and the day from which they are judged. */
export interface Outlook {
  readonly dates: PlanDates
  readonly today: Day
}
