import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { pinTask } from '#shared/commands/task/pinTask'
import { type ScheduleTask, scheduleTask } from '#shared/commands/task/scheduleTask'
import { make } from '#shared/model/edit'
import { NO_TIMING, type Timing } from '#shared/model/timing'
import { plannedDates } from '#shared/schedule/plannedDates'
import { newReplica, testContext } from '#support/plan'

type Change = Omit<ScheduleTask, 'taskId'>
const PIN = { day: '2026-11-11', time: '20:00', zone: 'Asia/Shanghai' } as const

function outcome(before: Partial<Timing>, change: Change) {
  const replica = newReplica()
  replica.write(make('task', 't1', { title: 'x', timing: { ...NO_TIMING, ...before } }))
  const edits = scheduleTask(replica.now(), { taskId: 't1', ...change } as ScheduleTask, testContext)
  if ('refused' in edits) return edits.refused
  replica.write(...edits)
  return replica.now().task.get('t1')?.timing
}
const timing = (changes: Partial<Timing>): Timing => ({ ...NO_TIMING, ...changes })

describe('start, length and finish', () => {
  it.each<[string, Partial<Timing>, Change, Timing]>([
    [
      'a start keeps the length',
      { start: '2026-10-12', days: 3 },
      { start: '2026-10-19' },
      timing({ start: '2026-10-19', days: 3 }),
    ],
    [
      'a length keeps the start',
      { start: '2026-10-12', days: 3 },
      { days: 5 },
      timing({ start: '2026-10-12', days: 5 }),
    ],
    [
      'a finish keeps the start',
      { start: '2026-10-12', days: 3 },
      { due: '2026-10-16' },
      timing({ start: '2026-10-12', days: 5 }),
    ],
    [
      'over 国庆 only working days count',
      { start: '2026-09-29', days: 1 },
      { due: '2026-10-09' },
      timing({ start: '2026-09-29', days: 4 }),
    ],
    [
      'both at once',
      { due: '2026-12-01' },
      { start: '2026-10-12', days: 2 },
      timing({ start: '2026-10-12', days: 2 }),
    ],
    ['a due day alone', {}, { due: '2026-10-16' }, timing({ due: '2026-10-16' })],
    [
      'a start before a due day gives the length',
      { due: '2026-10-16' },
      { start: '2026-10-14' },
      timing({ start: '2026-10-14', days: 3 }),
    ],
    [
      'a milestone that was only due begins where it is put',
      { due: '2026-10-16', days: 0 },
      { start: '2026-10-14' },
      timing({ start: '2026-10-14', days: 0 }),
    ],
    [
      'a milestone moves to its finish',
      { start: '2026-10-12', days: 0 },
      { due: '2026-10-16' },
      timing({ start: '2026-10-16', days: 0 }),
    ],
    [
      'without its start a task stays due',
      { start: '2026-10-12', days: 3 },
      { start: null },
      timing({ days: 3, due: '2026-10-14' }),
    ],
    [
      'without its due day nothing is promised',
      { start: '2026-10-12', days: 3 },
      { due: null },
      timing({ days: 3 }),
    ],
    [
      'a pinned task becomes longer',
      { start: PIN.day, days: 1, pin: PIN },
      { due: '2026-11-13' },
      timing({ start: PIN.day, days: 3, pin: PIN }),
    ],
    [
      'a pinned task takes a length',
      { start: PIN.day, days: 1, pin: PIN },
      { days: 2 },
      timing({ start: PIN.day, days: 2, pin: PIN }),
    ],
  ])('[CMD-1] %s', (_name, ...[before, change, after]) => {
    expect(outcome(before, change)).toEqual(after)
  })

  const TIMED = { start: '2026-10-12', startTime: '14:00' } as const
  const kept: readonly (readonly [Partial<Timing>, Change, Timing])[] = [
    [
      { start: '2026-10-12', days: 3 },
      { start: '2026-10-19', startTime: '14:00' },
      timing({ start: '2026-10-19', startTime: '14:00', days: 3 }),
    ],
    [TIMED, { start: '2026-10-12' }, timing({ start: '2026-10-12' })],
    [TIMED, { days: 4 }, timing({ ...TIMED, days: 4 })],
    [{ ...TIMED, days: 0 }, { due: '2026-10-14' }, timing({ ...TIMED, start: '2026-10-14', days: 0 })],
    [TIMED, { start: null }, timing({ due: '2026-10-13' })],
    [TIMED, { due: null }, timing({})],
  ]
  it('[CMD-29] a start takes its clock time along, another one drops it, a length or a finish keeps it', () => {
    expect(kept.map(([before, change]) => outcome(before, change))).toEqual(kept.map(([, , after]) => after))
  })

  it('[CMD-29] is one of the day, and a pin takes it away', () => {
    for (const startTime of ['24:00', '25:00', '9:00', '']) {
      expect(outcome({}, { start: '2026-10-12', startTime })).toBe('badTime')
    }
    const replica = newReplica()
    replica.write(make('task', 't1', { title: 'x', timing: timing(TIMED) }))
    replica.run(pinTask, { taskId: 't1', pin: PIN })
    expect(replica.now().task.get('t1')?.timing).toEqual(timing({ start: PIN.day, pin: PIN }))
  })

  it.each([
    ['2026-10-12', { amount: 4, unit: 'hour', isElapsed: false }, 1],
    ['2026-10-13', { amount: 12, unit: 'hour', isElapsed: false }, 2],
  ] as const)('[CMD-30] a finish on %s is the end of that day', (due, length, days) => {
    const after = timing({ ...TIMED, days, length })
    expect(outcome(TIMED, { due })).toEqual(after)
    expect(plannedDates(after, chinaCalendar)?.finish).toBe(due)
  })

  it('[CMD-30] where no time of the day is left it is refused', () => {
    expect(outcome({ ...TIMED, startTime: '18:00' }, { due: '2026-10-12' })).toBe('finishBeforeStart')
  })

  it.each<[string, Partial<Timing>, Change]>([
    ['badDay', {}, { start: '2026-02-30' }],
    ['badDay', {}, { start: '' }],
    ['badDay', {}, { due: 'tomorrow' }],
    ['badDay', {}, { start: '2199-12-31' }],
    ['badDay', {}, { due: '1970-01-01' }],
    ['badDuration', { start: '2026-10-12' }, { days: -1 }],
    ['badDuration', { start: '2026-10-12' }, { days: 1.5 }],
    ['badDuration', { start: '2026-10-12' }, { days: 3_651 }],
    ['badDuration', { start: '2026-10-12', days: 3 }, { due: '2160-01-04' }],
    ['finishBeforeStart', { start: '2026-10-12', days: 3 }, { due: '2026-10-09' }],
    ['finishBeforeStart', { due: '2026-10-09' }, { start: '2026-10-12' }],
    ['isPinned', { start: PIN.day, days: 1, pin: PIN }, { start: '2026-11-12' }],
    ['isPinned', { start: PIN.day, days: 1, pin: PIN }, { start: null }],
    ['isPinned', { start: PIN.day, days: 1, pin: PIN }, { due: null }],
    ['isPinned', { start: PIN.day, days: 0, pin: PIN }, { due: '2026-11-12' }],
  ])('[CMD-2] refused with %s: %j, then %j', (refused, before, change) => {
    expect(outcome(before, change)).toBe(refused)
  })

  it('[CMD-2] a task that is not there, or not any more, is refused', () => {
    const replica = newReplica()
    replica.write(make('task', 'gone', { title: 'x', isRemoved: true }))
    for (const taskId of ['gone', 'never']) {
      expect(scheduleTask(replica.now(), { taskId, days: 1 }, testContext)).toEqual({
        refused: 'noSuchTask',
        facts: { id: taskId },
      })
    }
  })

  it('[CMD-3] every finish that a person may give reads back as that finish, or is refused', () => {
    for (const start of ['2026-09-25', '2026-10-01', '2026-02-14', '2164-12-31'] as const) {
      for (const days of [1, 2, 7, 30, 3_650]) {
        const dates = plannedDates(timing({ start, days }), chinaCalendar)
        expect(dates?.start).toBe(start)
        const after = outcome({ start }, { due: dates?.finish ?? null })
        const isPlannable = (dates?.finish ?? '') <= '2164-12-31'
        expect(after).toEqual(isPlannable ? timing({ start, days }) : 'badDay')
      }
    }
  })

  it('[CMD-4] a pin puts the start on its day, and without it the start stays', () => {
    const replica = newReplica()
    replica.write(make('task', 't1', { title: 'x', timing: timing({ due: '2026-10-16', days: 2 }) }))
    replica.run(pinTask, { taskId: 't1', pin: PIN })
    expect(replica.now().task.get('t1')?.timing).toEqual(timing({ start: PIN.day, days: 2, pin: PIN }))
    replica.run(pinTask, { taskId: 't1', pin: null })
    expect(replica.now().task.get('t1')?.timing).toEqual(timing({ start: PIN.day, days: 2 }))
    const refusal = (pin: object) =>
      pinTask(replica.now(), { taskId: 't1', pin: { ...PIN, ...pin } }, testContext)
    expect(refusal({ day: '2026-02-30' })).toEqual({ refused: 'badDay' })
    expect(refusal({ day: '2199-12-31' })).toEqual({ refused: 'badDay' })
    expect(refusal({ time: '24:01' })).toEqual({ refused: 'badTime' })
  })
})
