import type { WorkingTime } from '../../calendar/workingTime'
import type { ClockTime } from '../../domain/clockTime'
import { clockOn, dayBegins, dayEnds } from '../../schedule/dates/moments'
import type { ShownDates } from '../../schedule/plannedDates'
import type { GanttTaskRow } from '../gantt/row'

/** Clock times of the start and the finish of a task; null where the day alone is enough. */
export interface ClockTimes {
  readonly start: ClockTime | null
  readonly finish: ClockTime | null
}

export const NO_CLOCK: ClockTimes = { start: null, finish: null }

/** Both null for work that starts and ends with the working day. */
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

/** The exact times, when they are known. */
export function exactTimes(dates: ShownDates | null): ClockTimes {
  if (dates?.startsAt === undefined || dates.finishesAt === undefined) return NO_CLOCK
  const { start, finish, startsAt, finishesAt } = dates
  return { start: clockOn(start, startsAt), finish: clockOn(finish, finishesAt) }
}

/** Clock times of a row of the chart. */
export function clockOf({ planned, time, below }: Timed): ClockTimes {
  return below > 0 ? NO_CLOCK : clockTimes(planned, time)
}

/** Whether a task starts or ends within a working day: then both clock times are shown. */
export function isTimed(row: Timed): boolean {
  const { start, finish } = clockOf(row)
  return row.task.timing.days > 0 && (start !== null || finish !== null)
}

type Timed = Pick<GanttTaskRow, 'planned' | 'time' | 'below' | 'task'>
