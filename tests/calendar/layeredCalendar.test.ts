import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeOfHours } from '#shared/calendar/calendarHours'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { type CalendarLayer, layeredCalendar, type LayerException } from '#shared/calendar/layeredCalendar'
import { hoursOf } from '#support/plainCalendars'
import { minuteOf } from '#shared/calendar/localTime'
import { type WorkCalendar, withDutyDays } from '#shared/calendar/workCalendar'
import type { ClockSpan } from '#shared/domain/weekHours'
import { OFFICE_SHIFTS } from '#shared/calendar/workingHours'
import { DAY_MINUTES } from '#shared/calendar/workingTime'
import { type Day, dayNumber, dayOfNumber, weekday } from '#shared/domain/day'

const FIRST = dayNumber('2026-09-18')
const DAYS = 30
const T: Day = '2026-10-17'
const base = withDutyDays(chinaCalendar, [T])

const MORNING: readonly ClockSpan[] = [['08:00', '12:00']]
const NIGHT: readonly ClockSpan[] = [
  ['00:00', '02:30'],
  ['22:00', '24:00'],
]
const NONE: readonly ClockSpan[] = []
const NOTHING: readonly ClockSpan[] = [['09:00', '09:00']]

const someShifts = fc.constantFrom(MORNING, NIGHT, NONE, NOTHING, OFFICE_SHIFTS)
const exceptions: fc.Arbitrary<LayerException> = fc
  .record({
    name: fc.constantFrom('盘点', '团建', '大促'),
    from: fc.nat(DAYS),
    length: fc.integer({ min: -1, max: 4 }),
    kind: fc.constantFrom<LayerException['kind']>('off', 'working'),
    shifts: fc.option(someShifts),
  })
  .map(({ from, length, ...other }) => ({
    ...other,
    from: dayOfNumber(FIRST + from),
    to: dayOfNumber(FIRST + from + length),
  }))
const layersArb: fc.Arbitrary<CalendarLayer[]> = fc.array(
  fc.record({
    week: fc.option(fc.array(someShifts, { minLength: 7, maxLength: 7 })),
    exceptions: fc.array(exceptions, { maxLength: 4 }),
  }),
  { maxLength: 4 },
)

function isWork(shifts: readonly ClockSpan[]): boolean {
  return shifts.some(([from, to]) => minuteOf(from) < minuteOf(to))
}

/** One day at a time, the last word looked for from the end. */
function hoursOn(layers: readonly CalendarLayer[], day: Day): readonly ClockSpan[] {
  const week = layers.findLast(layer => layer.week !== null)?.week
  const usual = week && [week[weekday(day) - 1] ?? NONE, ...week].find(isWork)
  for (const layer of layers.toReversed()) {
    const said = layer.exceptions.findLast(({ from, to }) => from <= day && day <= to)
    if (said?.kind === 'off') return NONE
    if (said !== undefined) return said.shifts ?? usual ?? OFFICE_SHIFTS
  }
  const mark = base.markOf(day)
  if (mark?.kind === 'holiday') return NONE
  if (mark?.kind === 'makeUp' || mark?.kind === 'duty') return week ? (usual ?? NONE) : OFFICE_SHIFTS
  if (week) return week[weekday(day) - 1] ?? NONE
  return base.isWorking(day) ? OFFICE_SHIFTS : NONE
}

const days = Array.from({ length: DAYS + 10 }, (_, n) => dayOfNumber(FIRST - 3 + n))
const off = (from: Day, to = from, name = '团建'): LayerException => ({
  name,
  from,
  to,
  kind: 'off',
  shifts: null,
})
const working = (from: Day, shifts: LayerException['shifts'] = null): LayerException => ({
  name: '大促',
  from,
  to: from,
  kind: 'working',
  shifts,
})
const layer = (other: Partial<CalendarLayer>): CalendarLayer => ({ week: null, exceptions: [], ...other })
const minutesOn = (calendar: ReturnType<typeof layeredCalendar>, day: Day): number =>
  calendar.time.worked((dayNumber(day) + 1) * DAY_MINUTES) -
  calendar.time.worked(dayNumber(day) * DAY_MINUTES)

