import type { Day } from '../domain/day'
import type { BothLanguages } from '../domain/wording'
import { daysOff, type HolidayNotice, holidayNotices, publicHolidayNames } from './publicHolidays'
import { type DayMark, makeCalendar, type WorkCalendar } from './workCalendar'

const MAKE_UP: BothLanguages = { zh: '班', en: 'Make-up day' }

function marksOf(notice: HolidayNotice): (readonly [Day, DayMark])[] {
  return notice.periods.flatMap(period => {
    const name = publicHolidayNames[period.holiday]
    const off: DayMark = { kind: 'holiday', name }
    const worked: DayMark = { kind: 'makeUp', name: MAKE_UP, holiday: name }
    return [
      ...daysOff(period).map(day => [day, off] as const),
      ...period.work.map(day => [day, worked] as const),
    ]
  })
}

export function calendarOf(notices: readonly HolidayNotice[]): WorkCalendar {
  return makeCalendar({ years: notices.map(notice => notice.year), marks: notices.flatMap(marksOf) })
}

/** Public holidays and make-up days of mainland China. */
export const chinaCalendar: WorkCalendar = calendarOf(holidayNotices)
