import type { WorkingTime } from '../../calendar/workingTime'
import type { ClockTime } from '../../domain/clockTime'
import { clockOn, dayBegins, dayEnds } from '../../schedule/dates/moments'
import type { ShownDates } from '../../schedule/plannedDates'
import type { GanttTaskRow } from '../gantt/row'

/** Clock times of the ends of a task; null where the day says enough. */
export interface ClockTimes {
  readonly start: ClockTime | null
  readonly finish: ClockTime | null
}

export const NO_CLOCK: ClockTimes = { start: null, finish: null }

/** Work that begins with the first minute of its day and ends with the last one of its day has none. */
export function clockTimes(dates: ShownDates | null, time: WorkingTime): ClockTimes {
  if (dates?.startsAt === undefined || dates.finishesAt === undefined) return NO_CLOCK
  const { start, finish, startsAt, finishesAt } = dates
  const isEarly = startsAt === dayBegins(start, time)
  const isWhole = startsAt === finishesAt || finishesAt === dayEnds(finish, time)
  if (isEarly && isWhole) return NO_CLOCK
  return {
    start: isEarly ? null : clockOn(start, startsAt),
    finish: isWhole ? null : clockOn(finish, finishesAt),
  }
}

/** Both, whatever they are, as far as they are known. */
export function exactTimes(dates: ShownDates | null): ClockTimes {
  if (dates?.startsAt === undefined || dates.finishesAt === undefined) return NO_CLOCK
  const { start, finish, startsAt, finishesAt } = dates
  return { start: clockOn(start, startsAt), finish: clockOn(finish, finishesAt) }
}

/** Of a row: where its days alone do not say when it begins and ends. */
export function clockOf({ planned, time, below }: Timed): ClockTimes {
  return below > 0 ? NO_CLOCK : clockTimes(planned, time)
}

/** Whether a longer work begins or ends within a day: then both its clock times are said. */
export function isTimed(row: Timed): boolean {
  const { start, finish } = clockOf(row)
  return row.task.timing.days > 0 && (start !== null || finish !== null)
}

type Timed = Pick<GanttTaskRow, 'planned' | 'time' | 'below' | 'task'>
