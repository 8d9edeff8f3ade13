import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calendarOf, chinaCalendar } from '#shared/calendar/chinaCalendar'
import { holidayNotices } from '#shared/calendar/publicHolidays'
import { addDays, type Day, yearOf } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import { readHolidayYear } from '#shared/interchange/holidayYear'
import { sharedData } from '#support/sharedData'

const folder = sharedData('holidays-cn', 'reading files of holidays')

function fileOf(year: unknown, days: unknown): string {
  return JSON.stringify({ $id: 'x', year, papers: ['http://example.org'], days })
}

function day(date: string, other: object = {}): object {
  return { name: '元旦', date, isOffDay: true, ...other }
}

describe('a file of holidays', () => {
  it('[CAL-12] becomes plain data in the order of days', () => {
    const text = fileOf(2027, [day('2027-02-14', { name: ' 春节\n', isOffDay: false }), day('2026-12-31')])
    expect(readHolidayYear(`\ufeff${text}`)).toEqual({
      year: 2027,
      days: [
        { day: '2026-12-31', name: '元旦', isOff: true },
        { day: '2027-02-14', name: '春节', isOff: false },
      ],
    })
  })

  const refused: readonly (readonly [string, string, object])[] = [
    ['no day at all', fileOf(2027, []), { refused: 'holidayYearEmpty', facts: { year: 2027 } }],
    ['an empty file', ' ', { refused: 'fileEmpty' }],
    ['text', '元旦 2027-01-01', { refused: 'fileNotHolidayYear' }],
    ['a file that is cut', fileOf(2027, [day('2027-01-01')]).slice(0, -9), { refused: 'fileCut' }],
    ['a list', '[1]', { refused: 'fileNotHolidayYear' }],
    ['no days', '{"year":2027}', { refused: 'fileNotHolidayYear' }],
    ['a year as text', fileOf('2027', [day('2027-01-01')]), { refused: 'fileNotHolidayYear' }],
    ['a year and a half', fileOf(2027.5, [day('2027-01-01')]), { refused: 'fileNotHolidayYear' }],
    ['a year before all days', fileOf(1969, [day('1970-01-01')]), { refused: 'fileNotHolidayYear' }],
    ['no such day', fileOf(2027, [day('2027-02-29')]), { refused: 'fileNotHolidayYear' }],
    ['no name', fileOf(2027, [day('2027-01-01', { name: ' ' })]), { refused: 'fileNotHolidayYear' }],
    [
      'neither off nor worked',
      fileOf(2027, [day('2027-01-01', { isOffDay: 1 })]),
      { refused: 'fileNotHolidayYear' },
    ],
    [
      'a day of another year',
      fileOf(2027, [day('2027-01-01'), day('2026-12-21')]),
      { refused: 'holidayYearDay', facts: { year: 2027, day: '2026-12-21' } },
    ],
    [
      'a day twice',
      fileOf(2027, [day('2027-01-02'), day('2027-01-01'), day('2027-01-02', { isOffDay: false })]),
      { refused: 'holidayYearTwice', facts: { year: 2027, day: '2027-01-02' } },
    ],
    [
      'more than a megabyte',
      `${fileOf(2027, [day('2027-01-01')])}${' '.repeat(1_000_000)}`,
      { refused: 'fileTooBig', facts: { most: 1 } },
    ],
  ]
  it.each(refused)('[CAL-13] with %s is refused', (_, text, refusal) => {
    expect(readHolidayYear(text)).toEqual(refusal)
  })

  it('[CAL-13] days of the first year lie in the range of days', () => {
    expect(readHolidayYear(fileOf(1970, [day('1970-01-01')]))).toMatchObject({ year: 1970 })
    expect(readHolidayYear(fileOf(2199, [day('2199-12-31')]))).toMatchObject({ year: 2199 })
  })
})

describe.skipIf(folder === null)('the corpus of holiday files', () => {
  const textOf = (year: number): string => readFileSync(join(folder ?? '', `${year}.json`), 'utf8')

  it.each(holidayNotices.map(({ year }) => year))('[CAL-12] %i is the built-in year', year => {
    const read = readHolidayYear(textOf(year))
    if (isRefusal(read)) throw new Error(read.refused)
    const calendar = calendarOf([], [read])
    for (let at: Day = `${year}-01-01`; yearOf(at) === year; at = addDays(at, 1))
      expect([at, calendar.isWorking(at)]).toEqual([at, chinaCalendar.isWorking(at)])
  })

  it('[CAL-13] the year that is not published yet is refused', () => {
    expect(readHolidayYear(textOf(2027))).toEqual({ refused: 'holidayYearEmpty', facts: { year: 2027 } })
  })
})
