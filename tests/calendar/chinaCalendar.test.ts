import chineseDays from 'chinese-days/dist/chinese-days.json'
import { describe, expect, it } from 'vitest'
import { calendarOf, chinaCalendar, lastPublishedYear } from '#shared/calendar/chinaCalendar'
import { holidayNotices } from '#shared/calendar/publicHolidays'
import { unpublishedYears, withDutyDays } from '#shared/calendar/workCalendar'
import { countWorkingDays, finishOf, workingDayAt } from '#shared/calendar/workingDays'
import { addDays, type Day, weekday, yearOf } from '#shared/domain/day'
import { wordingIn } from '#shared/domain/wording'

const published = holidayNotices.map(notice => notice.year)

// Their tables and not their functions, which answer for the wrong day in zones west of Greenwich.
const holidays = new Map(Object.entries(chineseDays.holidays))
const makeUps = new Map(Object.entries(chineseDays.workdays))

function daysOfYear(year: number): Day[] {
  const days: Day[] = []
  for (let day = `${year}-01-01` as Day; yearOf(day) === year; day = addDays(day, 1)) days.push(day)
  return days
}

describe('the public calendar', () => {
  it.each(published)('[CAL-1] every day of %i is worked or not as chinese-days has it', year => {
    const isTheirWorking = (day: Day) => makeUps.has(day) || (weekday(day) <= 5 && !holidays.has(day))
    expect(daysOfYear(year).filter(day => chinaCalendar.isWorking(day) !== isTheirWorking(day))).toEqual([])
  })

  it.each(published)(
    '[CAL-1] holidays and make-up days of %i go by the names that chinese-days gives them',
    year => {
      // They write English,中文,length and leave 节 off some names.
      const theirName = (day: Day) =>
        (holidays.get(day) ?? makeUps.get(day))?.split(',')[1]?.replace(/节$/, '')
      const ourName = (day: Day) => {
        const mark = chinaCalendar.markOf(day)
        if (mark?.kind === 'holiday') return wordingIn(mark.name, 'zh').replace(/节$/, '')
        return mark?.kind === 'makeUp' ? wordingIn(mark.holiday, 'zh').replace(/节$/, '') : undefined
      }
      expect(daysOfYear(year).map(ourName)).toEqual(daysOfYear(year).map(theirName))
    },
  )

  it('[CAL-1] a published year has 248 working days in 2025 and in 2026', () => {
    expect(countWorkingDays(chinaCalendar, '2025-01-01', '2025-12-31')).toBe(248)
    expect(countWorkingDays(chinaCalendar, '2026-01-01', '2026-12-31')).toBe(248)
  })

  it('[CAL-2] a day says why it is rest, or why a weekend is worked, by name in both languages', () => {
    expect(chinaCalendar.markOf('2026-10-01')).toEqual({
      kind: 'holiday',
      name: { zh: '国庆节', en: 'National Day' },
    })
    expect(chinaCalendar.markOf('2026-09-26')).toMatchObject({ kind: 'holiday', name: { zh: '中秋节' } })
    expect(chinaCalendar.markOf('2026-10-10')).toEqual({
      kind: 'makeUp',
      name: { zh: '班', en: 'Make-up day' },
      holiday: { zh: '国庆节', en: 'National Day' },
    })
    expect(chinaCalendar.markOf('2026-10-24')).toEqual({ kind: 'weekend' })
    expect(chinaCalendar.markOf('2026-11-11')).toBeNull()
  })
})

