import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInTimes, type CalendarHours, timeOfHours } from '#shared/calendar/calendarHours'
import type { ClockSpan } from '#shared/domain/weekHours'
import { DAY_MINUTES, LAST_MINUTE, type WorkingTime, workingTime } from '#shared/calendar/workingTime'
import { minuteOf } from '#shared/calendar/localTime'
import { type Day, dayNumber, dayOfNumber, LAST_DAY, weekdayOfNumber } from '#shared/domain/day'
import type { ClockTime } from '#shared/domain/clockTime'

function moment(day: Day, time: ClockTime): number {
  return dayNumber(day) * DAY_MINUTES + minuteOf(time)
}

function clockOf(minute: number): ClockTime {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}` as ClockTime
}

const FIRST = 20_000
const DAYS = 12

const shifts = fc
  .uniqueArray(fc.integer({ min: 0, max: DAY_MINUTES }), { minLength: 0, maxLength: 6 })
  .map(minutes => {
    const sorted = minutes.toSorted((a, b) => a - b)
    const out: ClockSpan[] = []
    for (let at = 0; at + 1 < sorted.length; at += 2) {
      out.push([clockOf(sorted[at] ?? 0), clockOf(sorted[at + 1] ?? 0)])
    }
    return out
  })

const calendars: fc.Arbitrary<CalendarHours> = fc.record({
  id: fc.constant('c'),
  name: fc.constant('c'),
  week: fc.array(shifts, { minLength: 7, maxLength: 7 }),
  exceptions: fc.array(
    fc.record({ from: fc.nat(DAYS), length: fc.nat(2), shifts }).map(one => ({
      name: 'other',
      from: dayOfNumber(FIRST + one.from),
      to: dayOfNumber(FIRST + one.from + one.length),
      shifts: one.shifts,
    })),
    { maxLength: 3 },
  ),
})

/** Minute by minute. */
function isWorked(calendar: CalendarHours, at: number): boolean {
  const number = Math.floor(at / DAY_MINUTES)
  const day = dayOfNumber(number)
  const exception = calendar.exceptions.findLast(({ from, to }) => from <= day && day <= to)
  const hours = exception?.shifts ?? calendar.week[weekdayOfNumber(number) - 1] ?? []
  const minute = at % DAY_MINUTES
  return hours.some(([from, to]) => minuteOf(from) <= minute && minute < minuteOf(to))
}

describe('working time', () => {
  it('[TIME-1] counts the same as a walk minute by minute', () => {
    fc.assert(
      fc.property(calendars, fc.nat(DAYS * DAY_MINUTES), fc.nat(4_000), (calendar, offset, length) => {
        const time = timeOfHours(calendar)
        const from = FIRST * DAY_MINUTES + offset
        let count = 0
        for (let at = from; at < from + length; at++) if (isWorked(calendar, at)) count++
        expect(time.worked(from + length) - time.worked(from)).toBe(count)
      }),
      { numRuns: 60 },
    )
  })

  it('[TIME-2] work ends at the first moment and begins at the last one of as much work', () => {
    fc.assert(
      fc.property(calendars, fc.nat(DAYS * DAY_MINUTES), fc.nat(2_000), (calendar, offset, length) => {
        const time = timeOfHours(calendar)
        const worked = time.worked(FIRST * DAY_MINUTES + offset) + length
        const [end, start] = [time.endAt(worked), time.startAt(worked)]
        const isBeyond = start === LAST_MINUTE
        expect(isBeyond || isWorked(calendar, start)).toBe(true)
        expect(end === 0 || end === LAST_MINUTE || isWorked(calendar, end - 1)).toBe(true)
        expect(isBeyond || (time.worked(end) === worked && time.worked(start) === worked)).toBe(true)
        expect(end).toBeLessThanOrEqual(start)
      }),
      { numRuns: 200 },
    )
  })

  it('[TIME-3] a calendar without work, and moments outside the range of days, harm nobody', () => {
    const rest: ClockSpan[] = []
    const never = workingTime(() => rest)
    expect([never.worked(5), never.endAt(1), never.startAt(0)]).toEqual([0, LAST_MINUTE, LAST_MINUTE])
    const { weekdays } = builtInTimes
    expect(weekdays.worked(-50)).toBe(0)
    expect(weekdays.worked(1e15)).toBe(weekdays.worked(LAST_MINUTE))
    expect(weekdays.startAt(1e12)).toBe(LAST_MINUTE)
    expect(weekdays.endAt(weekdays.worked(LAST_MINUTE))).toBe(moment(LAST_DAY, '17:00'))
  })

  interface Case {
    readonly name: string
    readonly time: WorkingTime
    readonly from: number
    readonly minutes: number
    readonly end: number
  }
  const cases: readonly Case[] = [
    {
      name: 'cn',
      time: builtInTimes.cn,
      from: moment('2026-09-30', '09:00'),
      minutes: 480,
      end: moment('2026-09-30', '18:00'),
    },
    {
      name: 'cn over the national holiday',
      time: builtInTimes.cn,
      from: moment('2026-09-30', '17:00'),
      minutes: 61,
      end: moment('2026-10-08', '09:01'),
    },
    {
      name: 'cn on a make-up Saturday',
      time: builtInTimes.cn,
      from: moment('2026-10-09', '18:00'),
      minutes: 180,
      end: moment('2026-10-10', '12:00'),
    },
    {
      name: 'cn over lunch',
      time: builtInTimes.cn,
      from: moment('2026-11-11', '11:00'),
      minutes: 120,
      end: moment('2026-11-11', '14:00'),
    },
    {
      name: 'weekdays',
      time: builtInTimes.weekdays,
      from: moment('2026-11-13', '16:00'),
      minutes: 120,
      end: moment('2026-11-16', '09:00'),
    },
    {
      name: 'none',
      time: builtInTimes.none,
      from: moment('2026-11-14', '23:00'),
      minutes: 120,
      end: moment('2026-11-15', '01:00'),
    },
  ]
  it.each(cases)('[TIME-4] $name', ({ time, from, minutes, end }) => {
    expect(time.endAt(time.worked(from) + minutes)).toBe(end)
  })
})
