import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hoursText, readHours, readWeek, weekText } from '#shared/calendar/typedHours'
import { OFFICE_SHIFTS } from '#shared/calendar/workingHours'
import type { ClockTime } from '#shared/domain/clockTime'
import { isWeekHours } from '#shared/domain/weekHours'

const days = (...typed: string[]) => [...typed, '', '', '', '', '', '', ''].slice(0, 7)

it.each(['09:00-12:00, 13:00-18:00', '9-12，13-18', '13：00–18：00；9:00~12:00', ' 9 至 12、13 到 18 '])(
  '[CMD-33] %j are office hours',
  typed => {
    expect(readHours(typed)).toEqual(OFFICE_SHIFTS)
  },
)

it.each([
  '',
  'nine',
  '9',
  '9-',
  '9-12-18',
  '25-26',
  '9:60-12',
  '9-12 13-18',
  '12-9',
  '9-12, 11-18',
  '9-9',
  '24:30-25',
])('[CMD-33] %j are no hours of one day', typed => {
  expect(readHours(typed)).toBeNull()
})

it('[CMD-33] a night shift goes on the next weekday, that of Sunday on Monday', () => {
  const { week } = readWeek(days('9-12, 22-6', '22:00-00:00', '', '', '', '', '20-24, 18-19').with(6, '22-2'))
  expect(week?.map(hoursText)).toEqual([
    '00:00-02:00, 09:00-12:00, 22:00-24:00',
    '00:00-06:00, 22:00-24:00',
    '',
    '',
    '',
    '',
    '22:00-24:00',
  ])
  expect(week === null ? null : weekText(week)).toEqual([
    '09:00-12:00, 22:00-06:00',
    '22:00-24:00',
    '',
    '',
    '',
    '',
    '22:00-02:00',
  ])
})

it('[CMD-33] the weekday whose hours cannot be taken is known, also when the night before runs into it', () => {
  const { week, faults } = readWeek(days('22-6', '5-9', 'x', '9-12, 11-13'))
  expect(week).toBeNull()
  expect(faults).toEqual([null, 'overlap', 'unreadable', 'overlap', null, null, null])
})

const clock = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}` as ClockTime
const anyDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 8 })
  .map(quarters => quarters.toSorted((a, b) => a - b))
  .map(ends =>
    ends.flatMap((from, at) => (at % 2 === 0 && at + 1 < ends.length ? [[from, ends[at + 1] ?? 0]] : [])),
  )
  .map(spans => spans.map(([from = 0, to = 0]) => [clock(from), clock(to)] as const))

it('[CMD-33] every week that can be stored is typed as it is shown (property)', () => {
  fc.assert(
    fc.property(fc.array(anyDay, { minLength: 7, maxLength: 7 }), week => {
      expect(isWeekHours(week)).toBe(true)
      expect(readWeek(weekText(week)).week).toEqual(week)
    }),
    { numRuns: 500, seed: 33 },
  )
})
