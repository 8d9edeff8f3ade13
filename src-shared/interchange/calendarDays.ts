import type { CalendarHours, HoursException } from '../calendar/calendarHours'
import { minuteOf } from '../calendar/localTime'
import type { ClockSpan } from '../domain/weekHours'
import { dayNumber, dayOfNumber } from '../domain/day'

/** Shifts in order, those that touch or overlap as one. */
export function inOrder(shifts: readonly ClockSpan[]): readonly ClockSpan[] {
  const isOrderly = shifts.every(([from], at) => at === 0 || (shifts[at - 1]?.[1] ?? from) <= from)
  if (isOrderly) return shifts
  const out: ClockSpan[] = []
  for (const [from, to] of shifts.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))) {
    const last = out.at(-1)
    if (last === undefined || last[1] < from) out.push([from, to])
    else if (last[1] < to) out[out.length - 1] = [last[0], to]
  }
  return out
}

/** The same days, none of them named twice: of two exceptions the later one has the day. */
export function apart(exceptions: readonly HoursException[]): readonly HoursException[] {
  const sorted = exceptions.toSorted((a, b) => dayNumber(a.from) - dayNumber(b.from))
  const isApart = sorted.every(({ from }, at) => at === 0 || (sorted[at - 1]?.to ?? '') < from)
  if (isApart) return exceptions
  const byDay = new Map<number, HoursException>()
  for (const one of exceptions) {
    for (let day = dayNumber(one.from); day <= dayNumber(one.to); day++) byDay.set(day, one)
  }
  const days = [...byDay.keys()].toSorted((a, b) => a - b)
  const out: HoursException[] = []
  let first = 0
  days.forEach((day, at) => {
    const one = byDay.get(day)
    const goesOn = days[at + 1] === day + 1 && byDay.get(day + 1) === one
    if (one === undefined || goesOn) return
    out.push({ ...one, from: dayOfNumber(days[first] ?? day), to: dayOfNumber(day) })
    first = at + 1
  })
  return out
}

/** Working minutes of the longest usual day: what a day of such a calendar is. */
export function dayMinutesOf({ week }: CalendarHours): number {
  return week.reduce((most, shifts) => Math.max(most, minutesIn(shifts)), 0)
}

export function minutesIn(shifts: readonly ClockSpan[]): number {
  return shifts.reduce((sum, [from, to]) => sum + minuteOf(to) - minuteOf(from), 0)
}