describe('years without a notice', () => {
  it('[CAL-3] count Monday to Friday and say that they are not covered', () => {
    expect([2022, 2023, 2026, 2027].map(chinaCalendar.covers)).toEqual([false, true, true, false])
    expect(chinaCalendar.isWorking('2027-10-01')).toBe(true)
    expect(chinaCalendar.markOf('2027-10-01')).toBeNull()
    expect(chinaCalendar.markOf('2027-10-02')).toEqual({ kind: 'weekend' })
  })

  it('[CAL-3] a plan lists the ones it runs through', () => {
    expect(unpublishedYears(chinaCalendar, '2026-08-13', '2026-11-26')).toEqual([])
    expect(unpublishedYears(chinaCalendar, '2026-12-31', '2027-01-01')).toEqual([2027])
    expect(unpublishedYears(chinaCalendar, '2022-12-31', '2028-01-01')).toEqual([2022, 2027, 2028])
    expect(unpublishedYears(chinaCalendar, '2027-05-01', '2026-05-01')).toEqual([])
  })

  it('[CAL-3] no notice at all leaves Monday to Friday', () => {
    const plain = calendarOf([])
    expect(countWorkingDays(plain, '2026-09-28', '2026-10-11')).toBe(10)
  })
})

describe('imported years', () => {
  const built = [2025, 2026].map(year => holidayNotices.filter(notice => notice.year === year)).flat()

  it('[CAL-11] an imported year is published, and stands in for the built-in one of the same year', () => {
    const calendar = calendarOf(built, [
      { year: 2026, days: [{ day: '2026-10-08', name: '国庆节', isOff: true }] },
      {
        year: 2027,
        days: [
          { day: '2027-02-06', name: '春节', isOff: true },
          { day: '2027-02-14', name: '灯会', isOff: false },
        ],
      },
    ])
    expect([2024, 2025, 2026, 2027, 2028].map(calendar.covers)).toEqual([false, true, true, true, false])
    expect([calendar.isWorking('2026-10-01'), calendar.isWorking('2026-10-08')]).toEqual([true, false])
    expect(calendar.isWorking('2025-10-01')).toBe(false)
    expect(calendar.markOf('2027-02-06')).toEqual({
      kind: 'holiday',
      name: { zh: '春节', en: 'Spring Festival' },
    })
    expect(calendar.markOf('2027-02-14')).toMatchObject({ kind: 'makeUp', holiday: '灯会' })
  })

  it('[CAL-11] around New Year the later year counts, in whatever order they came', () => {
    const years = [
      { year: 2028, days: [{ day: '2027-12-31' as Day, name: '元旦', isOff: true }] },
      { year: 2027, days: [{ day: '2027-12-31' as Day, name: '元旦', isOff: false }] },
    ]
    for (const some of [years, years.toReversed()])
      expect(calendarOf([], some).isWorking('2027-12-31')).toBe(false)
  })

  it('[CAL-11] the last published year is known', () => {
    expect(lastPublishedYear()).toBe(2026)
    expect(lastPublishedYear([{ year: 2027, days: [] }])).toBe(2027)
    expect(lastPublishedYear([{ year: 2020, days: [] }])).toBe(2026)
  })

  it('[CAL-1] the notice of a year also says what is off before New Year', () => {
    expect(chinaCalendar.markOf('2022-12-31')).toMatchObject({ kind: 'holiday', name: { zh: '元旦' } })
  })
})

describe('duty days', () => {
  const T: Day = '2028-11-11'
  const withT = withDutyDays(chinaCalendar, [T, '2028-11-13'])

  it('[CAL-4] a rest day that a project works counts, and everything else stays', () => {
    expect(withT.markOf(T)).toEqual({ kind: 'duty' })
    expect([withT.isWorking(T), chinaCalendar.isWorking(T)]).toEqual([true, false])
    expect(withT.markOf('2028-11-13')).toBeNull()
    expect(withT.markOf('2028-11-12')).toEqual({ kind: 'weekend' })
    expect(withT.covers(2026)).toBe(true)
    expect(finishOf(withT, '2028-11-10', 2)).toBe(T)
    expect(finishOf(chinaCalendar, '2028-11-10', 2)).toBe('2028-11-13')
  })

  it('[CAL-4] working days counted from T are the same whether T itself is worked', () => {
    for (let n = -60; n <= 11; n++) expect(workingDayAt(withT, T, n)).toBe(workingDayAt(chinaCalendar, T, n))
  })
})
