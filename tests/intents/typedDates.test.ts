import { expect, it } from 'vitest'
import { builtInTimes } from '#shared/calendar/calendarHours'
import { chinaCalendar as calendar } from '#shared/calendar/chinaCalendar'
import type { ShownDates } from '#shared/schedule/plannedDates'
import { dueIntent } from '#shared/intents/typedDates'
import { planned, taskOf } from '#support/ganttPlan'

const times = { calendar, time: builtInTimes.cn }
const SHOWN: ShownDates = { start: '2026-10-14', finish: '2026-10-15' }

function due(days: number, dates: ShownDates | null, typed: string | null) {
  return dueIntent({ task: taskOf('t', 'a0', { timing: planned('2026-10-12', days) }), dates }, typed, times)
    .input
}

it('[GANTT-58] a finish behind a start that was pushed gives the length from where the task stands', () => {
  expect(due(2, SHOWN, '2026-10-16')).toEqual({ taskId: 't', days: 3 })
})

it('[GANTT-58] a finish is handed on as typed where there is no length to count', () => {
  const asTyped = (typed: string | null) => ({ taskId: 't', due: typed })
  expect(due(2, null, '2026-10-16')).toEqual(asTyped('2026-10-16'))
  expect(due(0, SHOWN, '2026-10-16')).toEqual(asTyped('2026-10-16'))
  expect(due(2, SHOWN, 'no day')).toEqual(asTyped('no day'))
  expect(due(2, SHOWN, null)).toEqual(asTyped(null))
  expect(due(2, SHOWN, '2026-10-13')).toEqual(asTyped('2026-10-13'))
  expect(due(2, { start: '2026-10-12', finish: '2026-10-13' }, '2026-10-16')).toEqual(asTyped('2026-10-16'))
})
