import type { Day } from '../domain/day'

export interface HolidayDay {
  readonly day: Day
  /** As the notice calls the holiday, also for a day worked in exchange for it. */
  readonly name: string
  readonly isOff: boolean
}

/** The notice of one year as it was read from a file: plain data, fit for a document. Days in order, each once. */
export interface HolidayYear {
  readonly year: number
  readonly days: readonly HolidayDay[]
}
