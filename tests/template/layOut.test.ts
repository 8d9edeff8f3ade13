import { describe, expect, it } from 'vitest'
import { calendarOf, chinaCalendar } from '#shared/calendar/chinaCalendar'
import { positionOf } from '#shared/calendar/workingDays'
import { addDays, type Day } from '#shared/domain/day'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { FARTHEST_DAYS } from '#shared/template/keyDates'
import { layOut } from '#shared/template/layOut'
import { barOf, layoutOf, refusalOf, requestFor, taskOf, usualKeyDates } from './request'

const T: Day = '2026-11-11'

function moved(changes: Record<string, { day: string; time?: string }>, today: Day = '2026-08-13') {
  const written = Object.entries(changes).map(([id, { day, time = '20:00' }]) => [id, { day, time }])
  return requestFor(T, { today, keyDates: { ...usualKeyDates(T), ...Object.fromEntries(written) } })
}

describe('pins', () => {
  it('[TPL-5] a platform date pins its task to day, time and zone, on a rest day too', () => {
    const layout = layoutOf(requestFor(T))
    expect(taskOf(layout, 'D11-52')).toMatchObject({
      start: '2026-10-24',
      pin: { day: '2026-10-24', time: '20:00', zone: 'Asia/Shanghai' },
    })
    expect(taskOf(layout, 'D11-58').pin).toMatchObject({ day: '2026-10-31', time: '20:00' })
    expect(taskOf(layout, 'D11-66').pin).toMatchObject({ day: '2026-11-10', time: '20:00' })
    expect(taskOf(layout, 'D11-72').pin).toMatchObject({ day: '2026-11-11', time: null })
  })

  it('[TPL-5] the encore begins when the campaign ends: 24:00 is 00:00 of the next day', () => {
    const layout = layoutOf(requestFor(T))
    expect(taskOf(layout, 'D11-73').pin).toMatchObject({ day: '2026-11-12', time: '00:00' })
    expect(barOf(layout, 'D11-73')).toEqual(['2026-11-12', '2026-11-13'])
    const later = layoutOf(moved({ end: { day: '2026-11-14', time: '23:59' } }))
    expect(taskOf(later, 'D11-73')).toMatchObject({ start: '2026-11-14', pin: { time: '23:59' } })
  })

  it('[TPL-6] the freeze and the sync stand around the National Day holiday, whatever their offset says', () => {
    const bars = (day: Day) => ['D11-32', 'D11-33'].map(id => taskOf(layoutOf(requestFor(day)), id).start)
    expect(bars('2026-11-11')).toEqual(['2026-09-30', '2026-10-08'])
    expect(bars('2025-11-11')).toEqual(['2025-09-30', '2025-10-09'])
  })

  it('[TPL-6] in a year without a notice they stand around 10-01 … 10-07, Monday to Friday', () => {
    const bars = (day: Day) => ['D11-32', 'D11-33'].map(id => taskOf(layoutOf(requestFor(day)), id).start)
    expect(bars('2027-11-11')).toEqual(['2027-09-30', '2027-10-08'])
    expect(bars('2028-11-11')).toEqual(['2028-09-29', '2028-10-09'])
    expect(bars('2033-11-11')).toEqual(['2033-09-30', '2033-10-10'])
  })

  it('[TPL-6] a plan that does not run across the holiday keeps their offset and has no pin', () => {
    const spring = layoutOf(requestFor('2026-06-18', { today: '2026-01-05' }))
    for (const [id, offset] of [
      ['D11-32', -26],
      ['D11-33', -25],
    ] as const) {
      const { start, pin } = taskOf(spring, id)
      expect([positionOf(chinaCalendar, '2026-06-18', start), pin]).toEqual([offset, null])
    }
  })

  it('[TPL-5] a window that the platform opens is no pin until somebody has looked it up', () => {
    const layout = layoutOf(requestFor(T))
    expect(['D11-16', 'D11-17'].map(id => taskOf(layout, id).pin)).toEqual([null, null])
    expect(taskOf(layout, 'D11-16').task.pin).toEqual({ on: 'platformWindow' })
  })

  it('[TPL-5] a pin to a key date that its template does not have is a fault', () => {
    const broken = { ...doubleElevenWarRoom, keyDates: [] }
    expect(() => layOut(broken, requestFor(T, { keyDates: {} }))).toThrow(/presale/)
  })
})

