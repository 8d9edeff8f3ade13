import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { localTimeOf } from '#shared/calendar/localTime'
import { roundTheClock, workingHours } from '#shared/calendar/workingHours'
import { readLog, type TaskHistory } from '#shared/insight/history'
import type { Measure, Stay } from '#shared/insight/stay'
import { make, put } from '#shared/model/edit'
import type { Event } from '#shared/model/event'
import type { PlanSnapshot } from '#shared/model/snapshot'
import type { Status } from '#shared/model/status'
import type { Task } from '#shared/model/task'
import { newReplica } from '#support/plan'
import { randomOf } from '#support/random'
import { at, changed, happened, made, moved, reportOf, takenBack } from './story'

const hours = workingHours(chinaCalendar, localTimeOf('Asia/Shanghai'))

/** Every task that was not removed. */
function planHistory(plan: PlanSnapshot, events: readonly Event[], measure: Measure): TaskHistory[] {
  const tasks = Array.from(plan.task.values()).filter(task => !task.isRemoved)
  const log = readLog(events, { plan, tasks, measure, follower: null })
  return tasks.map((_task, row) => log.history(row))
}

/** One task's minutes by status id, in every status whatever it means. */
function minutesByStatus(stays: readonly Stay[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const { statusId, from, minutes } of stays) {
    if (from !== null) out.set(statusId, (out.get(statusId) ?? 0) + minutes)
  }
  return out
}

function historyOf(values: Partial<Task>, events: readonly Event[], statuses: Partial<Status>[] = []) {
  const replica = newReplica()
  for (const { id = '', category, ...rest } of statuses) {
    if (category === undefined) continue
    replica.write(make('status', id, { category, ...rest }))
  }
  replica.write(make('task', 'a', { title: 'a', ...values }))
  const [history] = planHistory(replica.now(), events, { hours, until: at('10-30 18:00') })
  if (history === undefined) throw new Error('the task is not there')
  return history
}

const stages = (values: Partial<Task>, events: readonly Event[]): string[] =>
  historyOf(values, events).stays.map(({ stage, minutes }) => `${stage} ${minutes}`)

