import { type LocalTime, localTimeOf, localTimeOr } from '../calendar/localTime'
import type { WorkCalendar } from '../calendar/workCalendar'
import type { WorkingDayIndex } from '../calendar/workingDayIndex'
import { type WorkingHours, workingHours } from '../calendar/workingHours'
import { type Day, dayNumber, dayOfNumber } from '../domain/day'

/** When a report is asked for. `today` is the day of `now` in `zone` (IANA name). */
export interface Asked {
  readonly calendar: WorkCalendar
  /** Epoch milliseconds. */
  readonly now: number
  readonly today: Day
  readonly zone: string
}

/** What every number is counted with. Days are numbers of days in here: a report compares a great many. */
export interface Clocks {
  readonly calendar: WorkCalendar
  readonly index: WorkingDayIndex
  readonly hours: WorkingHours
  readonly local: LocalTime
  readonly now: number
  readonly today: number
  /** The clocks of a zone; the project's own where nobody knows the zone. */
  localIn(zone: string): LocalTime
  /** The last millisecond of a day by the project's own. */
  endOf(number: number): number
  dayOf(number: number): Day
}

export function clocksOf({ calendar, now, today, zone }: Asked): Clocks {
  const local = localTimeOf(zone)
  return {
    calendar,
    index: calendar.index,
    hours: workingHours(calendar, local),
    local,
    now,
    today: dayNumber(today),
    localIn: name => localTimeOr(name, local),
    endOf: remembered(number => local.endOf(number)),
    dayOf: remembered(dayOfNumber),
  }
}

/** Asked for the same few days over and over. */
function remembered<V>(make: (number: number) => V): (number: number) => V {
  const known = new Map<number, V>()
  return number => {
    const found = known.get(number)
    if (found !== undefined) return found
    const made = make(number)
    known.set(number, made)
    return made
  }
}
