import { daysOff, holidayNotices } from '#shared/calendar/publicHolidays'

/** Days and hours as domain.md tells them, one day after the other. Platform time only. */
const HOUR = 3_600_000
const DAY = 24 * HOUR

const off = new Set<string>(holidayNotices.flatMap(({ periods }) => periods.flatMap(daysOff)))
const worked = new Set<string>(holidayNotices.flatMap(({ periods }) => periods.flatMap(({ work }) => work)))

function isWorkday(day: string): boolean {
  if (worked.has(day)) return true
  if (off.has(day)) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

export const dayOf = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 10)
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10)
const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)
export const endOfDay = (day: string): number => startOfDay(nextDay(day)) - 1

export function momentOf(day: string, time: string): number {
  return startOfDay(day) + Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * 60_000
}

export function daysFrom(from: string, to: string): string[] {
  const out = []
  for (let day = from; day <= to; day = nextDay(day)) out.push(day)
  return out
}

/** WD(a,b), both included. */
export const workdays = (from: string, to: string): number => daysFrom(from, to).filter(isWorkday).length

/**
 * Working days from one day to another: forward those after the first, backward those before it, of which one is
 * needed to come to stand before a working day at all.
 */
export function shift(from: string, to: string): number {
  if (to >= from) return workdays(nextDay(from), to)
  const between = daysFrom(nextDay(to), from).filter(day => day !== from)
  return -between.filter(isWorkday).length - 1
}

/** The last day of `days` working days that begin on `start`. */
export function lastDay(start: string, days: number): string {
  let [day, left] = [start, Math.max(0, days - 1)]
  while (left > 0) {
    day = nextDay(day)
    if (isWorkday(day)) left--
  }
  return day
}

const SHIFTS = [
  [9, 12],
  [13, 18],
] as const

/** WH(a,b) in minutes. */
export function workMinutes(from: number, to: number): number {
  const [first, last] = [from - (((from % 60_000) + 60_000) % 60_000), to - (to % 60_000)]
  let sum = 0
  for (const day of daysFrom(dayOf(first), dayOf(last))) {
    if (!isWorkday(day)) continue
    for (const [begin, end] of SHIFTS) {
      const low = Math.max(first, startOfDay(day) + begin * HOUR)
      const high = Math.min(last, startOfDay(day) + end * HOUR)
      sum += Math.max(0, high - low)
    }
  }
  return sum / 60_000
}
