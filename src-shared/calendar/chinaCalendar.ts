import type { Day } from '../domain/day'
import type { BothLanguages, Wording } from '../domain/wording'
import type { HolidayYear } from './holidayYear'
import { daysOff, type HolidayNotice, holidayNotices, publicHolidayNames } from './publicHolidays'
import { type DayMark, makeCalendar, type WorkCalendar } from './workCalendar'

const MAKE_UP: BothLanguages = { zh: '班', en: 'Make-up day' }

type MarkedDay = readonly [Day, DayMark]

interface MarkedYear {
  readonly year: number
  readonly marks: readonly MarkedDay[]
}

function marked(day: Day, name: Wording, isOff: boolean): MarkedDay {
  return [day, isOff ? { kind: 'holiday', name } : { kind: 'makeUp', name: MAKE_UP, holiday: name }]
}

function ofNotice({ year, periods }: HolidayNotice): MarkedYear {
  const marks = periods.flatMap(period => {
    const name = publicHolidayNames[period.holiday]
    return [
      ...daysOff(period).map(day => marked(day, name, true)),
      ...period.work.map(day => marked(day, name, false)),
    ]
  })
  return { year, marks }
}

const ourNames = new Map(Object.values(publicHolidayNames).map(name => [name.zh, name]))

function ofImported({ year, days }: HolidayYear): MarkedYear {
  return { year, marks: days.map(({ day, name, isOff }) => marked(day, ourNames.get(name) ?? name, isOff)) }
}

/**
 * Public holidays by their notices. An imported year stands in for the notice of the same year; of two years that
 * name one day around New Year, the later one counts.
 */
export function calendarOf(
  notices: readonly HolidayNotice[],
  imported: readonly HolidayYear[] = [],
): WorkCalendar {
  const all = [...notices.map(ofNotice), ...imported.map(ofImported)]
  const years = [...new Map(all.map(one => [one.year, one])).values()].toSorted((a, b) => a.year - b.year)
  return makeCalendar({ years: years.map(({ year }) => year), marks: years.flatMap(({ marks }) => marks) })
}

/** The last year whose public holidays are known. */
export function lastPublishedYear(imported: readonly HolidayYear[] = []): number {
  return Math.max(...holidayNotices.map(({ year }) => year), ...imported.map(({ year }) => year))
}

/** Public holidays and make-up days of mainland China. */
export const chinaCalendar: WorkCalendar = calendarOf(holidayNotices)
