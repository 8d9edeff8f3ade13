import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { layeredCalendar } from '#shared/calendar/layeredCalendar'
import { rescheduleTasks } from '#shared/commands/task/rescheduleTasks'
import { type ScheduleTask, scheduleTask } from '#shared/commands/task/scheduleTask'
import { dayNumber } from '#shared/domain/day'
import { minutesOfLength } from '#shared/domain/length'
import { RecordMap } from '#shared/domain/recordMap'
import { isRefusal } from '#shared/domain/refusal'
import type { CalendarDays } from '#shared/model/calendarDays'
import { EMPTY_WORKSPACE, type PlanSnapshot } from '#shared/model/snapshot'
import type { Timing } from '#shared/model/timing'
import { withEdits } from '#shared/model/withEdits'
import {
  carriedInHours,
  lengthenedInHours,
  steppedInHours,
  stretchedInHours,
  type TimedBar,
  timedBar,
} from '#shared/intents/moveByMinutes'
import { carried, isUnchanged, type BarChange, stretched } from '#shared/intents/moveByDays'
import { taskRowIn } from '#shared/projections/gantt/rows'
import { movedTogetherInHours } from '#shared/intents/moveTogether'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { plainCalendars } from '#support/plainCalendars'
import { planDates } from '#shared/schedule/dates/planDates'
import { plannedDates } from '#shared/schedule/plannedDates'
import { testContext } from '#support/plan'
import { randomOf } from '#support/random'
import { stepAt } from '../../src-renderer/views/gantt/stage/zoom'
import { emptyPlan, pinned, planned, rowsOf, task, withRecords } from '#support/ganttPlan'

const calendars = plainCalendars(chinaCalendar)
const { time } = calendars
const HOUR = 60

function planOf(timing: Timing): PlanSnapshot {
  return withRecords(emptyPlan, task('a', 'a1', { timing }))
}

function barIn(plan: PlanSnapshot): TimedBar {
  const timing = plan.task.get('a')?.timing
  const bar = timing === undefined ? null : timedBar(timing, planDates(plan, calendars, null).of('a'))
  if (bar === null) throw new Error('no bar')
  return bar
}

/** The plan after a shift was written as the chart writes it. */
function written(plan: PlanSnapshot, change: BarChange): PlanSnapshot {
  const edits = scheduleTask(plan, { taskId: 'a', ...change.schedule } as ScheduleTask, testContext)
  if (isRefusal(edits)) throw new Error(edits.refused)
  return withEdits(plan, edits)
}

/** Monday. */
const monday = planOf(planned('2026-10-19', 1))