describe('moved platform dates', () => {
  const usual = layoutOf(requestFor(T))
  const shiftIn = (layout: ReturnType<typeof layoutOf>, id: string) =>
    positionOf(chinaCalendar, T, taskOf(layout, id).start) -
    positionOf(chinaCalendar, T, taskOf(usual, id).start)
  const shiftedIds = (layout: ReturnType<typeof layoutOf>) =>
    layout.tasks.map(({ task }) => task.id).filter(id => shiftIn(layout, id) !== 0)

  it('[TPL-7] presale from Saturday 10-24 to Tuesday 10-20 moves its set three working days earlier, and nothing else', () => {
    const layout = layoutOf(moved({ presale: { day: '2026-10-20' } }))
    const set = doubleElevenWarRoom.keyDates.find(keyDate => keyDate.id === 'presale')?.shifts ?? []
    expect(set).toHaveLength(20)
    expect(shiftedIds(layout)).toEqual([...set, 'D11-52'].sort())
    expect(shiftedIds(layout).map(id => shiftIn(layout, id))).toEqual(Array(21).fill(-3))
    expect(taskOf(layout, 'D11-34').start).toBe('2026-09-28')
    expect(taskOf(layout, 'D11-52').pin).toMatchObject({ day: '2026-10-20', time: '20:00' })
  })

  it('[TPL-7] a later presale moves its set later', () => {
    const layout = layoutOf(moved({ presale: { day: '2026-10-26' } }))
    expect(shiftIn(layout, 'D11-51')).toBe(1)
    expect(taskOf(layout, 'D11-51').start).toBe('2026-10-23')
  })

  it('[TPL-7] from one rest day to the next nothing moves but the pin', () => {
    const layout = layoutOf(moved({ presale: { day: '2026-10-25' } }))
    expect(layout.tasks.filter(({ task, start }) => taskOf(usual, task.id).start !== start)).toHaveLength(1)
  })

  it('[TPL-7] wave 1 takes pre-packing and its duty along', () => {
    const layout = layoutOf(moved({ wave1: { day: '2026-11-02' } }))
    expect(shiftedIds(layout)).toEqual(['D11-57', 'D11-58', 'D11-59'])
    expect(['D11-57', 'D11-59'].map(id => shiftIn(layout, id))).toEqual([1, 1])
  })

  it('[TPL-7] another time on the same day moves no task', () => {
    expect(shiftedIds(layoutOf(moved({ presale: { day: '2026-10-24', time: '00:00' } })))).toEqual([])
  })

  it('[TPL-7] a date that is not asked for takes its usual place', () => {
    const { keyDates, ...rest } = doubleElevenWarRoom
    const quiet = { ...rest, keyDates: keyDates.map(keyDate => ({ ...keyDate, asksPerson: false })) }
    expect(layOut(quiet, requestFor(T, { keyDates: {} }))).toMatchObject({ span: usual.span, tooLate: [] })
  })
})

describe('too late', () => {
  it('[TPL-8] tasks that had to begin before today are listed with their own dates, earliest first', () => {
    const layout = layoutOf(moved({ presale: { day: '2026-10-20' } }, '2026-10-08'))
    expect(layout.tooLate).toContainEqual({ id: 'D11-34', start: '2026-09-28', workingDays: 3 })
    expect(layout.tooLate.map(({ id }) => id)).toContain('D11-46')
    expect(layout.tooLate[0]).toEqual({ id: 'D11-01', start: '2026-08-13', workingDays: 35 })
    const starts = layout.tooLate.map(({ start }) => start)
    expect(starts).toEqual([...starts].sort())
    expect(taskOf(layout, 'D11-34').start).toBe('2026-09-28')
  })

  it('[TPL-8] a task that begins today is not too late', () => {
    const layout = layoutOf(requestFor(T, { today: '2026-10-08' }))
    expect(layout.tooLate.map(({ id }) => id)).not.toContain('D11-34')
    expect(layout.tooLate.map(({ id }) => id)).toContain('D11-32')
  })

  it('[TPL-8] on T itself everything before it is too late, and T is not', () => {
    const { tooLate } = layoutOf(requestFor(T, { today: T }))
    expect(tooLate.map(({ id }) => id)).toContain('D11-66')
    expect(tooLate.map(({ id }) => id)).not.toContain('D11-72')
  })
})

describe('years without a notice', () => {
  it('[TPL-9] 2027 is laid out Monday to Friday and says that it is not published', () => {
    const layout = layoutOf(requestFor('2027-11-11'))
    expect(layout.unpublishedYears).toEqual([2027])
    expect(taskOf(layout, 'D11-01').start).toBe('2027-08-19')
    expect(layout.tasks).toHaveLength(80)
  })

  it('[TPL-9] a plan into the next year names that year', () => {
    expect(layoutOf(requestFor('2026-12-25', { today: '2026-01-05' })).unpublishedYears).toEqual([2027])
  })

  it('[TPL-9] without any notice the same plan counts Monday to Friday', () => {
    const layout = layoutOf(requestFor(T, { calendar: calendarOf([]) }))
    expect(layout.unpublishedYears).toEqual([2026])
    expect(taskOf(layout, 'D11-01').start).toBe('2026-08-19')
  })
})

