import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isClockTime } from '#shared/domain/clockTime'
import {
  addDays,
  compareDays,
  type Day,
  dayNumber,
  dayOf,
  dayOfInstant,
  dayOfNumber,
  daysBetween,
  FIRST_DAY,
  isDay,
  LAST_DAY,
  LAST_DAY_NUMBER,
  parseDay,
  weekday,
  yearOf,
} from '#shared/domain/day'

const anyNumber = fc.integer({ min: 0, max: LAST_DAY_NUMBER })
const anyDay = anyNumber.map(dayOfNumber)

const utc = (number: number) => new Date(number * 86_400_000)

describe('what is a day', () => {
  it.each(['1970-01-01', '2000-02-29', '2024-02-29', '2026-11-11', '2199-12-31'])(
    '[DAY-1] %s is one',
    text => {
      expect(isDay(text)).toBe(true)
      expect(parseDay(text)).toBe(text)
    },
  )

  it.each([
    '',
    'tomorrow',
    '2026-11-1',
    '2026/11/11',
    '20261111',
    ' 2026-11-11',
    '2026-11-11\n',
    '２０２６-11-11',
    '2026-11-11T00:00',
    '2026-00-10',
    '2026-13-01',
    '2026-11-00',
    '2026-11-31',
    '2026-02-29',
    '2100-02-29',
    '1969-12-31',
    '2200-01-01',
    '0000-00-00',
    '9999-12-31',
  ])('[DAY-1] %j is none', text => {
    expect(isDay(text)).toBe(false)
    expect(parseDay(text)).toBeNull()
  })

  it('[DAY-1] nothing but text is one', () => {
    expect([null, undefined, 20_000, new String('2026-11-11'), {}].map(isDay)).not.toContain(true)
  })

  it('[DAY-1] a day made of numbers must exist', () => {
    expect(dayOf(2028, 2, 29)).toBe('2028-02-29')
    expect(() => dayOf(2027, 2, 29)).toThrow(RangeError)
    expect(() => dayOf(2027, 0, 1)).toThrow(RangeError)
    expect(() => dayOf(1969, 12, 31)).toThrow(RangeError)
  })
})

describe('arithmetic', () => {
  it('[DAY-2] every day of the range has a number and comes back from it', () => {
    let previous = ''
    for (let number = 0; number <= LAST_DAY_NUMBER; number++) {
      const day = dayOfNumber(number)
      if (dayNumber(day) !== number || !isDay(day) || day <= previous)
        throw new Error(`${day} is not number ${number}`)
      previous = day
    }
    expect([dayOfNumber(0), previous]).toEqual([FIRST_DAY, LAST_DAY])
  })

  it('[DAY-2] it agrees with the proleptic UTC calendar', () => {
    fc.assert(
      fc.property(anyNumber, number => {
        const date = utc(number)
        expect(dayOfNumber(number)).toBe(date.toISOString().slice(0, 10))
        expect(weekday(dayOfNumber(number)) % 7).toBe(date.getUTCDay())
        expect(yearOf(dayOfNumber(number))).toBe(date.getUTCFullYear())
      }),
    )
  })

  it('[DAY-2] adding and counting undo each other', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b)
        expect(compareDays(a, b)).toBe(Math.sign(daysBetween(b, a)))
      }),
    )
  })

  it('[DAY-2] outside the range is a fault, as is text that is no day', () => {
    expect(() => addDays(LAST_DAY, 1)).toThrow(RangeError)
    expect(() => addDays(FIRST_DAY, -1)).toThrow(RangeError)
    expect(() => addDays('2026-11-11', 0.5)).toThrow(RangeError)
    expect(() => dayNumber('soon' as Day)).toThrow(RangeError)
  })

  it('[DAY-3] weeks begin on Monday', () => {
    expect(['2026-11-09', '2026-11-11', '2026-11-15'].map(day => weekday(day as Day))).toEqual([1, 3, 7])
  })
})

describe('instants', () => {
  it('[DAY-4] the day of an instant is the one people call it in the zone, whatever zone this computer is in', () => {
    const lateEvening = Date.UTC(2026, 10, 10, 16, 0)
    expect(dayOfInstant(lateEvening, 'Asia/Shanghai')).toBe('2026-11-11')
    expect(dayOfInstant(lateEvening - 1, 'Asia/Shanghai')).toBe('2026-11-10')
    expect(dayOfInstant(lateEvening, 'America/Los_Angeles')).toBe('2026-11-10')
    expect(dayOfInstant(lateEvening, 'Pacific/Kiritimati')).toBe('2026-11-11')
  })

  it('[DAY-4] in UTC it is the number of whole days', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 0, max: 86_399_999 }), (number, ms) => {
        expect(dayOfInstant(number * 86_400_000 + ms, 'UTC')).toBe(dayOfNumber(number))
      }),
    )
  })

  it('[DAY-4] an unknown zone and an instant outside the range are faults', () => {
    expect(() => dayOfInstant(0, 'Asia/Nowhere')).toThrow(RangeError)
    expect(() => dayOfInstant(-1, 'UTC')).toThrow(RangeError)
    expect(() => dayOfInstant(Number.NaN, 'UTC')).toThrow(RangeError)
  })
})

describe('clock times', () => {
  it('[DAY-5] run from 00:00 to 24:00', () => {
    expect(['00:00', '09:05', '20:00', '23:59', '24:00'].every(isClockTime)).toBe(true)
    expect(
      ['', '8:00', '20', '20:0', '24:01', '25:00', '12:60', '20:00:00', '晚上八点', 2000].some(isClockTime),
    ).toBe(false)
  })
})