describe('a bar carried in hours', () => {
  it('[GANTT-62] moves in the finest of 15, 30 and 60 minutes that is 5 pixels wide, and in days below', () => {
    expect([19, 119, 120, 200, 239, 240, 320, 479, 480, 560].map(stepAt)).toEqual([
      null,
      null,
      60,
      60,
      60,
      30,
      30,
      30,
      15,
      15,
    ])
  })

  it('[GANTT-63] comes down on a step of the clock', () => {
    const change = carriedInHours(time, barIn(monday), { by: 5 * HOUR + 20, step: 60 })
    expect(change.schedule).toEqual({ start: '2026-10-19', startTime: '14:00' })
    expect(change.dates).toMatchObject({ start: '2026-10-19', finish: '2026-10-20' })
    expect(carriedInHours(time, barIn(monday), { by: 100, step: 15 }).schedule).toEqual({
      start: '2026-10-19',
      startTime: '10:45',
    })
  })

  it('[GANTT-63] never in a break, at night or on a rest day: the next worked minute takes it', () => {
    const to = (by: number) => carriedInHours(time, barIn(monday), { by, step: 60 }).schedule
    expect(to(3 * HOUR)).toEqual({ start: '2026-10-19', startTime: '13:00' })
    expect(to(10 * HOUR)).toEqual({ start: '2026-10-20' })
    expect(to(5 * 24 * HOUR)).toEqual({ start: '2026-10-26' })
  })

  it('[GANTT-63] less than half a step leaves it where it is, off the steps too', () => {
    const plan = planOf({ ...planned('2026-10-19', 1), startTime: '09:20' })
    const change = carriedInHours(time, barIn(plan), { by: 29, step: 60 })
    expect(change.schedule).toEqual({ start: '2026-10-19', startTime: '09:20' })
    expect(isUnchanged(barIn(plan).timing, change)).toBe(true)
    expect(isUnchanged(barIn(plan).timing, carriedInHours(time, barIn(plan), { by: 31, step: 60 }))).toBe(
      false,
    )
  })

  it('[GANTT-63] takes the shifts of whoever works on it', () => {
    const late = layeredCalendar(chinaCalendar, [], [['14:00', '22:00']]).time
    const to = (by: number) => carriedInHours(late, barIn(monday), { by, step: 60 }).schedule
    expect(to(HOUR)).toEqual({ start: '2026-10-19' })
    expect(to(6 * HOUR)).toEqual({ start: '2026-10-19', startTime: '15:00' })
  })

  it('[GANTT-63] a pin, a due day alone and what is not planned have no minute of their own', () => {
    const dates = { start: '2026-10-19', finish: '2026-10-19', startsAt: 0, finishesAt: 1 } as const
    expect(timedBar(pinned('2026-10-19', '20:00'), dates)).toBeNull()
    expect(timedBar({ start: null, days: 1, due: '2026-10-19', pin: null }, dates)).toBeNull()
    expect(
      timedBar(planned('2026-10-19', 1), plannedDates(planned('2026-10-19', 1), chinaCalendar)),
    ).toBeNull()
  })

  it('[GANTT-65] a milestone without a pin moves in hours as well', () => {
    const plan = planOf(planned('2026-10-19', 0))
    const after = barIn(written(plan, carriedInHours(time, barIn(plan), { by: 7 * HOUR, step: 60 })))
    expect(after.timing).toMatchObject({ start: '2026-10-19', startTime: '16:00', days: 0 })
    expect(stretchedInHours(time, after, { by: 60, step: 60 })).toBeNull()
    expect(lengthenedInHours(time, after, 60)).toBeNull()
  })
})

describe('a bar stretched in hours', () => {
  it('[GANTT-64] is as long as its work: hours, minutes where those do not come out, whole days as days', () => {
    const schedule = (by: number, step: number) =>
      stretchedInHours(time, barIn(monday), { by, step })?.schedule
    expect(schedule(-2 * HOUR, 60)).toEqual({ length: { amount: 6, unit: 'hour', isElapsed: false } })
    expect(schedule(-30, 30)).toEqual({ length: { amount: 450, unit: 'minute', isElapsed: false } })
    expect(schedule(24 * HOUR, 60)).toEqual({ length: { amount: 2, unit: 'day', isElapsed: false } })
    expect(schedule(-40 * HOUR, 60)).toEqual({ length: { amount: 1, unit: 'hour', isElapsed: false } })
  })

  it('[GANTT-64] elapsed time stays elapsed', () => {
    const length = { amount: 5, unit: 'hour', isElapsed: true } as const
    const plan = planOf({ ...planned('2026-10-19', 1), length })
    expect(stretchedInHours(time, barIn(plan), { by: 3 * HOUR, step: 60 })?.schedule).toEqual({
      length: { amount: 8, unit: 'hour', isElapsed: true },
    })
  })

  it('[GANTT-66] keys move and stretch by one step of working time', () => {
    const noon = planOf({ ...planned('2026-10-19', 1), startTime: '11:00' })
    expect(steppedInHours(time, barIn(noon), 60).schedule).toEqual({
      start: '2026-10-19',
      startTime: '13:00',
    })
    expect(steppedInHours(time, barIn(monday), -60).schedule).toEqual({
      start: '2026-10-16',
      startTime: '17:00',
    })
    expect(lengthenedInHours(time, barIn(noon), -60)?.schedule).toEqual({
      length: { amount: 7, unit: 'hour', isElapsed: false },
    })
  })
})

