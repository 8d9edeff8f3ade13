import { expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { addDays, type Day } from '#shared/domain/day'
import type { Timing } from '#shared/model/timing'
import { planDates } from '#shared/schedule/dates/planDates'
import { plainCalendars } from '#support/plainCalendars'
import { plannedDates } from '#shared/schedule/plannedDates'
import { randomOf } from '#support/random'
import { dependency, emptyPlan, pinned, planned, task, withRecords } from '#support/ganttPlan'

const FIRST: Day = '2025-12-20'

function anyTiming(below: (most: number) => number): Timing {
  const day = addDays(FIRST, below(400))
  const days = below(4) === 0 ? 0 : below(30)
  const kind = below(4)
  if (kind === 0) return { start: null, days, due: null, pin: { day, time: null, zone: 'Asia/Shanghai' } }
  if (kind === 1) return { start: null, days, due: null, pin: { day, time: '20:00', zone: 'Asia/Shanghai' } }
  return { start: day, days, due: null, pin: null }
}

it('[DATES-1] without dependencies each task stands on its own requested start, rest days included', () => {
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

const LATE = { kind: 'asLateAsPossible', day: '2026-10-08' } as const
const NO_DAY: Timing = { start: null, days: 2, due: null, pin: null }

it('[DATES-9] as late as possible begins no earlier than the day on which it was asked for, in a plan without any other', () => {
  const plan = withRecords(emptyPlan, task('a', 'a0', { timing: NO_DAY, constraint: LATE }))
  const dates = planDates(plan, plainCalendars(chinaCalendar), null)
  expect(dates.of('a')).toMatchObject({ start: '2026-10-08', finish: '2026-10-09' })
})

it('[DATES-9] as late as possible lies right before the pin that it leads to', () => {
  const plan = withRecords(
    emptyPlan,
    task('a', 'a0', { timing: NO_DAY, constraint: LATE }),
    task('b', 'a1', { timing: pinned('2026-10-20', null, 1) }),
    dependency('a', 'b'),
  )
  const dates = planDates(plan, plainCalendars(chinaCalendar), null)
  expect(dates.of('a')).toMatchObject({ start: '2026-10-16', finish: '2026-10-19' })
  expect(dates.conflicts).toEqual([])
})

it('[DATES-10] no later than is a promise and no day: without a start such a task waits for what leads to it', () => {
  const constraint = { kind: 'finishNoLater', day: '2026-10-30' } as const
  const alone = withRecords(emptyPlan, task('a', 'a0', { timing: NO_DAY, constraint }))
  expect(planDates(alone, plainCalendars(chinaCalendar), null).of('a')).toBeNull()
  const led = withRecords(alone, task('b', 'a1', { timing: planned('2026-10-12', 1) }), dependency('b', 'a'))
  expect(planDates(led, plainCalendars(chinaCalendar), null).of('a')).toMatchObject({ start: '2026-10-13' })
})
