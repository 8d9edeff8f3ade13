import { expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { addDays, type Day } from '#shared/domain/day'
import type { Timing } from '#shared/domain/records'
import { planDates } from '#shared/schedule/dates/planDates'
import { plainCalendars } from '#shared/schedule/dates/planCalendars'
import { plannedDates } from '#shared/schedule/plannedDates'
import { randomOf } from '#support/random'
import { emptyPlan, task, withRecords } from '../../projections/ganttPlan'

const FIRST: Day = '2025-12-20'

function anyTiming(below: (most: number) => number): Timing {
  const day = addDays(FIRST, below(400))
  const days = below(4) === 0 ? 0 : below(30)
  const kind = below(4)
  if (kind === 0) return { start: null, days, due: null, pin: { day, time: null, zone: 'Asia/Shanghai' } }
  if (kind === 1) return { start: null, days, due: null, pin: { day, time: '20:00', zone: 'Asia/Shanghai' } }
  return { start: day, days, due: null, pin: null }
}

it('[DATES-1] without dependencies each task stands on its own wish, rest days included', () => {
  const { below } = randomOf(20_261_128)
  const timings = Array.from({ length: 3_000 }, () => anyTiming(below))
  const plan = withRecords(emptyPlan, ...timings.map((timing, n) => task(`t${n}`, `a${n}`, { timing })))
  const dates = planDates(plan, plainCalendars(chinaCalendar), null)
  const shown = timings.map((_, n) => {
    const { start, finish } = dates.of(`t${n}`) ?? {}
    return { start, finish }
  })
  expect(shown).toEqual(timings.map(timing => plannedDates(timing, chinaCalendar)))
})
