import { type Day, dayNumber, weekdayOfNumber } from '../domain/day'
import { chinaCalendar } from './chinaCalendar'
import type { ClockSpan } from '../domain/weekHours'
import { OFFICE_SHIFTS } from './workingHours'
import { roundTheClockTime, type WorkingTime, workingTime } from './workingTime'

/** A day, or some in a row, whose hours are not those of its weekday. */
export interface HoursException {
  readonly name: string
  readonly from: Day
  readonly to: Day
  /** Empty for days off. */
  readonly shifts: readonly ClockSpan[]
}

/** A calendar as people write it: hours a weekday, and the days that differ. */
export interface CalendarHours {
  readonly id: string
  readonly name: string
  /** Monday first; shifts of a day lie in order and do not overlap. */
  readonly week: readonly (readonly ClockSpan[])[]
  /** Of two that name one day, the later one counts. */
  readonly exceptions: readonly HoursException[]
}

const REST: readonly ClockSpan[] = []
const STANDARD_SHIFTS: readonly ClockSpan[] = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
]

const times = new WeakMap<CalendarHours, WorkingTime>()

/** The same object for the same calendar: its tables are built once, and plans are scheduled on every edit. */
export function timeOfHours(hours: CalendarHours): WorkingTime {
  const known = times.get(hours)
  if (known !== undefined) return known
  const { week, exceptions } = hours
  let byDay: ReadonlyMap<number, readonly ClockSpan[]> | null = null
  const time = workingTime(day => {
    byDay ??= exceptionsByDay(exceptions)
    return byDay.get(day) ?? week[weekdayOfNumber(day) - 1] ?? REST
  })
  times.set(hours, time)
  return time
}

function exceptionsByDay(exceptions: readonly HoursException[]): ReadonlyMap<number, readonly ClockSpan[]> {
  const out = new Map<number, readonly ClockSpan[]>()
  for (const { from, to, shifts } of exceptions) {
    for (let day = dayNumber(from); day <= dayNumber(to); day++) out.set(day, shifts)
  }
  return out
}

/** Calendars that every plan knows by name. */
export type BuiltInCalendar = 'cn' | 'weekdays' | 'none'

/** Public holidays and make-up days of China in office hours; 08–12 and 13–17 on weekdays; around the clock. */
export const builtInTimes: Readonly<Record<BuiltInCalendar, WorkingTime>> = {
  cn: workingTime(day => (chinaCalendar.index.isWorked(day) ? OFFICE_SHIFTS : REST)),
  weekdays: workingTime(day => (weekdayOfNumber(day) <= 5 ? STANDARD_SHIFTS : REST)),
  none: roundTheClockTime,
}

/** The time of a calendar by its name: one of a plan's own, else a built-in one. */
export function timeNamed(calendars: readonly CalendarHours[], id: string): WorkingTime | undefined {
  const own = calendars.findLast(hours => hours.id === id)
  if (own !== undefined) return timeOfHours(own)
  return isBuiltInCalendar(id) ? builtInTimes[id] : undefined
}

export function isBuiltInCalendar(name: string): name is BuiltInCalendar {
  return Object.hasOwn(builtInTimes, name)
}
