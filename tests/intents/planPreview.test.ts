import { EMPTY_WORKSPACE } from '#shared/model/snapshot'
import { describe, expect, it } from 'vitest'
import { moveKeyDate } from '#shared/commands/planning/moveKeyDate'
import { moveTask } from '#shared/commands/task/moveTask'
import { scheduleTask } from '#shared/commands/task/scheduleTask'
import type { Day } from '#shared/domain/day'
import type { PlanCommand } from '#shared/commands/command'
import { put } from '#shared/model/edit'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { Task } from '#shared/model/task'
import { conflictsByTask, type PlanPreview, planPreview } from '#shared/intents/planPreview'
import type { Start } from '#shared/schedule/dates/moments'
import { planCalendars } from '#shared/schedule/dates/planCalendars'
import { type PlanDates, planDates } from '#shared/schedule/dates/planDates'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { filledReplica } from '#support/filledPlan'
import { dependency, emptyPlan, pinned, planned, task, withRecords } from '#support/ganttPlan'
import { testContext } from '#support/plan'

const T = '2026-11-11'

function datesOf(plan: PlanSnapshot): PlanDates {
  return planDates(plan, planCalendars(EMPTY_WORKSPACE, plan), null)
}

function previewOf<I>(
  plan: PlanSnapshot,
  [command, intent]: readonly [PlanCommand<I>, I],
  today: Day = '2026-08-13',
): PlanPreview {
  const edits = command(plan, intent, { ...testContext, today })
  if ('refused' in edits) throw new Error(edits.refused)
  return planPreview(plan, edits, { dates: datesOf(plan), today })
}

const short = (preview: PlanPreview) =>
  Object.fromEntries(
    preview.moves.map(({ task, from, to }) => [
      task.id,
      `${from?.start.slice(5)}→${from?.finish.slice(5)} ${to?.start.slice(5)}→${to?.finish.slice(5)}`,
    ]),
  )

describe('a slip before 国庆 (J1, step 5)', () => {
  it('[PREVIEW-1] [PREVIEW-2] shows who moves from when to when, and the pin that it runs into', () => {
    const replica = filledReplica(doubleElevenWarRoom, T)
    const preview = previewOf(replica.now(), [scheduleTask, { taskId: 'D11-26', days: 10 }])
    expect(short(preview)).toMatchObject({
      'D11-26': '09-16→09-24 09-16→09-29',
      'D11-27': '09-28→09-29 09-30→10-08',
    })
    expect(preview.moves.filter(move => move.isEdited).map(move => move.task.id)).toEqual(['D11-26'])
    expect(preview.conflicts.map(({ task, conflict }) => [task.id, conflict.kind])).toEqual([
      ['D11-32', 'dependency'],
    ])
    expect(preview.moves.map(({ task }) => task.id)).not.toContain('D11-32')
    expect(replica.now().task.get('D11-26')?.timing.days).toBe(8)
  })

  it('[PREVIEW-2] one day for the review alone is not enough, with one day less for the design it is', () => {
    const replica = filledReplica(doubleElevenWarRoom, T)
    replica.run(scheduleTask, { taskId: 'D11-26', days: 10 })
    const shorter = previewOf(replica.now(), [scheduleTask, { taskId: 'D11-27', days: 1 }])
    expect(shorter.dates.of('D11-27')).toMatchObject({ start: '2026-09-30', finish: '2026-09-30' })
    expect(shorter.solved).toBe(0)
    replica.run(scheduleTask, { taskId: 'D11-27', days: 1 })
    const both = previewOf(replica.now(), [scheduleTask, { taskId: 'D11-26', days: 9 }])
    expect([both.dates.of('D11-26')?.finish, both.dates.of('D11-27')?.start]).toEqual([
      '2026-09-28',
      '2026-09-29',
    ])
    expect([both.solved, both.conflicts]).toEqual([1, []])
  })
})

describe('a platform date (J1, step 7)', () => {
  it('[PREVIEW-3] takes its tasks along by three working days, and says which are too late', () => {
    const replica = filledReplica(doubleElevenWarRoom, T)
    const presale = doubleElevenWarRoom.keyDates.find(({ daysFromT }) => daysFromT === -18)
    const intent = {
      keyDateId: presale?.id ?? '',
      day: '2026-10-20',
      time: '20:00',
      template: doubleElevenWarRoom,
    }
    const preview = previewOf(replica.now(), [moveKeyDate, intent], '2026-10-08')
    // Its predecessors are not done before 09-29, so it cannot begin on 09-28: that is told, not hidden.
    expect(preview.plan.task.get('D11-34')?.timing.start).toBe('2026-09-28')
    expect(short(preview)['D11-34']).toBe('10-08→10-12 09-30→10-10')
    const late = preview.tooLate.find(({ task }) => task.id === 'D11-34')
    expect(late).toMatchObject({ start: '2026-09-28', days: 3 })
    expect(preview.moves.find(({ task }) => task.id === 'D11-52')?.to?.start).toBe('2026-10-20')
  })
})

