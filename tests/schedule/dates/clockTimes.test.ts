import type { Timing } from '#shared/model/timing'
import { put } from '#shared/model/edit'
import { readTiming } from '#shared/model/timing'
import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { layeredCalendar } from '#shared/calendar/layeredCalendar'
import type { ClockTime } from '#shared/domain/clockTime'
import { addDays } from '#shared/domain/day'
import { writeGan } from '#shared/interchange/gan/writeGan'
import { momentOf, readMoment, writeMoment } from '#shared/interchange/moments'
import { writeMsProject } from '#shared/interchange/msProject/writeMsProject'
import { writePlanJson } from '#shared/interchange/planJson/writePlanJson'
import { clockTimes } from '#shared/projections/task/clockTimes'
import { keptGaps, plannedBackwards, pulledBack } from '#shared/intents/reschedules'
import { momentOfStart, startOfMoment } from '#shared/schedule/dates/moments'
import { plainCalendars } from '#support/plainCalendars'
import { planDates } from '#shared/schedule/dates/planDates'
import { plannedDates } from '#shared/schedule/plannedDates'
import { planIn } from '#support/foreignPlan'
import { randomOf } from '#support/random'
import { dependency, emptyPlan, planned, task, withRecords } from '#support/ganttPlan'

const calendars = plainCalendars(chinaCalendar)
const { time } = calendars
const at = (startTime: ClockTime, day = '2026-10-19', days = 1): Timing => ({
  ...planned(day, days),
  startTime,
})

function shownOf(timing: Timing): string[] {
  const dates = planDates(withRecords(emptyPlan, task('a', 'a1', { timing })), calendars, null).of('a')
  return dates === null ? [] : [writeMoment(dates.startsAt), writeMoment(dates.finishesAt)]
}

describe('a start with a clock time', () => {
  it('[DATES-5] is a request for that minute', () => {
    expect(shownOf(at('14:00'))).toEqual(['2026-10-19T14:00', '2026-10-20T14:00'])
    expect(shownOf(at('14:00', '2026-10-19', 0))[0]).toBe('2026-10-19T14:00')
  })

  it('[DATES-5] outside of working hours it is the next worked minute', () => {
    expect(shownOf(at('12:30'))[0]).toBe('2026-10-19T13:00')
    expect(shownOf(at('20:00', '2026-10-23'))[0]).toBe('2026-10-26T09:00')
    expect(shownOf(at('06:00'))).toEqual(shownOf(planned('2026-10-19', 1)))
  })

  it('[DATES-5] on a rest day that somebody works it begins at that time', () => {
    expect(shownOf(at('14:00', '2026-10-24'))).toEqual(['2026-10-24T14:00', '2026-10-24T18:00'])
  })

  it('[DATES-5] an old record, and one that says nonsense, has none', () => {
    const stored = { start: '2026-10-19', days: 1, due: null, pin: null }
    expect(readTiming(stored)).toEqual(stored)
    expect(readTiming({ ...stored, startTime: '14:00' })).toEqual(at('14:00'))
    for (const startTime of ['24:00', '9:00', 14, null]) {
      expect(readTiming({ ...stored, startTime })).toEqual(stored)
    }
    expect(readTiming({ ...stored, start: null, startTime: '14:00' })).toEqual({ ...stored, start: null })
  })

  it('[DATES-6] a moment says the start that it was made of (property)', () => {
    const { below } = randomOf(20_261_131)
    for (let n = 0; n < 2_000; n++) {
      const start = addDays('2026-01-01', below(400))
      const moment = momentOf(start, below(1_440))
      const said = startOfMoment(moment, time)
      const again = momentOfStart(said, said.start, time)
      expect(time.worked(again)).toBe(time.worked(moment))
      expect(said.startTime === undefined ? moment : again).toBe(moment)
      expect(startOfMoment(again, time)).toEqual(said)
    }
  })

  it('[DATES-7] its own finish by office hours is that of the plan (property)', () => {
    const { below, pick } = randomOf(20_261_132)
    const times = ['09:00', '10:15', '12:00', '13:00', '17:59', '18:00', '21:00'] as const
    for (let n = 0; n < 200; n++) {
      const start = chinaCalendar.isWorking(addDays('2026-10-08', n))
        ? addDays('2026-10-08', n)
        : '2026-10-19'
      const timing = at(pick(times), start, 1 + below(9))
      const finish = shownOf(timing)[1] ?? ''
      expect(plannedDates(timing, chinaCalendar)).toEqual({ start, finish: finish.slice(0, 10) })
    }
  })
})

