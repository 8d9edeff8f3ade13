import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { holidayNotices } from '#shared/calendar/publicHolidays'
import { countWorkingDays } from '#shared/calendar/workingDays'
import { type Day, dayOf } from '#shared/domain/day'
import { wordingIn } from '#shared/domain/wording'
import { sharedData } from '#support/sharedData'

const folder = sharedData('holidays-cn', 'the public calendar')

interface NoticeFile {
  readonly days: readonly { readonly name: string; readonly date: Day; readonly isOffDay: boolean }[]
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(resolve(folder ?? '', name), 'utf8')) as T
}

describe.skipIf(folder === null)('the corpus of holiday notices', () => {
  it.each(holidayNotices.map(notice => notice.year))(
    '[CAL-1] %i has exactly the days of its notice',
    year => {
      const { days } = read<NoticeFile>(`${year}.json`)
      for (const { name, date, isOffDay } of days) {
        const mark = chinaCalendar.markOf(date)
        if (mark?.kind !== 'holiday' && mark?.kind !== 'makeUp')
          throw new Error(`${date} ${name} is not marked`)
        expect([date, mark.kind === 'holiday']).toEqual([date, isOffDay])
        expect(name).toContain(wordingIn(mark.kind === 'makeUp' ? mark.holiday : mark.name, 'zh'))
      }
      const ours = holidayNotices
        .filter(notice => notice.year === year)
        .flatMap(notice => notice.periods)
        .reduce((sum, { work }) => sum + work.length, 0)
      expect(ours).toBe(days.filter(day => !day.isOffDay).length)
    },
  )

  it('[CAL-1] years have the number of working days on record', () => {
    const { workdaysPerYear } = read<{ workdaysPerYear: Record<string, number> }>('expected.json')
    for (const { year } of holidayNotices) {
      const count = countWorkingDays(chinaCalendar, dayOf(year, 1, 1), dayOf(year, 12, 31))
      expect([year, count]).toEqual([year, workdaysPerYear[year]])
    }
  })

  it('[CAL-3] the year whose notice is still empty is not covered', () => {
    const { days } = read<NoticeFile>('2027.json')
    expect([days.length, chinaCalendar.covers(2027)]).toEqual([0, false])
  })
})
