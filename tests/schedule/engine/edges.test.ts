import { expect, it } from 'vitest'
import { builtInTimes } from '#shared/calendar/calendarHours'
import { workOnOrAfter } from '#shared/schedule/engine/dates'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { after, moment, momentText, taskIn, workPlan, workTask } from '#support/workPlan'

const DAY = 480

/** b must start when a does, while a long task alone ends the plan. */
const heldAtStart = (progress: Parameters<typeof workTask>[2] = {}) =>
  workPlan({
    tasks: [
      workTask('a', DAY, progress),
      workTask('b', DAY, { constraint: { kind: 'mustStart', at: moment('2026-11-16T08:00') } }),
      workTask('long', 10 * DAY),
    ],
    dependencies: [after('a SS b')],
  })

it('[ENGINE-2] slack is bounded by the last start as well as by the last finish', () => {
  const schedule = schedulePlan(heldAtStart())
  expect(taskIn(schedule, 'a').totalSlackMinutes).toBe(0)
  expect(taskIn(schedule, 'long').totalSlackMinutes).toBe(0)
  expect(schedule.tasks.map(({ name }) => name)).toEqual(['a', 'b', 'long'])
})

it('[ENGINE-10] what has begun keeps its start, so that its slack is that of its finish', () => {
  const begun = { start: moment('2026-11-16T08:00'), finish: null, doneMinutes: 60 }
  const schedule = schedulePlan(heldAtStart({ progress: begun }))
  expect(taskIn(schedule, 'a').totalSlackMinutes).toBe(9 * DAY)
})

it('[ENGINE-4] a moment at which work ends or begins stands, one in rest time gives way to the next work', () => {
  const stands = (text: string) => momentText(workOnOrAfter(builtInTimes.weekdays, moment(text)))
  expect(stands('2026-11-16T08:00')).toBe('2026-11-16T08:00')
  expect(stands('2026-11-16T12:00')).toBe('2026-11-16T12:00')
  expect(stands('2026-11-16T12:30')).toBe('2026-11-16T13:00')
  expect(stands('2026-11-16T20:00')).toBe('2026-11-17T08:00')
  expect(stands('2026-11-20T17:01')).toBe('2026-11-23T08:00')
})

it.each(['mustFinish', 'finishNoLater'] as const)('[ENGINE-7] [ENGINE-8] %s bounds the late finish', kind => {
  const at = moment('2026-11-17T17:00')
  const plan = workPlan({
    tasks: [workTask('a', DAY, { constraint: { kind, at } }), workTask('long', 10 * DAY)],
  })
  expect(momentText(taskIn(schedulePlan(plan), 'a').lateFinish)).toBe('2026-11-17T17:00')
})

it.each([
  // Work that may begin at the end of a day begins a minute before it, or it is the next morning's.
  ['work by the evening', DAY, '2026-11-16T17:00', DAY - 1],
  ['work by the morning', DAY, '2026-11-17T08:00', DAY],
  ['a moment by the evening', 0, '2026-11-16T17:00', DAY],
])('[ENGINE-2] the last start of %s bounds the slack', (_what, minutes, latest, slack) => {
  const constraint = { kind: 'startNoLater', at: moment(latest) } as const
  const tasks = [workTask('a', minutes, { constraint }), workTask('long', 10 * DAY)]
  expect(taskIn(schedulePlan(workPlan({ tasks })), 'a').totalSlackMinutes).toBe(slack)
})