it('[GANTT-63] [GANTT-64] by any pixels at any zoom of hours a bar lands on a worked minute and keeps its work (property)', () => {
  const random = randomOf(20_261_130)
  let plan = monday
  for (let n = 0; n < 400; n++) {
    const step = stepAt(120 + random.below(441)) ?? 0
    const by = random.below(20_000) - 10_000
    const before = barIn(plan)
    const change = random.chance(0.7)
      ? carriedInHours(time, before, { by, step })
      : stretchedInHours(time, before, { by: by / 8, step })
    if (change === null) throw new Error('no change')
    plan = written(plan, change)
    const after = barIn(plan)
    expect({ startsAt: after.startsAt, finishesAt: after.finishesAt }).toEqual({
      startsAt: change.dates.startsAt,
      finishesAt: change.dates.finishesAt,
    })
    expect(time.startAt(time.worked(after.startsAt))).toBe(after.startsAt)
    expect(time.worked(after.finishesAt) - time.worked(after.startsAt)).toBe(workOf(after.timing))
    const kept = 'start' in change.schedule ? before.timing : after.timing
    expect(workOf(after.timing)).toBe(workOf(kept))
    expect(isUnchanged(after.timing, carriedInHours(time, after, { by: 0, step }))).toBe(true)
  }
})

function workOf({ days, length }: Timing): number {
  return length === undefined ? days * 480 : minutesOfLength(length)
}

describe('bars that move together in hours', () => {
  const away: CalendarDays = {
    id: 'late',
    isRemoved: false,
    layer: 'person',
    ownerId: 'zhao',
    name: '夜班',
    from: '2026-10-19',
    to: '2026-10-23',
    isWorking: true,
    shifts: [['14:00', '22:00']],
  }
  const workspace = { ...EMPTY_WORKSPACE, calendarDays: RecordMap.from([[away.id, away]]) }
  const plan = withRecords(
    emptyPlan,
    task('a', 'a1', { timing: planned('2026-10-19', 1) }),
    task('late', 'a2', { timing: planned('2026-10-19', 1), personId: 'zhao' }),
    task('due', 'a3', { timing: { start: null, days: 1, due: '2026-10-19', pin: null } }),
    task('pin', 'a4', { timing: pinned('2026-10-19', '20:00') }),
  )

  it('[GANTT-54] [GANTT-66] each by the same working minutes, in the hours of whoever works on it', () => {
    const own = planCalendars(workspace, plan)
    const rows = rowsOf(plan, { dates: planDates(plan, own, null) })
    const moving = ['a', 'late', 'due'].flatMap(key => taskRowIn(rows, key) ?? [])
    const moves = movedTogetherInHours(own, moving, { minutes: 9 * HOUR, days: 1 })
    expect(moves.map(({ schedule }) => schedule)).toEqual([
      { taskId: 'a', start: '2026-10-20', startTime: '10:00' },
      { taskId: 'late', start: '2026-10-20', startTime: '15:00' },
      { taskId: 'due', due: '2026-10-20' },
    ])
  })

  it('[GANTT-54] a pin among them is refused for all', () => {
    const rows = rowsOf(plan)
    const moving = ['a', 'pin'].flatMap(key => taskRowIn(rows, key) ?? [])
    const changes = movedTogetherInHours(calendars, moving, { minutes: 60, days: 0 }).map(one => one.schedule)
    expect(rescheduleTasks(plan, { changes }, testContext)).toMatchObject({ refused: 'isPinned' })
  })
})

describe('a bar with a clock time moved in days', () => {
  const timed: Timing = { ...planned('2026-10-19', 1), startTime: '14:00' }
  const bar = { timing: timed, dates: plannedDates(timed, chinaCalendar) }

  it('[GANTT-67] keeps its time', () => {
    const change = carried(chinaCalendar, bar, 5)
    expect(change).toMatchObject({
      schedule: { start: '2026-10-26', startTime: '14:00' },
      dates: { start: '2026-10-26', finish: '2026-10-27' },
    })
  })

  it('[GANTT-67] stretched to a day it ends with that day', () => {
    const change = stretched(chinaCalendar, bar, dayNumber('2026-10-20'))
    expect(change?.schedule).toEqual({ length: { amount: 12, unit: 'hour', isElapsed: false } })
    expect(change === null ? null : endOf(written(planOf(timed), change))).toBe('2026-10-20 18:00')
  })
})

function endOf(plan: PlanSnapshot): string {
  return new Date(barIn(plan).finishesAt * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}
