import { describe, expect, it } from 'vitest'
import { chinaCalendar as calendar } from '#shared/calendar/chinaCalendar'
import { dayNumber, LAST_DAY } from '#shared/domain/day'
import { NO_TIMING, type Timing } from '#shared/model/timing'
import { plannedDates } from '#shared/schedule/plannedDates'
import { type Bar, carried, isUnchanged, lengthened, stepped, stretched } from '#shared/intents/moveByDays'
import { pinned, planned } from '#support/ganttPlan'

/** Monday to Wednesday. */
const bar = planned('2026-10-19', 3)
const barOf = (timing: Timing): Bar => ({ timing, dates: plannedDates(timing, calendar) })
const last = (day: `${number}-${number}-${number}`) => dayNumber(day)

describe('carrying a bar', () => {
  it('[GANTT-17] a start that would lie on a rest day comes down on the next working day', () => {
    expect(carried(calendar, barOf(bar), 5)).toMatchObject({ schedule: { start: '2026-10-26' } })
    expect(carried(calendar, barOf(planned('2026-09-28', 1)), 3)).toMatchObject({
      schedule: { start: '2026-10-08' },
    })
  })

  it('[GANTT-17] a make-up day is a working day', () => {
    expect(carried(calendar, barOf(planned('2026-10-08', 1)), 2)).toMatchObject({
      schedule: { start: '2026-10-10' },
    })
  })

  it('[GANTT-18] the length is kept in working days, not in elapsed ones', () => {
    expect(carried(calendar, barOf(bar), 3)?.dates).toEqual({ start: '2026-10-22', finish: '2026-10-26' })
    expect(carried(calendar, barOf(planned('2026-10-08', 2)), -8)?.dates).toEqual({
      start: '2026-09-30',
      finish: '2026-10-08',
    })
  })

  it('[GANTT-19] a bar on a rest day stays there as long as nobody carries it', () => {
    const change = carried(calendar, barOf(planned('2026-10-24', 2)), 0)
    expect(change?.dates.start).toBe('2026-10-24')
    expect(change !== null && isUnchanged(planned('2026-10-24', 2), change)).toBe(true)
  })

  it('[GANTT-20] a pin holds its dates; what was asked is still there to be refused', () => {
    const pin = pinned('2026-10-24', '20:00')
    const change = carried(calendar, barOf(pin), 3)
    expect(change).toEqual({
      schedule: { start: '2026-10-27' },
      dates: { start: '2026-10-24', finish: '2026-10-24' },
      days: 0,
    })
    expect(change !== null && isUnchanged(pin, change)).toBe(false)
  })

  it('[GANTT-21] a task with a due day and no start carries its due day', () => {
    const due = { ...NO_TIMING, due: '2026-10-20' as const }
    expect(carried(calendar, barOf(due), 1)?.schedule).toEqual({ due: '2026-10-21' })
    expect(carried(calendar, barOf(NO_TIMING), 1)).toBeNull()
  })

  it('[GANTT-22] nothing is carried out of the calendar', () => {
    const far = carried(calendar, barOf({ ...bar, days: 3650 }), 1_000_000)
    expect(far?.dates.finish.localeCompare(LAST_DAY)).toBe(-1)
    expect(carried(calendar, barOf(bar), -1_000_000)?.dates.start.startsWith('19')).toBe(true)
  })
})

describe('stretching a bar', () => {
  it('[GANTT-23] an end on a rest day counts up to the working day before it', () => {
    expect(stretched(calendar, barOf(bar), last('2026-10-25'))).toMatchObject({ schedule: { days: 5 } })
    expect(stretched(calendar, barOf(bar), last('2026-10-26'))).toMatchObject({ schedule: { days: 6 } })
  })

  it('[GANTT-23] at least one day is left', () => {
    expect(stretched(calendar, barOf(bar), last('2026-10-01'))).toMatchObject({ schedule: { days: 1 } })
    expect(lengthened(calendar, barOf(planned('2026-10-19', 1)), -1)).toMatchObject({ schedule: { days: 1 } })
  })

  it('[GANTT-24] milestones and tasks without a start have no length to change', () => {
    expect(stretched(calendar, barOf(planned('2026-10-19', 0)), last('2026-10-21'))).toBeNull()
    expect(lengthened(calendar, barOf(planned('2026-10-19', 0)), 1)).toBeNull()
    expect(lengthened(calendar, barOf(NO_TIMING), 1)).toBeNull()
  })

  it('[GANTT-24] a pinned bar keeps its start and may be longer', () => {
    const change = lengthened(calendar, barOf(pinned('2026-10-22', null, 1)), 2)
    expect(change).toMatchObject({
      schedule: { days: 3 },
      dates: { start: '2026-10-22', finish: '2026-10-26' },
    })
  })
})

describe('keys', () => {
  it('[GANTT-25] move by one working day over weekends and holidays', () => {
    expect(stepped(calendar, barOf(planned('2026-10-16', 1)), 1)?.schedule).toEqual({ start: '2026-10-19' })
    expect(stepped(calendar, barOf(planned('2026-10-08', 1)), -1)?.schedule).toEqual({ start: '2026-09-30' })
  })
})
