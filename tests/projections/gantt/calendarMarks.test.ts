import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { makeCalendar } from '#shared/calendar/workCalendar'
import { type Day, dayNumber, dayOfNumber } from '#shared/domain/day'
import { plainCalendars } from '#support/plainCalendars'
import { wordingIn } from '#shared/domain/wording'
import {
  calendarMarks,
  daysToKeyDay,
  monthStarts,
  quarterStarts,
  restHours,
  weekStarts,
} from '#shared/projections/gantt/calendarMarks'

const number = (day: string) => dayNumber(day as Day)
const days = (numbers: readonly number[]) => numbers.map(dayOfNumber)

describe('days of the chart', () => {
  it('[GANTT-26] holidays are whole and named, weekends beside them stand alone, make-up days are known', () => {
    const { rests, makeUps } = calendarMarks(chinaCalendar, number('2026-09-28'), number('2026-10-18'))
    const said = rests.map(({ name, first, last }) => [
      name === null ? null : wordingIn(name, 'zh'),
      dayOfNumber(first),
      dayOfNumber(last),
    ])
    expect(said).toEqual([
      ['国庆节', '2026-10-01', '2026-10-07'],
      [null, '2026-10-11', '2026-10-11'],
      [null, '2026-10-17', '2026-10-18'],
    ])
    expect(days([...makeUps])).toEqual(['2026-10-10'])
  })

  it('[GANTT-45] own days off and own days of work are known by the names that somebody gave them', () => {
    const own = makeCalendar({
      years: [2026],
      marks: [
        ['2026-10-15' as Day, { kind: 'ownRest', name: '团建' }],
        ['2026-10-16' as Day, { kind: 'ownRest', name: '团建' }],
        ['2026-10-17' as Day, { kind: 'ownWork', name: '盘点' }],
        ['2026-10-18' as Day, { kind: 'ownWork', name: '盘点' }],
      ],
    })
    const { rests, works } = calendarMarks(own, number('2026-10-12'), number('2026-10-25'))
    expect(rests).toEqual([
      { kind: 'ownRest', name: '团建', first: number('2026-10-15'), last: number('2026-10-16') },
      { kind: 'weekend', name: null, first: number('2026-10-24'), last: number('2026-10-25') },
    ])
    expect(works).toEqual([{ name: '盘点', first: number('2026-10-17'), last: number('2026-10-18') }])
  })

  it('[GANTT-27] T−n counts calendar days', () => {
    expect(daysToKeyDay('2026-10-19', '2026-11-11')).toBe(23)
    expect(daysToKeyDay('2026-11-16', '2026-11-11')).toBe(-5)
    expect(daysToKeyDay('2026-11-16', null)).toBeNull()
  })

  it('[GANTT-28] weeks begin on Mondays and months on their first day, also those that begin before', () => {
    const [first, last] = [number('2026-10-14'), number('2026-12-01')]
    expect(days(weekStarts(first, last)).slice(0, 2)).toEqual(['2026-10-12', '2026-10-19'])
    expect(days(monthStarts(first, last))).toEqual(['2026-10-01', '2026-11-01', '2026-12-01'])
    expect(days(monthStarts(number('2026-01-31'), number('2026-03-01')))).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ])
  })

  it('[GANTT-56] quarters begin every three months, also one that began before', () => {
    expect(days(quarterStarts(number('2026-02-10'), number('2026-07-02')))).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
    ])
    expect(days(quarterStarts(number('2026-04-01'), number('2026-06-30')))).toEqual(['2026-04-01'])
  })

  it('[GANTT-56] hours that nobody works are nights, noons and whole rest days', () => {
    const { time } = plainCalendars(chinaCalendar)
    const [friday, sunday] = [number('2026-10-16'), number('2026-10-18')]
    const rests = restHours(time, friday, sunday).map(({ from, to }) => [
      from / 60 - friday * 24,
      to / 60 - friday * 24,
    ])
    expect(rests).toEqual([
      [0, 9],
      [12, 13],
      [18, 72],
    ])
  })
})
