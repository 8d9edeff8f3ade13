import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import {
  countWorkingDays,
  durationOf,
  finishOf,
  positionOf,
  snapToWorking,
  workingDayAt,
} from '#shared/calendar/workingDays'
import { addDays, type Day, dayNumber, dayOfNumber, LAST_DAY } from '#shared/domain/day'
import { walk, walkCount } from './naive'

const calendar = chinaCalendar
const anyDay = fc.integer({ min: dayNumber('2024-06-01'), max: dayNumber('2027-06-01') }).map(dayOfNumber)
const anyShift = fc.integer({ min: -300, max: 300 })
const anyLength = fc.integer({ min: 1, max: 120 })

/** The plan of a double-11 and of a 618, in both years: [T, n, the n-th working day from T]. */
const golden: [Day, number, Day][] = [
  ['2026-11-11', -60, '2026-08-13'],
  ['2026-11-11', -26, '2026-09-30'],
  ['2026-11-11', -25, '2026-10-08'],
  ['2026-11-11', -23, '2026-10-10'],
  ['2026-11-11', -14, '2026-10-22'],
  ['2026-11-11', -13, '2026-10-23'],
  ['2026-11-11', -8, '2026-10-30'],
  ['2026-11-11', -2, '2026-11-09'],
  ['2026-11-11', -1, '2026-11-10'],
  ['2026-11-11', 0, '2026-11-11'],
  ['2026-11-11', 1, '2026-11-12'],
  ['2026-11-11', 3, '2026-11-16'],
  ['2026-11-11', 11, '2026-11-26'],
  ['2025-11-11', -60, '2025-08-13'],
  ['2025-11-11', -26, '2025-09-29'],
  ['2025-11-11', -25, '2025-09-30'],
  ['2025-11-11', -24, '2025-10-09'],
  ['2025-11-11', -13, '2025-10-23'],
  ['2025-11-11', -8, '2025-10-30'],
  ['2025-11-11', 3, '2025-11-14'],
  ['2025-11-11', 11, '2025-11-26'],
  ['2026-06-18', -46, '2026-04-13'],
  ['2026-06-18', -33, '2026-04-30'],
  ['2026-06-18', -32, '2026-05-06'],
  ['2026-06-18', -18, '2026-05-25'],
  ['2026-06-18', -13, '2026-06-01'],
  ['2026-06-18', -6, '2026-06-10'],
  ['2026-06-18', 1, '2026-06-22'],
  ['2025-06-18', -46, '2025-04-10'],
  ['2025-06-18', -13, '2025-05-29'],
  ['2025-06-18', -6, '2025-06-10'],
  ['2025-06-18', 1, '2025-06-19'],
]

describe('golden dates', () => {
  it.each(golden)('[CAL-5] T %s, %i working days: %s', (T, n, day) => {
    expect(workingDayAt(calendar, T, n)).toBe(day)
    expect(positionOf(calendar, T, day)).toBe(n)
  })

  it.each<[Day, Day, number]>([
    ['2026-09-30', '2026-10-09', 3],
    ['2026-10-10', '2026-10-12', 2],
    ['2026-10-01', '2026-10-07', 0],
    ['2026-10-09', '2026-09-30', 0],
  ])('[CAL-6] from %s to %s there are %i working days', (from, to, count) => {
    expect(countWorkingDays(calendar, from, to)).toBe(count)
  })

  it('[CAL-5] T on a rest day is still day 0', () => {
    expect(workingDayAt(calendar, '2028-11-11', 0)).toBe('2028-11-11')
    expect(workingDayAt(calendar, '2028-11-11', -1)).toBe('2028-11-10')
    expect(workingDayAt(calendar, '2028-11-11', 1)).toBe('2028-11-13')
  })

  it('[CAL-7] a rest day counts as the last working day before it', () => {
    expect(positionOf(calendar, '2026-11-11', '2026-10-24')).toBe(-13)
    expect(positionOf(calendar, '2026-11-11', '2026-10-31')).toBe(-8)
    expect(positionOf(calendar, '2026-11-11', '2026-10-04')).toBe(-26)
    expect(positionOf(calendar, '2026-11-11', '2026-11-15')).toBe(2)
    expect(positionOf(calendar, '2028-11-11', '2028-11-12')).toBe(0)
  })
})

