import { LAST_DAY_NUMBER } from '../domain/day'
import { minuteOf } from './localTime'
import type { ClockSpan } from '../domain/weekHours'

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
export type ShiftsOn = (day: number) => readonly ClockSpan[]

/** The tables are built with the first question: a file may hold a thousand calendars that no task uses. */
export function workingTime(shiftsOn: ShiftsOn): WorkingTime {
  return new CalendarTime(shiftsOn)
}

/** One class for every calendar: the engine asks a hundred thousand times, and must not look up whom. */
class CalendarTime implements WorkingTime {
  private tables: Tables | null = null

  constructor(private readonly shiftsOn: ShiftsOn) {}

  worked(at: Minute): number {
    const { total, before, kind, worked } = (this.tables ??= tablesOf(this.shiftsOn))
    const moment = withinRange(at)
    if (moment === LAST_MINUTE) return total
    const day = Math.floor(moment / DAY_MINUTES)
    const minute = moment - day * DAY_MINUTES
    return (before[day] ?? 0) + (worked[(kind[day] ?? 0) * DAY_MINUTES + minute] ?? 0)
  }

  endAt(worked: number): Minute {
    const tables = (this.tables ??= tablesOf(this.shiftsOn))
    if (worked <= 0) return 0
    if (worked > tables.total) return LAST_MINUTE
    const day = dayOf(tables, worked - 1)
    return day * DAY_MINUTES + (tables.end[placeIn(tables, day, worked)] ?? 0)
  }

  startAt(worked: number): Minute {
    const tables = (this.tables ??= tablesOf(this.shiftsOn))
    if (worked < 0) return 0
    if (worked >= tables.total) return LAST_MINUTE
    const day = dayOf(tables, worked)
    return day * DAY_MINUTES + (tables.start[placeIn(tables, day, worked)] ?? 0)
  }
}

/** What is the same for all days of one kind lies in one list, kind after kind. */
interface Tables {
  readonly total: number
  /** Minutes worked before each day, and before the end of the range. */
  readonly before: Int32Array
  /** Which list of shifts a day has. */
  readonly kind: Uint16Array
  /** Of a kind: minutes worked before each minute of the day. */
  readonly worked: Int16Array
  /** Of a kind: the minute of the day by which so many are worked, and the last one at which no more are. */
  readonly end: Int16Array
  readonly start: Int16Array
  /** Where a kind begins in `end` and `start`. */
  readonly first: Int32Array
  /** The day of each 2^shift-th minute of work. */
  readonly marks: Int32Array
  readonly shift: number
}

/** The day in which the minute of work with a rank from 0 lies: from the nearest mark in a few steps. */
function dayOf({ before, marks, shift }: Tables, rank: number): number {
  let day = marks[rank >> shift] ?? 0
  while ((before[day + 1] ?? LAST_MINUTE) <= rank) day++
  return day
}

function placeIn({ first, kind, before }: Tables, day: number, worked: number): number {
  return (first[kind[day] ?? 0] ?? 0) + worked - (before[day] ?? 0)
}

function tablesOf(shiftsOn: ShiftsOn): Tables {
  const kinds = new Map<readonly ClockSpan[], number>()
  const days: DayTable[] = []
  const kind = new Uint16Array(LAST_DAY_NUMBER + 1)
  const before = new Int32Array(LAST_DAY_NUMBER + 2)
  for (let day = 0; day <= LAST_DAY_NUMBER; day++) {
    const shifts = shiftsOn(day)
    let index = kinds.get(shifts)
    if (index === undefined) {
      index = days.push(dayTableOf(shifts)) - 1
      kinds.set(shifts, index)
    }
    kind[day] = index
    before[day + 1] = (before[day] ?? 0) + (days[index]?.total ?? 0)
  }
  return { total: before[LAST_DAY_NUMBER + 1] ?? 0, before, kind, ...joined(days), ...marksOf(before) }
}

interface DayTable {
  readonly total: number
  readonly worked: Int16Array
  readonly end: Int16Array
  readonly start: Int16Array
}

function dayTableOf(shifts: readonly ClockSpan[]): DayTable {
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

function joined(days: readonly DayTable[]): Pick<Tables, 'worked' | 'end' | 'start' | 'first'> {
  const first = new Int32Array(days.length)
  days.forEach(({ end }, kind) => {
    if (kind + 1 < days.length) first[kind + 1] = (first[kind] ?? 0) + end.length
  })
  const length = days.reduce((sum, { end }) => sum + end.length, 0)
  const worked = new Int16Array(days.length * DAY_MINUTES)
  const [end, start] = [new Int16Array(length), new Int16Array(length)]
  days.forEach((day, kind) => {
    worked.set(day.worked.subarray(0, DAY_MINUTES), kind * DAY_MINUTES)
    end.set(day.end, first[kind])
    start.set(day.start, first[kind])
  })
  return { worked, end, start, first }
}

/** About one mark a day. */
function marksOf(before: Int32Array): Pick<Tables, 'marks' | 'shift'> {
  const total = before[LAST_DAY_NUMBER + 1] ?? 0
  const shift = Math.floor(Math.log2(Math.max(1, total / LAST_DAY_NUMBER)))
  const marks = new Int32Array((total >> shift) + 1)
  let day = 0
  for (let mark = 0; mark < marks.length; mark++) {
    while (day < LAST_DAY_NUMBER && (before[day + 1] ?? 0) <= mark << shift) day++
    marks[mark] = day
  }
  return { marks, shift }
}
