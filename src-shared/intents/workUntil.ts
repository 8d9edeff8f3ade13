import { minuteOf } from '../calendar/localTime'
import { DAY_MINUTES, type WorkingTime } from '../calendar/workingTime'
import type { ClockTime } from '../domain/clockTime'
import { type Day, dayNumber } from '../domain/day'
import { lengthOfMinutes, type TaskLength } from '../domain/length'
import { dayEnds } from '../schedule/dates/moments'
import type { ShownDates } from '../schedule/plannedDates'

/** When work ends: at a clock time, or with the working day. */
export interface WorkEnd {
  readonly day: Day
  readonly time: ClockTime | null
}

/** The length with which a task ends at `end`; null when it would be empty or when the start has no minute. */
export function workUntil(
  { startsAt }: ShownDates,
  { day, time }: WorkEnd,
  hours: WorkingTime,
): TaskLength | null {
  if (startsAt === undefined) return null
  const end = time === null ? dayEnds(day, hours) : dayNumber(day) * DAY_MINUTES + minuteOf(time)
  const minutes = hours.worked(end) - hours.worked(startsAt)
  return minutes > 0 ? lengthOfMinutes(minutes, false) : null
}
