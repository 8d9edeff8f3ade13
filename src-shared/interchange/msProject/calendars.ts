import type { CalendarHours, HoursException } from '../../calendar/calendarHours'
import { DAY_MINUTES } from '../../calendar/workingTime'
import type { Shift } from '../../calendar/workingHours'
import { type ClockTime, isClockTime } from '../../domain/clockTime'
import { dayOfNumber } from '../../domain/day'
import { readMoment } from '../moments'
import { childOf, childrenOf, numberIn, textIn, type XmlElement } from '../xmlText'
import { type Range, recurringDays } from './recurrence'

const STANDARD: readonly Shift[] = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
]
/** A calendar may take its hours from one that takes them from another, but not without end. */
const MOST_BASES = 10
const REST: readonly Shift[] = []
const USUAL_WEEK = [1, 2, 3, 4, 5, 6, 7].map(weekday => (weekday <= 5 ? STANDARD : REST))

/** The calendars of a file by their ids, each with what it takes from its base. */
export function readCalendars(project: XmlElement): CalendarHours[] {
  const elements = childrenOf(childOf(project, 'Calendars'), 'Calendar')
  const byId = new Map(elements.map(element => [textIn(element, 'UID'), element]))
  const read = (element: XmlElement, below: readonly XmlElement[]): CalendarHours => {
    const base = byId.get(textIn(element, 'BaseCalendarUID'))
    const isBased =
      base !== undefined && base !== element && !below.includes(base) && below.length < MOST_BASES
    const from = isBased ? read(base, [...below, element]) : null
    return {
      id: textIn(element, 'UID'),
      name: textIn(element, 'Name'),
      week: weekOf(element, from?.week ?? USUAL_WEEK),
      exceptions: [...(from?.exceptions ?? []), ...exceptionsOf(element)],
    }
  }
  return elements.map(element => read(element, []))
}

/** Sunday is 1 there and last here. */
function weekOf(calendar: XmlElement, base: CalendarHours['week']): CalendarHours['week'] {
  const days = childrenOf(childOf(calendar, 'WeekDays'), 'WeekDay')
  return base.map((usual, place) => {
    const type = ((place + 1) % 7) + 1
    const day = days.find(one => numberIn(one, 'DayType') === type)
    return day === undefined ? usual : shiftsOf(day, usual)
  })
}

/** Own hours, the usual ones when it works without naming any, or none. */
function shiftsOf(day: XmlElement, usual: readonly Shift[]): readonly Shift[] {
  if (textIn(day, 'DayWorking') !== '1') return REST
  const shifts = childrenOf(childOf(day, 'WorkingTimes'), 'WorkingTime').flatMap((time): Shift[] => {
    const from = clockIn(time, 'FromTime')
    const to = clockIn(time, 'ToTime')
    if (from === null || to === null) return []
    // Midnight is the end of the day there; a shift over midnight stands in both days.
    const end = to === '00:00' ? '24:00' : to
    return from < end ? [[from, end]] : [[from, '24:00']]
  })
  return shifts.length > 0 ? shifts : usual
}

function clockIn(time: XmlElement, name: string): ClockTime | null {
  const text = textIn(time, name).slice(0, 5)
  return isClockTime(text) ? text : null
}

/** Days as older versions write them, and rules as newer ones do; files of newer ones hold both. */
function exceptionsOf(calendar: XmlElement): HoursException[] {
  const days = childrenOf(childOf(calendar, 'WeekDays'), 'WeekDay')
  const older = days.filter(day => numberIn(day, 'DayType') === 0)
  const newer = childrenOf(childOf(calendar, 'Exceptions'), 'Exception')
  return [
    ...older.flatMap(day => exceptionOf(day, range => [range])),
    ...newer.flatMap(one => exceptionOf(one, range => runsOf(recurringDays(one, range)))),
  ]
}

function exceptionOf(element: XmlElement, rangesOf: (range: Range) => Range[]): HoursException[] {
  const period = childOf(element, 'TimePeriod')
  const from = period === null ? null : readMoment(textIn(period, 'FromDate'))
  const to = period === null ? null : readMoment(textIn(period, 'ToDate'))
  if (from === null || to === null) return []
  const range = { from: Math.floor(from / DAY_MINUTES), to: Math.floor(to / DAY_MINUTES) }
  const [name, shifts] = [textIn(element, 'Name'), shiftsOf(element, STANDARD)]
  return rangesOf(range).map(run => ({ name, shifts, from: dayOfNumber(run.from), to: dayOfNumber(run.to) }))
}

/** Days in a row as one. */
function runsOf(days: readonly number[]): Range[] {
  const out: { from: number; to: number }[] = []
  for (const day of days) {
    const last = out.at(-1)
    if (last !== undefined && last.to + 1 === day) last.to = day
    else out.push({ from: day, to: day })
  }
  return out
}
