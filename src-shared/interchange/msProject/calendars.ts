import { type BuiltInCalendar, type CalendarHours, type HoursException } from '../../calendar/calendarHours'
import { DAY_MINUTES } from '../../calendar/workingTime'
import type { ClockSpan } from '../../domain/weekHours'
import { type ClockTime, isClockTime } from '../../domain/clockTime'
import { dayOfNumber } from '../../domain/day'
import { type Refusal, refuse } from '../../domain/refusal'
import { builtInHours } from '../builtInHours'
import { inOrder } from '../calendarDays'
import { readMoment } from '../moments'
import { idText, nameText } from '../planText'
import { childOf, childrenOf, numberIn, textIn, type XmlElement } from '../xmlText'
import { type Range, recurringDays } from './recurrence'

const STANDARD: readonly ClockSpan[] = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
]
/** A calendar may take its hours from one that takes them from another, but not without end. */
const MOST_BASES = 10
/** Of all calendars, what they take from others included; and days that rules are asked about. */
const MOST_EXCEPTIONS = 1_000_000
const MOST_ASKED_DAYS = 10_000_000
const REST: readonly ClockSpan[] = []
const USUAL_WEEK = [1, 2, 3, 4, 5, 6, 7].map(weekday => (weekday <= 5 ? STANDARD : REST))

export interface ReadCalendars {
  readonly calendars: readonly CalendarHours[]
  /** What a calendar of the file is called here, by its UID. */
  readonly ids: ReadonlyMap<string, string>
}

/** The calendars of a file, each with what it takes from its base. */
export function readCalendars(project: XmlElement): ReadCalendars | Refusal {
  const elements = childrenOf(childOf(project, 'Calendars'), 'Calendar')
  const asked = elements.flatMap(exceptionsIn).reduce((sum, one) => sum + daysAsked(one), 0)
  if (asked > MOST_ASKED_DAYS) return tooLong(elements[0])
  const byId = new Map(elements.map(element => [textIn(element, 'UID'), element]))
  const own = new Map(elements.map(element => [element, exceptionsOf(element)]))
  const calendars: CalendarHours[] = []
  const ids = new Map<string, string>()
  let count = 0
  for (const element of elements) {
    const bases = basesOf(element, byId)
    count += bases.reduce((sum, base) => sum + (own.get(base)?.length ?? 0), 0)
    if (count > MOST_EXCEPTIONS) return tooLong(element)
    const calendar: CalendarHours = {
      id: idText(textIn(element, 'UID')),
      name: nameText(textIn(element, 'Name')),
      week: bases.reduce((week, base) => weekOf(base, week), USUAL_WEEK as CalendarHours['week']),
      exceptions: bases.flatMap(base => own.get(base) ?? []),
    }
    const builtIn = builtInOf(calendar)
    if (builtIn === null) calendars.push(calendar)
    ids.set(textIn(element, 'UID'), builtIn ?? calendar.id)
  }
  return { calendars, ids }
}

function tooLong(calendar: XmlElement | undefined): Refusal {
  return refuse('planCalendarTooLong', { calendar: calendar === undefined ? '' : textIn(calendar, 'Name') })
}

/** From the farthest base to the calendar itself. */
function basesOf(element: XmlElement, byId: ReadonlyMap<string, XmlElement>): XmlElement[] {
  const out = [element]
  while (out.length <= MOST_BASES) {
    const base = byId.get(textIn(out[0] ?? element, 'BaseCalendarUID'))
    if (base === undefined || out.includes(base)) break
    out.unshift(base)
  }
  return out
}

export function builtInName(id: BuiltInCalendar): string {
  return `Warroom ${id}`
}

/** A built-in calendar that we wrote and nobody has changed since is that calendar again. */
function builtInOf(calendar: CalendarHours): BuiltInCalendar | null {
  const id = (['cn', 'weekdays', 'none'] as const).find(one => builtInName(one) === calendar.name)
  return id !== undefined && hoursOf(builtInHours(id)) === hoursOf(calendar) ? id : null
}

function hoursOf({ week, exceptions }: CalendarHours): string {
  return JSON.stringify([week, exceptions.map(({ from, to, shifts }) => [from, to, shifts])])
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
function shiftsOf(day: XmlElement, usual: readonly ClockSpan[]): readonly ClockSpan[] {
  if (textIn(day, 'DayWorking') !== '1') return REST
  const shifts = childrenOf(childOf(day, 'WorkingTimes'), 'WorkingTime').flatMap((time): ClockSpan[] => {
    const from = clockIn(time, 'FromTime')
    const to = clockIn(time, 'ToTime')
    if (from === null || to === null || from === '24:00') return []
    // Midnight is the end of the day there; a shift over midnight stands in both days.
    const end = to === '00:00' ? '24:00' : to
    return from < end ? [[from, end]] : [[from, '24:00']]
  })
  return shifts.length > 0 ? inOrder(shifts) : usual
}

function clockIn(time: XmlElement, name: string): ClockTime | null {
  const text = textIn(time, name).slice(0, 5)
  return isClockTime(text) ? text : null
}

/** Rules as newer versions write them; beside them stand the same days again, spelled out for older ones. */
function exceptionsIn(calendar: XmlElement): XmlElement[] {
  const newer = childrenOf(childOf(calendar, 'Exceptions'), 'Exception')
  const days = childrenOf(childOf(calendar, 'WeekDays'), 'WeekDay')
  return newer.length > 0 ? newer : days.filter(day => numberIn(day, 'DayType') === 0)
}

function exceptionsOf(calendar: XmlElement): HoursException[] {
  return exceptionsIn(calendar).flatMap(element => {
    const range = rangeOf(element)
    if (range === null) return []
    const [name, shifts] = [nameText(textIn(element, 'Name')), shiftsOf(element, STANDARD)]
    const runs = isEachDay(element) ? [range] : runsOf(recurringDays(element, range))
    return runs.map(run => ({ name, shifts, from: dayOfNumber(run.from), to: dayOfNumber(run.to) }))
  })
}

function rangeOf(element: XmlElement): Range | null {
  const period = childOf(element, 'TimePeriod')
  const from = period === null ? null : readMoment(textIn(period, 'FromDate'))
  const to = period === null ? null : readMoment(textIn(period, 'ToDate'))
  if (from === null || to === null || to < from) return null
  return { from: Math.floor(from / DAY_MINUTES), to: Math.floor(to / DAY_MINUTES) }
}

/** Without a rule that would have to be asked about each day. */
function isEachDay(element: XmlElement): boolean {
  const isCounted = textIn(element, 'EnteredByOccurrences') === '1'
  return !isCounted && (numberIn(element, 'Type') ?? 1) === 1
}

function daysAsked(element: XmlElement): number {
  const range = isEachDay(element) ? null : rangeOf(element)
  return range === null ? 0 : range.to - range.from + 1
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
