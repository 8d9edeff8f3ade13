import { LAST_DAY_NUMBER } from '../domain/day'
import { minuteOf } from './localTime'
import type { Shift } from './workingHours'

/** Minutes that the clocks of one place have shown since 1970-01-01 00:00. No zone, no summer time. */
export type Minute = number

export const DAY_MINUTES = 1_440
export const LAST_MINUTE: Minute = (LAST_DAY_NUMBER + 1) * DAY_MINUTES

/** A moment within the range of days: what lies outside is its first or last minute. */
export function withinRange(at: number): Minute {
  return Math.min(Math.max(Math.round(at), 0), LAST_MINUTE)
}

/** Working minutes of a calendar, counted from the beginning of the range. Each question is a look-up or two. */
export interface WorkingTime {
  /** How many minutes are worked before the moment. */
  worked(at: Minute): number
  /** The first moment by which so many are worked: where work ends. */
  endAt(worked: number): Minute
  /** The last moment at which no more are worked: where the next work begins. */
  startAt(worked: number): Minute
}

/** Work around the clock: elapsed time. */
export const roundTheClockTime: WorkingTime = {
  worked: withinRange,
  endAt: withinRange,
  startAt: withinRange,
}

/** The hours of a day by its number. Days that share one list of shifts share its tables too. */
export type ShiftsOn = (day: number) => readonly Shift[]

/** The tables are built with the first question: a file may hold a thousand calendars that no task uses. */
export function workingTime(shiftsOn: ShiftsOn): WorkingTime {
  let built: WorkingTime | null = null
  const get = (): WorkingTime => (built ??= tablesOf(shiftsOn))
  return {
    worked: at => get().worked(at),
    endAt: worked => get().endAt(worked),
    startAt: worked => get().startAt(worked),
  }
}

interface DayTable {
  readonly total: number
  /** Minutes worked before each minute of the day. */
  readonly worked: Int16Array
  /** The minute of the day by which so many are worked, and the last one at which no more are. */
  readonly end: Int16Array
  readonly start: Int16Array
}

function dayTableOf(shifts: readonly Shift[]): DayTable {
  const isWorked = new Uint8Array(DAY_MINUTES)
  for (const [from, to] of shifts) isWorked.fill(1, minuteOf(from), minuteOf(to))
  const worked = new Int16Array(DAY_MINUTES + 1)
  for (let minute = 0; minute < DAY_MINUTES; minute++) {
    worked[minute + 1] = (worked[minute] ?? 0) + (isWorked[minute] ?? 0)
  }
  const total = worked[DAY_MINUTES] ?? 0
  const [end, start] = [new Int16Array(total + 1), new Int16Array(total + 1)]
  for (let minute = DAY_MINUTES; minute >= 0; minute--) end[worked[minute] ?? 0] = minute
  for (let minute = 0; minute <= DAY_MINUTES; minute++) start[worked[minute] ?? 0] = minute
  return { total, worked, end, start }
}

interface Days {
  readonly tables: readonly DayTable[]
  /** Which table a day has. */
  readonly kind: Uint16Array
  /** Minutes worked before each day, and before the end of the range. */
  readonly before: Int32Array
}

function daysOf(shiftsOn: ShiftsOn): Days {
  const known = new Map<readonly Shift[], number>()
  const tables: DayTable[] = []
  const kind = new Uint16Array(LAST_DAY_NUMBER + 1)
  const before = new Int32Array(LAST_DAY_NUMBER + 2)
  for (let day = 0; day <= LAST_DAY_NUMBER; day++) {
    const shifts = shiftsOn(day)
    let index = known.get(shifts)
    if (index === undefined) {
      index = tables.push(dayTableOf(shifts)) - 1
      known.set(shifts, index)
    }
    kind[day] = index
    before[day + 1] = (before[day] ?? 0) + (tables[index]?.total ?? 0)
  }
  return { tables, kind, before }
}

function tablesOf(shiftsOn: ShiftsOn): WorkingTime {
  const { tables, kind, before } = daysOf(shiftsOn)
  const total = before[LAST_DAY_NUMBER + 1] ?? 0
  const tableOf = (day: number): DayTable | undefined => tables[kind[day] ?? 0]
  const dayBy = finderOf(before, total)
  return {
    worked(at) {
      const moment = withinRange(at)
      if (moment === LAST_MINUTE) return total
      const day = Math.floor(moment / DAY_MINUTES)
      return (before[day] ?? 0) + (tableOf(day)?.worked[moment - day * DAY_MINUTES] ?? 0)
    },
    endAt(worked) {
      if (worked <= 0) return 0
      if (worked > total) return LAST_MINUTE
      const day = dayBy(worked - 1)
      return day * DAY_MINUTES + (tableOf(day)?.end[worked - (before[day] ?? 0)] ?? 0)
    },
    startAt(worked) {
      if (worked < 0) return 0
      if (worked >= total) return LAST_MINUTE
      const day = dayBy(worked)
      return day * DAY_MINUTES + (tableOf(day)?.start[worked - (before[day] ?? 0)] ?? 0)
    },
  }
}

/** The day in which the minute of work with a rank from 0 lies: a mark a stretch of work, and a few steps from it. */
function finderOf(before: Int32Array, total: number): (rank: number) => number {
  const stretch = Math.max(1, Math.floor(total / LAST_DAY_NUMBER))
  const marks = new Int32Array(Math.floor(total / stretch) + 1)
  let day = 0
  for (let mark = 0; mark < marks.length; mark++) {
    while (day < LAST_DAY_NUMBER && (before[day + 1] ?? 0) <= mark * stretch) day++
    marks[mark] = day
  }
  return rank => {
    let found = marks[Math.floor(rank / stretch)] ?? 0
    while (found < LAST_DAY_NUMBER && (before[found + 1] ?? 0) <= rank) found++
    return found
  }
}