describe('against a walk over the days', () => {
  it('[CAL-8] the n-th working day is the one a walk comes to', () => {
    fc.assert(
      fc.property(anyDay, anyShift, (day, n) => {
        expect(workingDayAt(calendar, day, n)).toBe(walk(calendar, day, n))
      }),
    )
  })

  it('[CAL-8] counts are those of a walk', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        expect(countWorkingDays(calendar, from, to)).toBe(walkCount(calendar, from, to))
      }),
    )
  })
})

describe('inverse relations', () => {
  it('[CAL-8] position and n-th working day undo each other', () => {
    fc.assert(
      fc.property(anyDay, anyShift, (T, n) => {
        expect(positionOf(calendar, T, workingDayAt(calendar, T, n))).toBe(n)
      }),
    )
  })

  it('[CAL-8] a later position is a later day', () => {
    fc.assert(
      fc.property(anyDay, anyShift, (T, n) => {
        expect(workingDayAt(calendar, T, n) < workingDayAt(calendar, T, n + 1)).toBe(true)
      }),
    )
  })

  it('[CAL-7] positions never fall as days go by, and rise by one at each working day but the origin', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (T, day) => {
        const next = addDays(day, 1)
        const rise = positionOf(calendar, T, next) - positionOf(calendar, T, day)
        const isOriginOnRest = next === T && !calendar.isWorking(T)
        expect(rise).toBe(calendar.isWorking(next) || isOriginOnRest ? 1 : 0)
      }),
    )
  })

  it('[CAL-9] length and finish of a bar undo each other', () => {
    fc.assert(
      fc.property(anyDay, anyLength, (start, days) => {
        expect(durationOf(calendar, start, finishOf(calendar, start, days))).toBe(days)
      }),
    )
  })
})

describe('bars', () => {
  it('[CAL-9] a bar counts its working days, first and last included', () => {
    expect(finishOf(calendar, '2026-08-13', 2)).toBe('2026-08-14')
    expect(finishOf(calendar, '2026-09-09', 20)).toBe('2026-10-12')
    expect(durationOf(calendar, '2026-09-30', '2026-10-08')).toBe(2)
  })

  it('[CAL-9] a milestone and a one-day bar begin and end on the same day, on a rest day too', () => {
    for (const day of ['2026-10-23', '2026-10-24'] as const) {
      expect([0, 1].map(days => finishOf(calendar, day, days))).toEqual([day, day])
    }
  })

  it('[CAL-9] work put on a rest day counts that day', () => {
    expect(finishOf(calendar, '2026-10-24', 2)).toBe('2026-10-26')
    expect(durationOf(calendar, '2026-10-24', '2026-10-26')).toBe(2)
  })

  it('[CAL-9] an end dragged before the start is one day', () => {
    expect(durationOf(calendar, '2026-10-22', '2026-10-20')).toBe(1)
  })

  it('[CAL-10] a rest day snaps to the nearest working day on the asked side, a working day stays', () => {
    expect(snapToWorking(calendar, '2026-10-03', 'earlier')).toBe('2026-09-30')
    expect(snapToWorking(calendar, '2026-10-03', 'later')).toBe('2026-10-08')
    expect(snapToWorking(calendar, '2026-10-10', 'earlier')).toBe('2026-10-10')
    expect(snapToWorking(calendar, '2026-10-10', 'later')).toBe('2026-10-10')
  })

  it('[CAL-8] beyond the last day of the calendar is a fault', () => {
    expect(() => workingDayAt(calendar, LAST_DAY, 1)).toThrow(RangeError)
    expect(() => workingDayAt(calendar, '1970-01-01', -1)).toThrow(RangeError)
  })
})
