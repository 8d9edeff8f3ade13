import type { ClockTime } from '../domain/clockTime'
import type { ClockSpan } from '../domain/weekHours'
import { type LocalTime, minuteOf } from './localTime'
import type { WorkCalendar } from './workCalendar'

export const OFFICE_SHIFTS: readonly ClockSpan[] = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
]

/** Minutes of an office day that are worked from a clock time on. */
export function officeMinutesFrom(time: ClockTime): number {
  const at = minuteOf(time)
  return OFFICE_SHIFTS.reduce((sum, [from, to]) => {
    return sum + Math.max(0, minuteOf(to) - Math.max(minuteOf(from), at))
  }, 0)
}

const MINUTE = 60_000
const MINUTES_A_DAY = 1_440

/** Whole working minutes up to an instant and between two. Seconds do not count: each instant is taken at its minute. */
export interface WorkingHours {
  readonly minutesADay: number
  /** Since a fixed beginning: the difference of two is what lies between them. */
  minutesUpTo(at: number): number
  /** Negative when `to` is the earlier one. */
  minutesBetween(from: number, to: number): number
}

/** Shifts on the calendar's working days, by the clocks of a zone. Shifts lie in order and do not overlap. */
export function workingHours(
  calendar: Pick<WorkCalendar, 'index'>,
  local: LocalTime,
  shifts: readonly ClockSpan[] = OFFICE_SHIFTS,
): WorkingHours {
  const worked = workedUpTo(shifts)
  const minutesADay = worked[MINUTES_A_DAY] ?? 0
  const { index } = calendar
  const upTo = (at: number): number => {
    const day = local.dayNumber(at)
    const minute = Math.floor(local.wallClock(at) / MINUTE) - day * MINUTES_A_DAY
    const today = index.isWorked(day) ? (worked[Math.min(Math.max(minute, 0), MINUTES_A_DAY)] ?? 0) : 0
    return index.before(day) * minutesADay + today
  }
  return { minutesADay, minutesUpTo: upTo, minutesBetween: (from, to) => upTo(to) - upTo(from) }
}

/** Around the clock on every day: campaign days, and time by the calendar. */
export const roundTheClock: WorkingHours = {
  minutesADay: MINUTES_A_DAY,
  minutesUpTo: at => Math.floor(at / MINUTE),
  minutesBetween: (from, to) => Math.floor(to / MINUTE) - Math.floor(from / MINUTE),
}

/** Minutes worked of a working day before each of its minutes, and of the whole of it. */
function workedUpTo(shifts: readonly ClockSpan[]): Int32Array {
  const out = new Int32Array(MINUTES_A_DAY + 1)
  for (const [from, to] of shifts) {
    for (let minute = minuteOf(from); minute < minuteOf(to); minute++) out[minute + 1] = 1
  }
  for (let minute = 1; minute <= MINUTES_A_DAY; minute++) {
    out[minute] = (out[minute] ?? 0) + (out[minute - 1] ?? 0)
  }
  return out
}