describe('T on a rest day', () => {
  const layout = layoutOf(requestFor('2028-11-11'))

  it('[TPL-10] is day 0 and worked: bars across it count it, and the plan says so', () => {
    expect(layout.dutyDays).toEqual(['2028-11-11'])
    expect(barOf(layout, 'D11-72')).toEqual(['2028-11-11', '2028-11-11'])
    expect(barOf(layout, 'D11-67')).toEqual(['2028-11-10', '2028-11-11'])
    expect(barOf(layout, 'D11-71')).toEqual(['2028-11-10', '2028-11-16'])
  })

  it('[TPL-10] other rest days stay rest', () => {
    expect(barOf(layout, 'D11-74')[0]).toBe('2028-11-13')
  })
})

describe('refusals', () => {
  it.each(['', 'soon', '2026-11-31', '2026-2-3', '2026/11/11', '11-11'])(
    '[TPL-11] T %j is no day',
    keyDate => {
      expect(refusalOf(requestFor(T, { keyDate }))).toEqual({ refused: 'keyDateNotADay', text: keyDate })
    },
  )

  it('[TPL-11] T in the past is refused, today is not', () => {
    const today: Day = '2026-11-12'
    expect(refusalOf(requestFor(T, { today }))).toEqual({ refused: 'keyDateInThePast', day: T, today })
    expect(layoutOf(requestFor(T, { today: T })).T).toBe(T)
  })

  it.each(['1969-11-11', '1972-11-11', '2197-11-11', '9999-11-11'])(
    '[TPL-11] T %s leaves no room for a plan',
    keyDate => {
      expect(refusalOf(requestFor(T, { keyDate }))).toMatchObject({
        refused: 'keyDateOutOfRange',
        text: keyDate,
      })
    },
  )

  it('[TPL-11] the outermost years that are taken have room for the farthest platform dates', () => {
    for (const day of ['1973-01-01', '2196-12-31'] as const) {
      const presale = { day: addDays(day, -FARTHEST_DAYS), time: '00:00' }
      const end = { day: addDays(day, FARTHEST_DAYS), time: '24:00' }
      const keyDates = { ...usualKeyDates(day), presale, end }
      expect(layoutOf(requestFor(day, { today: '1970-01-01', keyDates })).tasks).toHaveLength(80)
    }
  })

  it('[TPL-12] a platform date that is missing, unknown, no day or no time is refused by name', () => {
    const { wave1: _, ...without } = usualKeyDates(T)
    expect(refusalOf(requestFor(T, { keyDates: without }))).toEqual({
      refused: 'platformDateMissing',
      id: 'wave1',
    })
    const also = { ...usualKeyDates(T), wave3: { day: T, time: '20:00' } }
    expect(refusalOf(requestFor(T, { keyDates: also }))).toEqual({
      refused: 'platformDateUnknown',
      id: 'wave3',
    })
    expect(refusalOf(moved({ presale: { day: '2026-10-32' } }))).toEqual({
      refused: 'platformDateNotADay',
      id: 'presale',
      text: '2026-10-32',
    })
    expect(refusalOf(moved({ end: { day: T, time: '24:30' } }))).toEqual({
      refused: 'platformTimeNotATime',
      id: 'end',
      text: '24:30',
    })
  })

  it('[TPL-12] a platform date in another year than T is a slip, not a plan of a year', () => {
    expect(refusalOf(moved({ presale: { day: '2025-10-24' } }))).toEqual({
      refused: 'platformDateTooFar',
      id: 'presale',
      day: '2025-10-24',
      limit: 120,
    })
    expect(layoutOf(moved({ presale: { day: '2026-07-14' } })).tasks).toHaveLength(80)
    expect(refusalOf(moved({ presale: { day: '2026-07-13' } }))).toMatchObject({
      refused: 'platformDateTooFar',
    })
  })

  it.each([
    ['presale after wave 1', { presale: { day: '2026-11-01' } }, 'presale', 'wave1'],
    ['presale and wave 1 at the same moment', { presale: { day: '2026-10-31' } }, 'presale', 'wave1'],
    [
      'the same moment written in two ways',
      { presale: { day: '2026-10-30', time: '24:00' }, wave1: { day: '2026-10-31', time: '00:00' } },
      'presale',
      'wave1',
    ],
    ['wave 1 after wave 2', { wave1: { day: '2026-11-10', time: '21:00' } }, 'wave1', 'wave2'],
    ['wave 2 after T', { wave2: { day: '2026-11-12', time: '00:00' } }, 'wave2', 'T'],
    ['the end before T', { end: { day: '2026-11-10', time: '23:59' } }, 'T', 'end'],
    [
      'the end before wave 2',
      { wave2: { day: '2026-11-11', time: '20:00' }, end: { day: '2026-11-11', time: '10:00' } },
      'wave2',
      'end',
    ],
  ])('[TPL-12] out of order: %s', (...[, changes, earlier, later]) => {
    expect(refusalOf(moved(changes))).toEqual({ refused: 'platformDatesOutOfOrder', earlier, later })
  })
})
