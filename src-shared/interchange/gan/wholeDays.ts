import { type CalendarHours, timeNamed } from '../../calendar/calendarHours'
import { DAY_MINUTES, type Minute, roundTheClockTime, type WorkingTime } from '../../calendar/workingTime'
import type { ClockSpan } from '../../domain/weekHours'
import { type Day, dayNumber, dayOfNumber, LAST_DAY_NUMBER, weekdayOfNumber } from '../../domain/day'
import type { Schedule } from '../../schedule/engine/result'
import type { Length, WorkPlan, WorkTask } from '../../schedule/workPlan'
import { dayMinutesOf } from '../calendarDays'
import { countGates, type PlanTally } from '../planLeftOut'
import type { PlanRow } from '../planRows'
import { DAY_WORK } from './readGan'

export function dayAt(at: Minute): Day {
  return dayOfNumber(Math.min(Math.floor(at / DAY_MINUTES), LAST_DAY_NUMBER))
}

export interface WorkedDays {
  /** Working minutes of a usual day. */
  readonly minutes: number
  /** How many days are worked before each day, and before the end of the range. */
  readonly before: Int32Array
}

export function workedDays(calendar: CalendarHours): WorkedDays {
  const shifts: (readonly ClockSpan[])[] = []
  for (let day = 0; day <= LAST_DAY_NUMBER; day++) {
    shifts.push(calendar.week[weekdayOfNumber(day) - 1] ?? [])
  }
  for (const { from, to, shifts: own } of calendar.exceptions) {
    shifts.fill(own, dayNumber(from), dayNumber(to) + 1)
  }
  const before = new Int32Array(LAST_DAY_NUMBER + 2)
  shifts.forEach((own, day) => {
    before[day + 1] = (before[day] ?? 0) + Number(own.length > 0)
  })
  return { minutes: dayMinutesOf(calendar), before }
}

/** The day of a moment, or the next one that is worked: GanttProject starts nothing on another. */
export function workedDayAt(at: Minute, { before }: WorkedDays): Day {
  let day = Math.min(Math.floor(at / DAY_MINUTES), LAST_DAY_NUMBER)
  while (day < LAST_DAY_NUMBER && before[day] === before[day + 1]) day++
  return dayOfNumber(day)
}

interface Spanned {
  readonly start: Minute
  readonly finish: Minute
  readonly days: WorkedDays
}

/** Days of the calendar: those of the length when it is whole days, else those that it lies on; one at least. */
export function daysOf(length: Length | null, { start, finish, days }: Spanned): number {
  const { minutes, isElapsed } = length ?? { minutes: 0, isElapsed: false }
  if (!isElapsed && minutes > 0 && minutes % days.minutes === 0) return minutes / days.minutes
  const [first, end] = [Math.floor(start / DAY_MINUTES), Math.ceil(finish / DAY_MINUTES)]
  return Math.max(1, (days.before[end] ?? 0) - (days.before[first] ?? 0))
}

export function lagDays({ minutes, isElapsed }: Length): number {
  return Math.round(minutes / (isElapsed ? DAY_MINUTES : DAY_WORK))
}

export function percentOf({ duration: { minutes }, progress }: WorkTask): number {
  if (progress === null) return 0
  const done = Math.min(Math.max(progress.doneMinutes, 0), minutes)
  if (progress.finish !== null || done === minutes) return 100
  return Math.min(99, Math.round((done * 100) / minutes))
}

interface Counting {
  readonly schedule: Schedule
  readonly rows: readonly PlanRow[]
  readonly tally: PlanTally
}

/** Later than the first minute of work of its day. */
function isWithinDay(at: Minute, time: WorkingTime = roundTheClockTime): boolean {
  const midnight = Math.floor(at / DAY_MINUTES) * DAY_MINUTES
  return time.worked(at) > time.worked(midnight)
}

/** What a GanttProject file cannot say. */
export function countNotThere(plan: WorkPlan, { schedule, rows, tally }: Counting): void {
  for (const { why } of schedule.suspended) tally.add('dependency', why)
  tally.add('statusDate', 'notThere', Number(plan.statusAt !== null))
  countGates(plan, tally)
  const isWhole = ({ minutes }: Length) => minutes % DAY_WORK === 0
  for (const { task, isSummary } of rows) {
    const { constraint, deadline, calendarId, progress } = task
    tally.add('constraint', 'notThere', Number(constraint !== null && constraint.kind !== 'startNoEarlier'))
    const isWithin =
      constraint?.kind === 'startNoEarlier' &&
      isWithinDay(constraint.at, timeNamed(plan.calendars, calendarId ?? plan.calendarId))
    tally.add('constraint', 'wholeDays', Number(isWithin))
    tally.add('deadline', 'notThere', Number(deadline !== null))
    tally.add('taskCalendar', 'notThere', Number(calendarId !== null && calendarId !== plan.calendarId))
    tally.add('actual', 'notThere', Number(progress !== null))
    if (isSummary) continue
    if (task.duration.isElapsed) tally.add('duration', 'byTheClock')
    else tally.add('duration', 'wholeDays', Number(!isWhole(task.duration)))
  }
  for (const { lag } of plan.dependencies) {
    if (lag.isElapsed && lag.minutes !== 0) tally.add('lag', 'byTheClock')
    else tally.add('lag', 'wholeDays', Number(!isWhole(lag)))
  }
  tally.add('calendar', 'notThere', plan.calendars.filter(({ id }) => id !== plan.calendarId).length)
  const own = plan.calendars.find(({ id }) => id === plan.calendarId)
  const isOffice = (shifts: readonly ClockSpan[]) =>
    shifts.length === 0 || String(shifts) === '09:00,12:00,13:00,18:00'
  const hours = own === undefined ? [] : [...own.week, ...own.exceptions.map(({ shifts }) => shifts)]
  const isOwnHours = plan.calendarId === 'none' || plan.calendarId === 'weekdays' || !hours.every(isOffice)
  tally.add('shift', 'wholeDays', Number(isOwnHours))
}
