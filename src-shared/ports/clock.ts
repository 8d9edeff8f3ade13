import type { Day } from '../domain/day'

export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** The calendar day where the person is. */
  today(): Day
  /** IANA name of the person's time zone. */
  readonly zone: string
}
