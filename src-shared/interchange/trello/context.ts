import type { WorkCalendar } from '../../calendar/workCalendar'

export interface ReadingContext {
  /** IANA name: which day a due instant is. */
  readonly zone: string
  readonly calendar: WorkCalendar
}
