import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { localTimeOf, localTimeOr } from '#shared/calendar/localTime'
import type { ClockSpan } from '#shared/domain/weekHours'
import { roundTheClock, workingHours } from '#shared/calendar/workingHours'
import { countWorkingDays } from '#shared/calendar/workingDays'
import { dayNumber, dayOfInstant, dayOfNumber } from '#shared/domain/day'
import { randomOf } from '#support/random'

const MINUTE = 60_000
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe']
const china = localTimeOf('Asia/Shanghai')
const at = (text: string): number => Date.parse(`${text}:00+08:00`)

/** Minute by minute, asking the platform what the clocks show at each. */
function walked(
  from: number,
  to: number,
  { zone, shifts }: { zone: string; shifts: readonly ClockSpan[] },
): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  let count = 0
  for (
    let instant = Math.floor(from / MINUTE) * MINUTE;
    instant < Math.floor(to / MINUTE) * MINUTE;
    instant += MINUTE
  ) {
    if (!chinaCalendar.isWorking(dayOfInstant(instant, zone))) continue
    const shown = format.format(instant)
    if (shifts.some(([begin, end]) => shown >= begin && shown < end)) count++
  }
  return count
}

describe('working hours', () => {
  const hours = workingHours(chinaCalendar, china)

  it('[HOURS-1] 09-30 17:00 to 10-08 11:00 are 3 hours, nights, lunch and 国庆 none', () => {
    expect(hours.minutesBetween(at('2026-09-30T17:00'), at('2026-10-08T11:00'))).toBe(180)
    expect(hours.minutesBetween(at('2026-10-08T11:30'), at('2026-10-08T13:30'))).toBe(60)
    expect(hours.minutesBetween(at('2026-10-08T18:00'), at('2026-10-09T09:00'))).toBe(0)
    expect(roundTheClock.minutesBetween(at('2026-09-30T17:00'), at('2026-10-08T11:00'))).toBe(186 * 60)
    expect(countWorkingDays(chinaCalendar, '2026-09-30', '2026-10-09')).toBe(3)
  })

  it('[HOURS-1] a make-up Saturday is worked, the Sunday after it is not', () => {
    expect(hours.minutesBetween(at('2026-10-10T00:00'), at('2026-10-12T00:00'))).toBe(480)
  })

  it('[HOURS-2] what is asked in parts adds up, and backwards is negative', () => {
    const random = randomOf(9)
    for (let round = 0; round < 500; round++) {
      const [a, b, c] = [0, 1, 2].map(() => at('2026-09-20T00:00') + random.below(40 * 86_400_000)) as [
        number,
        number,
        number,
      ]
      expect(hours.minutesBetween(a, b) + hours.minutesBetween(b, c)).toBe(hours.minutesBetween(a, c))
      expect(hours.minutesBetween(b, a)).toBe(0 - hours.minutesBetween(a, b))
    }
  })

  it.each(ZONES)('[HOURS-3] %s: as counted minute by minute, also where clocks are changed', zone => {
    const random = randomOf(zone.length)
    const sets: readonly (readonly ClockSpan[])[] = [
      [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
      [['08:30', '24:00']],
    ]
    for (let round = 0; round < 8; round++) {
      const shifts = random.pick(sets)
      const measured = workingHours(chinaCalendar, localTimeOf(zone), shifts)
      const from = Date.UTC(2026, random.pick([2, 9]), 20) + random.below(20 * 86_400_000)
      const to = from + random.below(9 * 86_400_000)
      const [ours, theirs] = [measured.minutesBetween(from, to), walked(from, to, { zone, shifts })]
      expect([zone, from, to, ours]).toEqual([zone, from, to, theirs])
    }
  })

  it('[HOURS-3] no instant that a peer may have written breaks it', () => {
    for (const wild of [-8.64e15, -1, 8.64e15]) {
      expect(Number.isFinite(hours.minutesBetween(wild, at('2026-10-08T11:00')))).toBe(true)
    }
  })
})

describe('local time', () => {
  it.each(ZONES)('[HOURS-4] %s: days and clocks as the platform tells them, and back again', zone => {
    const [local, random] = [localTimeOf(zone), randomOf(7)]
    for (let round = 0; round < 2_000; round++) {
      const instant = random.below(Date.UTC(2100, 0) - 86_400_000) + 86_400_000
      expect(dayOfNumber(local.dayNumber(instant))).toBe(dayOfInstant(instant, zone))
    }
    for (let round = 0; round < 200; round++) {
      const day = dayOfNumber(dayNumber('2026-01-01') + random.below(365))
      expect(local.wallClock(local.instant(day, '20:00'))).toBe(dayNumber(day) * 86_400_000 + 20 * 3_600_000)
      expect(dayOfInstant(local.endOf(dayNumber(day)), zone)).toBe(day)
      expect(dayOfInstant(local.endOf(dayNumber(day)) + 1, zone)).not.toBe(day)
    }
  })

  it('[HOURS-4] a skipped time is as long after the skip, a repeated one the first', () => {
    const berlin = localTimeOf('Europe/Berlin')
    expect(berlin.instant('2026-03-29', '02:30')).toBe(Date.parse('2026-03-29T01:30:00Z'))
    expect(berlin.instant('2026-10-25', '02:30')).toBe(Date.parse('2026-10-25T00:30:00Z'))
  })

  it('[HOURS-4] 24:00 is the next midnight', () => {
    expect(china.instant('2026-11-11', '24:00')).toBe(china.instant('2026-11-12', '00:00'))
    expect(china.endOf(dayNumber('2026-11-11'))).toBe(at('2026-11-12T00:00') - 1)
  })

  it('[HOURS-5] a zone that nobody knows gives way to another', () => {
    expect(() => localTimeOf('Mars/Olympus')).toThrow(RangeError)
    expect(localTimeOr('Mars/Olympus', china).zone).toBe('Asia/Shanghai')
  })
})
