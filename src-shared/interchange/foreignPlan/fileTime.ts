import type { CalendarHours } from '../../calendar/calendarHours'
import { isBuiltInCalendar, timeNamed } from '../../calendar/calendarHours'
import { DAY_MINUTES, LAST_MINUTE, type Minute, type WorkingTime } from '../../calendar/workingTime'
import { FIRST_PLANNABLE, LAST_PLANNABLE } from '../../domain/bounds'
import { type Day, dayOfNumber } from '../../domain/day'
import { MINUTES_A_DAY } from '../../domain/length'
import type { WorkPlan } from '../../schedule/workPlan'
import { builtInHours } from '../builtInHours'
import { minutesIn } from '../calendarDays'

/** The time in which a file's plan runs. */
export interface FileTime {
  readonly hours: CalendarHours
  readonly time: WorkingTime
  /** Of its usual working days; those of ours where they differ among themselves. */
  readonly dayMinutes: number
  readonly isAroundTheClock: boolean
}

export function fileTimeOf({ calendars, calendarId }: WorkPlan): FileTime {
  const id = isBuiltInCalendar(calendarId) ? calendarId : 'weekdays'
  const hours = calendars.findLast(one => one.id === calendarId) ?? builtInHours(id)
  const time = timeNamed(calendars, calendarId) ?? timeNamed([], id)
  if (time === undefined) throw new Error(`no calendar ${calendarId}`)
  const lengths = new Set(hours.week.map(minutesIn).filter(minutes => minutes > 0))
  const [first = MINUTES_A_DAY] = lengths
  const isAroundTheClock = hours.week.every(shifts => minutesIn(shifts) === DAY_MINUTES)
  return { hours, time, dayMinutes: lengths.size === 1 ? first : MINUTES_A_DAY, isAroundTheClock }
}

/** Minutes worked on a day. */
export function minutesOn({ time }: FileTime, day: number): number {
  return time.worked((day + 1) * DAY_MINUTES) - time.worked(day * DAY_MINUTES)
}

/** The day of a moment by its number, and how much of it is worked before. */
export function dayAt({ time }: FileTime, at: Minute): { readonly day: number; readonly worked: number } {
  const day = Math.floor(Math.min(at, LAST_MINUTE - 1) / DAY_MINUTES)
  return { day, worked: time.worked(at) - time.worked(day * DAY_MINUTES) }
}

/** Where work that is asked for a moment begins. */
export function begins({ time }: FileTime, at: Minute): Minute {
  return time.startAt(time.worked(at))
}

/** Where work that has to end by a moment ends: the last working day before it. */
export function ends({ time }: FileTime, at: Minute): Minute {
  const worked = time.worked(at)
  return worked === 0 ? at : time.endAt(worked)
}

/** Null outside the days that are planned in. */
export function plannable(number: number): Day | null {
  const day = dayOfNumber(number)
  return day >= FIRST_PLANNABLE && day <= LAST_PLANNABLE ? day : null
}
