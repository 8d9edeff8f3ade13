import type { WorkCalendar } from '../calendar/workCalendar'
import { durationOf, finishOf, snapToWorking, workingDayAt } from '../calendar/workingDays'
import { MAX_DAYS } from '../domain/bounds'
import { type Day, dayNumber, dayOfNumber, LAST_DAY_NUMBER } from '../domain/day'
import { minutesOfLength, type TaskLength } from '../domain/length'
import { startingAt, type Timing } from '../model/timing'
import type { Start } from '../schedule/dates/moments'
import { lengthUntil, plannedDates, type PlannedDates, type ShownDates } from '../schedule/plannedDates'

/** What moving or resizing a bar asks of `scheduleTask`, and the dates that come of it. */
export interface BarChange {
  readonly schedule:
    | Start
    | { readonly days: number }
    | { readonly due: Day }
    | { readonly length: TaskLength }
  readonly dates: ShownDates
  readonly days: number
}

/** A task with its planned dates, which may be later than its requested start. */
export interface Bar {
  readonly timing: Timing
  readonly dates: PlannedDates | null
}

/** Moved by calendar days, then on to a working day; the length in working days stays. */
export function carried(calendar: WorkCalendar, bar: Bar, by: number): BarChange | null {
  const from = startOf(bar)
  if (from === null) return null
  const to = by === 0 ? from : snapToWorking(calendar, dayOfNumber(within(dayNumber(from) + by)), 'later')
  return startingOn(calendar, bar.timing, to)
}

/** Moved by working days. */
export function stepped(calendar: WorkCalendar, bar: Bar, by: number): BarChange | null {
  const from = startOf(bar)
  return from === null ? null : startingOn(calendar, bar.timing, workingDayAt(calendar, from, by))
}

function startOf({ timing, dates }: Bar): Day | null {
  return timing.pin?.day ?? dates?.start ?? timing.start ?? timing.due
}

function startingOn(calendar: WorkCalendar, timing: Timing, start: Day): BarChange {
  const { days, pin, startTime } = timing
  // A pinned task will not move: the command is still asked, because its refusal says why.
  if (pin !== null) return { schedule: { start }, dates: datesOf(calendar, pin.day, days), days }
  if (timing.start === null && timing.due !== null) {
    return { schedule: { due: start }, dates: { start, finish: start }, days }
  }
  // Another day at the same time.
  const moved = startingAt(timing, start, startTime)
  const schedule = startTime === undefined ? { start } : { start, startTime }
  return { schedule, dates: plannedDates(moved, calendar) ?? { start, finish: start }, days }
}

/** Its last day is moved to a day number. Null for a milestone and for a task without a start. */
export function stretched(calendar: WorkCalendar, bar: Bar, last: number): BarChange | null {
  const start = longStart(bar)
  if (start === null) return null
  const finish = dayOfNumber(within(Math.max(dayNumber(start), last)))
  const days = durationOf(calendar, start, finish)
  const { pin, startTime } = bar.timing
  const length = startTime === undefined || pin !== null ? null : lengthUntil(startTime, days)
  if (length === null) return lasting(calendar, start, days)
  return { schedule: { length }, dates: { start, finish: finishOf(calendar, start, days) }, days }
}

/** Longer or shorter by working days; at least one day long. */
export function lengthened(calendar: WorkCalendar, bar: Bar, by: number): BarChange | null {
  const start = longStart(bar)
  return start === null ? null : lasting(calendar, start, bar.timing.days + by)
}

function longStart({ timing, dates }: Bar): Day | null {
  return timing.days === 0 ? null : (timing.pin?.day ?? dates?.start ?? timing.start)
}

function lasting(calendar: WorkCalendar, start: Day, wanted: number): BarChange {
  const days = Math.min(MAX_DAYS, Math.max(1, wanted))
  return { schedule: { days }, dates: datesOf(calendar, start, days), days }
}

function datesOf(calendar: WorkCalendar, start: Day, days: number): PlannedDates {
  return { start, finish: days === 0 ? start : finishOf(calendar, start, days) }
}

function within(number: number): number {
  return Math.min(LAST_DAY_NUMBER - ROOM, Math.max(ROOM, number))
}

/** Days kept free at both ends of the calendar, so that the longest bar fits. */
const ROOM = 2 * MAX_DAYS

/** Whether a change would write what is there already. */
export function isUnchanged(timing: Timing, { schedule }: BarChange): boolean {
  const { pin, start, startTime, days, due } = timing
  if ('days' in schedule) return schedule.days === days
  if ('due' in schedule) return schedule.due === due
  if ('length' in schedule) return isSameLength(timing, schedule.length)
  return schedule.start === (pin?.day ?? start) && schedule.startTime === startTime
}

function isSameLength({ days, length }: Timing, asked: TaskLength): boolean {
  const now = length ?? { amount: days, unit: 'day', isElapsed: false }
  return now.isElapsed === asked.isElapsed && minutesOfLength(now) === minutesOfLength(asked)
}