it('[PREVIEW-4] work that is done early frees what comes after it only as far as its own requested start', () => {
  const replica = filledReplica(doubleElevenWarRoom, T)
  replica.run(scheduleTask, { taskId: 'D11-26', days: 10 })
  const done = previewOf(replica.now(), [moveTask, { taskId: 'D11-26', statusId: 'done' }], '2026-09-22')
  expect(done.dates.of('D11-27')?.start).toBe('2026-09-28')
})

describe('what a preview compares', () => {
  const led = (lead: Partial<Task> = {}, led: Partial<Task> = {}) =>
    withRecords(
      emptyPlan,
      task('a', 'a1', { timing: planned('2026-10-12', 2), ...lead }),
      task('b', 'a2', { timing: planned('2026-10-20', 1), ...led }),
      dependency('a', 'b'),
    )

  it('[PREVIEW-1] open work that moves within its days is listed, finished work is not', () => {
    const timing = { ...planned('2026-10-19', 1), startTime: '10:00' } as const
    const open = withRecords(emptyPlan, task('a', 'a1', { timing }))
    const at: Start = { start: '2026-10-19', startTime: '14:00' }
    expect(previewOf(open, [scheduleTask, { taskId: 'a', ...at }]).moves).toMatchObject([
      { days: 0, isEdited: true },
    ])
  })

  it('[PREVIEW-1] finished work that moves by days is listed', () => {
    const done = withRecords(
      emptyPlan,
      task('a', 'a1', { statusId: 'done', timing: planned('2026-10-19', 1) }),
    )
    const later = [scheduleTask, { taskId: 'a', start: '2026-10-21' as Day }] as const
    expect(previewOf(done, later).moves).toMatchObject([{ days: 2 }])
  })

  it('[PREVIEW-2] a conflict of another kind in the same task is a new one', () => {
    const plan = led({}, { timing: pinned('2026-10-20', null, 1), deadline: '2026-10-19' })
    const longer = previewOf(plan, [scheduleTask, { taskId: 'a', days: 9 }])
    expect(longer.conflicts.map(({ task: { id }, conflict }) => [id, conflict.kind])).toEqual([
      ['b', 'dependency'],
    ])
    expect(longer.solved).toBe(0)
    const shorter = previewOf(longer.plan, [scheduleTask, { taskId: 'a', days: 2 }])
    expect([shorter.solved, shorter.conflicts]).toEqual([1, []])
  })

  it('[PREVIEW-2] a broken dependency that gets worse is the same conflict', () => {
    const plan = led({ timing: planned('2026-10-12', 9) }, { timing: pinned('2026-10-20', null, 1) })
    const worse = previewOf(plan, [scheduleTask, { taskId: 'a', days: 12 }])
    expect([worse.solved, worse.conflicts]).toEqual([0, []])
  })

  it('[PREVIEW-2] all the conflicts of a task are told with it, each of them once', () => {
    const fixed = led({ timing: planned('2026-10-12', 1) }, { timing: pinned('2026-10-20', null, 1) })
    const plan = withRecords(
      fixed,
      task('c', 'a3', { timing: planned('2026-10-12', 1) }),
      dependency('a', 'c'),
      dependency('c', 'b'),
    )
    const { conflicts } = previewOf(plan, [scheduleTask, { taskId: 'a', days: 9 }])
    expect(conflicts).toHaveLength(2)
    const told = conflictsByTask(conflicts)
    expect(told.map(({ task: { id } }) => id)).toEqual(['b'])
    expect(told.flatMap(one => one.conflicts)).toEqual(conflicts.map(({ conflict }) => conflict))
  })

  it('[PREVIEW-2] another broken dependency of the same task is another conflict', () => {
    const one = led({ timing: planned('2026-10-12', 9) }, { timing: pinned('2026-10-20', null, 1) })
    const plan = withRecords(one, task('c', 'a3', { timing: planned('2026-10-12', 1) }), dependency('c', 'b'))
    const both = previewOf(plan, [scheduleTask, { taskId: 'c', days: 9 }])
    expect(both.conflicts.map(({ conflict }) => conflict)).toMatchObject([{ dependencyId: 'c~b' }])
  })

  it('[PREVIEW-3] only an open requested start that has passed is too late: no pin, no begun work, not the day itself', () => {
    const today: Day = '2026-10-20'
    const moved = (changes: Partial<Task>, start: Day) => {
      const plan = withRecords(emptyPlan, task('a', 'a1', { timing: planned('2026-10-22', 1), ...changes }))
      return previewOf(plan, [scheduleTask, { taskId: 'a', start }], today).tooLate.map(one => one.days)
    }
    expect(moved({}, '2026-10-19')).toEqual([1])
    expect(moved({}, '2026-10-20')).toEqual([])
    expect(moved({ statusId: 'done' }, '2026-10-19')).toEqual([])
    const pin = { ...pinned('2026-10-19', null, 1), start: '2026-10-15' as Day }
    const plan = withRecords(emptyPlan, task('a', 'a1', { timing: planned('2026-10-22', 1) }))
    const pinnedNow = planPreview(plan, [put('task', 'a', { field: 'timing', to: pin })], {
      dates: datesOf(plan),
      today,
    })
    expect(pinnedNow.tooLate).toEqual([])
  })
})