describe('the history of a task', () => {
  it('[RETRO-10] what it had first is what its first move tells; time runs from its making', () => {
    const events = [
      made('10-12 09:00', 'a'),
      ...moved('a', ['10-12 11:00', 'todo', 'doing'], ['10-13 10:00', 'doing', 'in-review']),
    ]
    expect(stages({ statusId: 'in-review' }, events)).toEqual([
      'todo 120',
      'doing 420',
      `waiting ${7 * 60 + 480 * 13}`,
    ])
    expect(stages({ statusId: 'doing' }, [made('10-30 09:00', 'a')])).toEqual(['doing 480'])
  })

  it('[RETRO-10] a log in any order says the same', () => {
    const events = [
      made('10-12 09:00', 'a'),
      ...moved(
        'a',
        ['10-12 11:00', 'todo', 'doing'],
        ['10-14 10:00', 'doing', 'done'],
        ['10-15 10:00', 'done', 'todo'],
      ),
    ]
    const random = randomOf(1)
    for (let round = 0; round < 10; round++) {
      expect(historyOf({}, random.shuffled(events))).toEqual(historyOf({}, events))
    }
  })

  it('[RETRO-11] before an import’s first move nobody knows: that time is not counted', () => {
    const events = [
      made('10-14 09:00', 'a'),
      ...moved('a', ['10-12 09:00', null, 'doing'], ['10-12 10:00', 'doing', 'done']),
    ]
    const { stays, createdAt } = historyOf({ statusId: 'done' }, events)
    expect([createdAt, stays[0]?.stage, stays[0]?.minutes]).toEqual([at('10-12 09:00'), 'doing', 60])
  })

  it('[RETRO-11] a task whose making nobody tells of has a first status without a beginning', () => {
    const { createdAt, stays } = historyOf(
      { statusId: 'doing' },
      moved('a', ['10-30 09:00', 'todo', 'doing']),
    )
    expect([createdAt, stays[0]]).toEqual([
      null,
      { statusId: 'todo', stage: 'todo', from: null, to: at('10-30 09:00'), minutes: 0 },
    ])
    expect([...minutesByStatus(stays)]).toEqual([['doing', 480]])
  })

  it('[RETRO-12] what was undone did not happen; what was brought back happened when it was done first', () => {
    const [done] = moved('a', ['10-30 10:00', 'todo', 'done'])
    if (done === undefined) throw new Error('no event')
    const undo = takenBack('10-30 11:00', done)
    const redo = takenBack('10-30 12:00', undo)
    const before = made('10-30 09:00', 'a')
    expect(stages({}, [before, done, undo])).toEqual(['todo 480'])
    expect(stages({ statusId: 'done' }, [before, done, undo, redo])).toEqual(['todo 60', 'done 420'])
    expect(stages({}, [before, done, undo, redo, takenBack('10-30 13:00', redo)])).toEqual(['todo 480'])
  })

  it('[RETRO-12] an undo that left a field alone takes only the others back; one of unknown events is a move', () => {
    const both = happened('10-30 10:00', {
      changes: [
        { kind: 'task', id: 'a', field: 'statusId', from: 'todo', to: 'doing', after: null },
        { kind: 'task', id: 'b', field: 'statusId', from: 'todo', to: 'doing', after: null },
      ],
    })
    const undo = {
      ...takenBack('10-30 11:00', both),
      changes: takenBack('10-30 11:00', both).changes.slice(1),
    }
    expect(stages({ statusId: 'doing' }, [made('10-30 09:00', 'a'), both, undo])).toEqual([
      'todo 60',
      'doing 420',
    ])
    const lost = { ...moved('a', ['10-30 10:00', 'doing', 'todo'])[0], reverts: 'nobody knows' } as Event
    expect(stages({}, [made('10-30 09:00', 'a'), lost])).toEqual(['doing 60', 'todo 420'])
  })

  it('[RETRO-13] what strangers wrote is passed over, and so is what they say of others', () => {
    const events = [
      made('10-30 09:00', 'a', 'nobody'),
      changed('10-30 10:00', 'a', { field: 'statusId', from: 'todo', to: 7 }),
      changed('10-30 10:30', 'a', { field: 'timing', from: 'soon', to: { start: '2026-02-30', days: -1 } }),
      changed('10-30 11:00', 'nobody', { field: 'statusId', from: 'todo', to: 'done' }),
      changed('10-30 11:00', 'a', { field: '__proto__', from: null, to: null }),
    ]
    expect(stages({}, events)).toEqual(['todo 480'])
    expect(reportOf({ tasks: { a: {} }, events }).moves).toEqual([])
  })

  it('[RETRO-13] the plan is right about now: of two moves that crossed, one was in vain', () => {
    const events = [
      made('10-30 09:00', 'a'),
      ...moved('a', ['10-30 10:00', 'todo', 'doing'], ['10-30 10:30', 'todo', 'done']),
    ]
    expect(stages({ statusId: 'doing' }, events)).toEqual(['todo 60', 'doing 420'])
  })

  it('[RETRO-14] time is kept by the status, whatever it is called today, and also when it was taken away', () => {
    const replica = newReplica()
    const status = { name: '等供应商', category: 'waiting', position: 'a9' } as const
    replica.write(make('status', 's1', status), make('task', 'a', { title: 'a', statusId: 'done' }))
    replica.write(
      put('status', 's1', { field: 'name', to: '供应商' }),
      put('status', 's1', { field: 'isRemoved', to: true }),
    )
    const events = [
      made('10-30 09:00', 'a'),
      ...moved('a', ['10-30 10:00', 'todo', 's1'], ['10-30 14:00', 's1', 'done']),
    ]
    const asked = { hours, until: at('10-30 18:00') }
    const [history] = planHistory(replica.now(), events, asked)
    expect([...minutesByStatus(history?.stays ?? [])]).toEqual([
      ['todo', 60],
      ['s1', 180],
      ['done', 240],
    ])
  })

  it('[RETRO-14] time can be told by the calendar too', () => {
    const replica = newReplica()
    replica.write(make('task', 'a', { title: 'a', statusId: 'done' }))
    const events = [made('09-30 17:00', 'a'), ...moved('a', ['10-08 11:00', 'todo', 'done'])]
    const [history] = planHistory(replica.now(), events, { hours: roundTheClock, until: at('10-08 12:00') })
    expect([...minutesByStatus(history?.stays ?? [])]).toEqual([
      ['todo', 186 * 60],
      ['done', 60],
    ])
  })

  it('[RETRO-14] ticked as complete it is done where it stands', () => {
    const events = [
      made('10-30 09:00', 'a'),
      ...moved('a', ['10-30 10:00', 'todo', 'doing']),
      changed('10-30 11:00', 'a', { field: 'isComplete', from: false, to: true }),
    ]
    expect(stages({ statusId: 'doing', isComplete: true }, events)).toEqual([
      'todo 60',
      'doing 60',
      'done 360',
    ])
  })
})
