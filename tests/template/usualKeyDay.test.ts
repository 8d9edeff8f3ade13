import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { addDays, type Day, weekday } from '#shared/domain/day'
import { campaign } from '#shared/template/data/campaign/campaign'
import { liveWeekly } from '#shared/template/data/liveWeekly/liveWeekly'
import { newProduct } from '#shared/template/data/newProduct/newProduct'
import { newProductLite } from '#shared/template/data/newProductLite/newProductLite'
import { prep618 } from '#shared/template/data/prep618/prep618'
import { templates } from '#shared/template/data/templates'
import { usualKeyDay } from '#shared/template/usualKeyDay'
import { usualNameOf } from '#shared/template/usualName'
import { layoutOf, requestFor, usualKeyDates } from './request'

describe('the T that is offered', () => {
  it('[TPL-14] of the 618 is the coming one', () => {
    expect(usualKeyDay(prep618, '2026-06-18', chinaCalendar)).toBe('2026-06-18')
    expect(usualKeyDay(prep618, '2026-06-19', chinaCalendar)).toBe('2027-06-18')
  })

  it.each<[string, (typeof templates)[number], Day]>([
    ['a new product', newProduct, '2026-11-05'],
    ['a new product in eight tasks', newProductLite, '2026-10-22'],
    ['a campaign', campaign, '2026-10-29'],
  ])('[TPL-18] of %s is the first day for which nothing is too late', (_, template, T) => {
    expect(usualKeyDay(template, '2026-08-28', chinaCalendar)).toBe(T)
  })

  it.each<[Day, Day]>([
    ['2026-09-07', '2026-09-17'],
    ['2026-09-09', '2026-09-17'],
    ['2026-09-10', '2026-09-24'],
    ['2026-09-12', '2026-09-24'],
    ['2026-09-21', '2026-10-01'],
    ['2026-09-22', '2026-10-08'],
    ['2026-09-23', '2026-10-15'],
  ])(
    '[TPL-18] of a live show seen from %s is the first Thursday for which nothing is too late: %s',
    (today, T) => {
      expect(usualKeyDay(liveWeekly, today, chinaCalendar)).toBe(T)
      expect(weekday(T)).toBe(4)
    },
  )

  it('[TPL-18] leaves nothing too late, whatever today is, unless the date is an occasion', () => {
    for (let n = 0; n < 400; n++) {
      const today = addDays('2025-11-20', n)
      for (const template of templates.filter(({ occasion }) => occasion === null)) {
        const T = usualKeyDay(template, today, chinaCalendar)
        const request = requestFor(T, { today, keyDates: usualKeyDates(T, template) })
        expect(layoutOf(request, template).tooLate, `${template.key} on ${today}`).toEqual([])
      }
    }
  })
})

describe('the usual name', () => {
  it('[TPL-19] of a live show is its week, which may belong to another year than its day', () => {
    expect(usualNameOf(liveWeekly, '2026-09-17')).toEqual({ zh: '直播周 2026-W38', en: 'Live week 2026-W38' })
    expect(usualNameOf(liveWeekly, '2027-01-01').en).toBe('Live week 2026-W53')
    expect(usualNameOf(liveWeekly, '2025-12-31').en).toBe('Live week 2026-W01')
  })

  it('[TPL-19] of anything else, and while T is no day, is that of the template', () => {
    expect(usualNameOf(newProduct, '2026-11-05')).toEqual(newProduct.name)
    expect(usualNameOf(liveWeekly, '2026-9')).toEqual(liveWeekly.name)
  })
})