describe('clock times that are shown', () => {
  const timesOf = (timing: Timing) => {
    const dates = planDates(withRecords(emptyPlan, task('a', 'a1', { timing })), calendars, null).of('a')
    return clockTimes(dates, time)
  }

  it('[GANTT-68] only where the day does not say it', () => {
    expect(timesOf(planned('2026-10-19', 3))).toEqual({ start: null, finish: null })
    expect(timesOf(at('14:00'))).toEqual({ start: '14:00', finish: '14:00' })
    const length = { amount: 4, unit: 'hour', isElapsed: false } as const
    expect(timesOf({ ...planned('2026-10-19', 1), length })).toEqual({ start: null, finish: '14:00' })
    expect(timesOf({ ...at('14:00'), length })).toEqual({ start: '14:00', finish: null })
    expect(timesOf(at('14:00', '2026-10-19', 0))).toEqual({ start: '14:00', finish: null })
    expect(clockTimes(null, time)).toEqual({ start: null, finish: null })
  })

  it('[GANTT-68] by the hours of whoever works on it', () => {
    const late = layeredCalendar(chinaCalendar, [], [['14:00', '22:00']]).time
    const [startsAt, finishesAt] = [readMoment('2026-10-19T14:00') ?? 0, readMoment('2026-10-19T22:00') ?? 0]
    const dates = { start: '2026-10-19', finish: '2026-10-19', startsAt, finishesAt } as const
    expect(clockTimes(dates, late)).toEqual({ start: null, finish: null })
  })
})

describe('what moves requested starts', () => {
  const half = { amount: 4, unit: 'hour', isElapsed: false } as const
  const plan = withRecords(
    emptyPlan,
    task('a', 'a1', { timing: { ...planned('2026-10-19', 1), length: half } }),
    task('b', 'a2', { timing: at('14:00') }),
    dependency('a', 'b'),
  )
  const dates = planDates(plan, calendars, null)

  it('[OFFER-1] a gap that is kept is kept to the minute', () => {
    const edits = [put('task', 'a', { field: 'timing', to: planned('2026-10-19', 1) })]
    expect(keptGaps(plan, edits, dates)).toEqual([{ taskId: 'b', start: '2026-10-20' }])
    const shorter = { ...planned('2026-10-19', 1), length: { ...half, amount: 3 } }
    expect(keptGaps(plan, [put('task', 'a', { field: 'timing', to: shorter })], dates)).toEqual([
      { taskId: 'b', start: '2026-10-19', startTime: '13:00' },
    ])
  })

  it('[OFFER-2] what may begin earlier gets a day, and its dependencies say the minute', () => {
    const later = withRecords(plan, task('b', 'a2', { timing: at('11:00', '2026-10-21') }))
    expect(pulledBack(planDates(later, calendars, null), ['a'])).toEqual({
      changes: [{ taskId: 'b', start: '2026-10-19' }],
    })
  })

  it('[OFFER-3] as late as it still holds is a minute', () => {
    const early = withRecords(plan, task('b', 'a2', { timing: at('16:00', '2026-10-20') }))
    expect(plannedBackwards(planDates(early, calendars, null), 'b', '2026-10-01')).toEqual({
      changes: [{ taskId: 'a', start: '2026-10-20', startTime: '11:00' }],
    })
  })
})

it('[DATES-8] plan JSON and MS Project XML carry the minute, and GanttProject counts it', () => {
  const plan = withRecords(emptyPlan, task('a', 'a1', { timing: at('14:00') }))
  const { work, scheduled } = planDates(plan, calendars, null)
  const request = { kind: 'startNoEarlier', at: readMoment('2026-10-19T14:00') }
  const ofProject = writeMsProject(work, scheduled.schedule)
  for (const text of [writePlanJson(work), ofProject.text]) {
    expect(planIn(text).tasks.find(({ name }) => name === 'a')?.constraint).toEqual(request)
  }
  expect(ofProject.leftOut.filter(({ what }) => what === 'constraint')).toEqual([])
  const { leftOut } = writeGan(work, scheduled.schedule)
  expect(leftOut).toContainEqual({ what: 'constraint', count: 1, why: 'wholeDays' })
})
