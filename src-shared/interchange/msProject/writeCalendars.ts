import { type CalendarHours, type HoursException, isBuiltInCalendar } from '../../calendar/calendarHours'
import { minuteOf } from '../../calendar/localTime'
import type { ClockSpan } from '../../domain/weekHours'
import { daysBetween } from '../../domain/day'
import type { WorkPlan } from '../../schedule/workPlan'
import { builtInHours } from '../builtInHours'
import { apart } from '../calendarDays'
import { xmlElement, xmlValue } from '../xmlWriting'
import { builtInName } from './calendars'
import { uidsOf } from './ownIds'

export interface WrittenCalendars {
  readonly xml: string
  readonly uids: ReadonlyMap<string, number>
  /** The plan's own. */
  readonly ofPlan: CalendarHours
}

/** Own calendars, and the built-in ones that the plan uses, spelled out under a name that is read as theirs again. */
export function writeCalendars({ calendarId, calendars, tasks }: WorkPlan): WrittenCalendars {
  const own = new Set(calendars.map(({ id }) => id))
  const used = new Set([calendarId, ...tasks.flatMap(task => task.calendarId ?? [])])
  const builtIn = [...used].filter(isBuiltInCalendar).filter(id => !own.has(id))
  const all = [
    ...calendars,
    ...builtIn.map(id => ({ ...builtInHours(id), name: builtInName(id) }) satisfies CalendarHours),
  ]
  const uids = uidsOf(all.map(({ id }) => id))
  return {
    xml: xmlElement('Calendars', all.map(one => calendarXml(one, uids.get(one.id) ?? 0)).join('\n')),
    uids,
    ofPlan: all.find(({ id }) => id === calendarId) ?? builtInHours('cn'),
  }
}

function calendarXml({ name, week, exceptions }: CalendarHours, uid: number): string {
  const days = apart(exceptions)
  // Sunday is 1 there and last here.
  const weekdays = [6, 0, 1, 2, 3, 4, 5].map((place, at) =>
    xmlElement('WeekDay', xmlValue('DayType', at + 1) + hoursXml(week[place] ?? [])),
  )
  // Versions before 2007 know exceptions only as days of the type 0.
  const older = days.map(one =>
    xmlElement('WeekDay', xmlValue('DayType', 0) + hoursXml(one.shifts, periodXml(one))),
  )
  return xmlElement(
    'Calendar',
    [
      xmlValue('UID', uid),
      xmlValue('Name', name),
      xmlValue('IsBaseCalendar', true),
      xmlValue('BaseCalendarUID', -1),
      xmlElement('WeekDays', [...weekdays, ...older].join('')),
      days.length === 0 ? '' : xmlElement('Exceptions', days.map(exceptionXml).join('')),
    ].join(''),
  )
}

function exceptionXml(exception: HoursException): string {
  const { name, from, to, shifts } = exception
  return xmlElement(
    'Exception',
    [
      xmlValue('EnteredByOccurrences', false),
      periodXml(exception),
      xmlValue('Occurrences', daysBetween(from, to) + 1),
      xmlValue('Name', name),
      xmlValue('Type', 1),
      hoursXml(shifts),
    ].join(''),
  )
}

function periodXml({ from, to }: HoursException): string {
  return xmlElement(
    'TimePeriod',
    xmlValue('FromDate', `${from}T00:00:00`) + xmlValue('ToDate', `${to}T23:59:00`),
  )
}

/** Whether the day is worked, what of the year it is, and its shifts: in this order the schema wants them. */
function hoursXml(shifts: readonly ClockSpan[], period = ''): string {
  const times = shifts.map(([from, to]) =>
    xmlElement('WorkingTime', xmlValue('FromTime', clockXml(from)) + xmlValue('ToTime', clockXml(to))),
  )
  const hours = times.length === 0 ? '' : xmlElement('WorkingTimes', times.join(''))
  return xmlValue('DayWorking', times.length > 0) + period + hours
}

/** Midnight is the end of a day there, too. */
function clockXml(time: ClockSpan[number]): string {
  return minuteOf(time) === 1_440 ? '00:00:00' : `${time}:00`
}