describe('layers of calendars', () => {
  it('[LAYER-1] [LAYER-2] [LAYER-3] [LAYER-5] any layers are what a walk over the days finds', () => {
    fc.assert(
      fc.property(layersArb, layers => {
        const calendar = layeredCalendar(base, layers)
        for (const day of days) {
          const hours = hoursOn(layers, day)
          const minutes = hours.reduce((sum, [from, to]) => sum + minuteOf(to) - minuteOf(from), 0)
          expect([day, minutesOn(calendar, day)]).toEqual([day, minutes])
          expect([day, calendar.days.isWorking(day)]).toEqual([day, minutes > 0])
          expect(calendar.days.index.isWorked(dayNumber(day))).toBe(minutes > 0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[LAYER-5] working time is a walk minute by minute', () => {
    fc.assert(
      fc.property(layersArb, fc.nat(DAYS * DAY_MINUTES), fc.nat(3_000), (layers, offset, length) => {
        const { time } = layeredCalendar(base, layers)
        const from = FIRST * DAY_MINUTES + offset
        let count = 0
        for (let at = from; at < from + length; at++) {
          const minute = at % DAY_MINUTES
          const hours = hoursOn(layers, dayOfNumber(Math.floor(at / DAY_MINUTES)))
          if (hours.some(([start, end]) => minuteOf(start) <= minute && minute < minuteOf(end))) count++
        }
        expect(time.worked(from + length) - time.worked(from)).toBe(count)
      }),
      { numRuns: 40 },
    )
  })

  it('[LAYER-1] a person stands above the project, a later exception above an earlier one', () => {
    const project = layer({ exceptions: [working('2026-10-24'), working('2026-10-25')] })
    const person = layer({ exceptions: [off('2026-10-24', '2026-10-26'), working('2026-10-26', MORNING)] })
    const { days: both } = layeredCalendar(base, [project, person])
    expect(['2026-10-24', '2026-10-25', '2026-10-26'].map(day => both.isWorking(day as Day))).toEqual([
      false,
      false,
      true,
    ])
    expect(layeredCalendar(base, [person, project]).days.isWorking('2026-10-25')).toBe(true)
  })

  it('[LAYER-2] [LAYER-3] a site that works mornings, Saturdays too, keeps holidays and make-up days', () => {
    const week = [MORNING, MORNING, MORNING, MORNING, MORNING, MORNING, NONE]
    const site = layeredCalendar(base, [layer({ week })])
    const asked: Day[] = ['2026-10-15', '2026-10-17', '2026-10-18', '2026-10-03', '2026-09-20']
    expect(asked.map(day => minutesOn(site, day))).toEqual([240, 240, 0, 0, 240])
    expect(asked.map(day => site.days.markOf(day)?.kind ?? null)).toEqual([
      null,
      'duty',
      'weekend',
      'holiday',
      'makeUp',
    ])
    expect(site.days.markOf('2026-10-24')).toBeNull()
    expect(site.days.covers(2026)).toBe(true)
  })

  it('[LAYER-3] a week without hours makes no make-up day worked, what is named is', () => {
    const week = Array.from({ length: 7 }, () => NONE)
    const never = layeredCalendar(base, [layer({ week, exceptions: [working('2026-10-15')] })])
    expect([never.days.isWorking('2026-09-20'), minutesOn(never, '2026-10-15')]).toEqual([false, 480])
    expect(never.days.markOf('2026-09-20')).toEqual({ kind: 'weekend' })
  })

  it('[LAYER-4] days of one’s own tell their names', () => {
    const own = [off('2026-10-15'), working('2026-10-18'), working('2026-10-19', NOTHING)]
    const { days: calendar } = layeredCalendar(base, [layer({ exceptions: own })])
    const marks = (['2026-10-15', '2026-10-18', '2026-10-19'] as const).map(day => calendar.markOf(day))
    expect(marks).toEqual([
      { kind: 'ownRest', name: '团建' },
      { kind: 'ownWork', name: '大促' },
      { kind: 'ownRest', name: '大促' },
    ])
    expect(calendar.markOf('2026-10-01')).toMatchObject({ kind: 'holiday' })
  })

  it('[LAYER-6] a calendar of days is a week and what differs from it', () => {
    const hours = hoursOf(base, { id: 'p', name: '项目' })
    expect([hours.id, hours.name, hours.week.length]).toEqual(['p', '项目', 7])
    const october = hours.exceptions.filter(({ from }) => from.startsWith('2026-10'))
    expect(october.map(({ name, from, to, shifts }) => [name, from, to, shifts.length])).toEqual([
      ['国庆节', '2026-10-01', '2026-10-02', 0],
      ['国庆节', '2026-10-05', '2026-10-07', 0],
      ['班', '2026-10-10', '2026-10-10', 2],
      ['', '2026-10-17', '2026-10-17', 2],
    ])
  })

  it('[LAYER-6] any calendar of days has the same days in its hours, own hours included', () => {
    fc.assert(
      fc.property(layersArb, layers => {
        const inner: WorkCalendar = layeredCalendar(base, layers).days
        const time = timeOfHours(hoursOf(inner, { id: 'p', name: '' }, MORNING))
        for (const day of days) {
          const from = dayNumber(day) * DAY_MINUTES
          const minutes = time.worked(from + DAY_MINUTES) - time.worked(from)
          expect([day, minutes]).toEqual([day, inner.isWorking(day) ? 240 : 0])
        }
      }),
      { numRuns: 40 },
    )
  })

  it('[LAYER-7] the same question has the same answer, another one its own', () => {
    const layers = [layer({ exceptions: [off('2026-10-15')] })]
    const one = layeredCalendar(base, layers)
    expect(layeredCalendar(base, layers)).toBe(one)
    expect(one.days).toBe(one.days)
    expect(one.time).toBe(one.time)
    expect(one.hoursAs('a', 'A')).toBe(one.hoursAs('a', 'A'))
    expect(one.hoursAs('a', 'A')).not.toBe(one.hoursAs('b', 'A'))
    expect(timeOfHours(one.hoursAs('a', 'A'))).toBe(timeOfHours(one.hoursAs('a', 'A')))
    expect(layeredCalendar(base, [...layers])).not.toBe(one)
    expect(layeredCalendar(base, layers, MORNING)).not.toBe(one)
  })
})
