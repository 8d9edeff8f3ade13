import type { WorkingTime } from '../calendar/workingTime'
import type { ClockTime } from '../domain/clockTime'
import { clockOn, dayBegins, dayEnds } from '../schedule/dates/moments'
import type { ShownDates } from '../schedule/plannedDates'

/** Clock times of the ends of a task; null where the day says enough. */
export interface ClockTimes {
  readonly start: ClockTime | null
  readonly finish: ClockTime | null
}

const NONE: ClockTimes = { start: null, finish: null }

/** Work that begins with the first minute of its day and ends with the last one of its day has none. */
export function clockTimes(dates: ShownDates | null, time: WorkingTime): ClockTimes {
  if (dates?.startsAt === undefined || dates.finishesAt === undefined) return NONE
  const { start, finish, startsAt, finishesAt } = dates
  const isPoint = startsAt === finishesAt
  return {
    start: startsAt === dayBegins(start, time) ? null : clockOn(start, startsAt),
    finish: isPoint || finishesAt === dayEnds(finish, time) ? null : clockOn(finish, finishesAt),
  }
}

/** Both, whatever they are. */
export function exactTimes({ start, finish, startsAt, finishesAt }: ShownDates): ClockTimes {
  if (startsAt === undefined || finishesAt === undefined) return NONE
  return { start: clockOn(start, startsAt), finish: clockOn(finish, finishesAt) }
}
