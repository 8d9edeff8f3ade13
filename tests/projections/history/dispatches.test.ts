import { describe, expect, it } from 'vitest'
import { localTimeOf } from '#shared/calendar/localTime'
import { dayNumber } from '#shared/domain/day'
import { make } from '#shared/model/edit'
import type { Event, FieldChange } from '#shared/model/event'
import { eventsByDay } from '#shared/projections/history/days'
import { dispatchesOf, subjectsOf } from '#shared/projections/history/dispatches'
import { timelineOf } from '#shared/projections/history/timeline'
import { taskHistory } from '#shared/projections/task/taskHistory'
import { newReplica } from '#support/plan'

const EMPTY = { personId: 'lin', device: 'd', command: 'renameTask', made: [], changes: [] } as const

function event(id: string, at: number, more: Partial<Event> = {}): Event {
  return { ...EMPTY, id, at, reverts: null, group: null, ...more }
}

function change(kind: string, id: string, field: string): FieldChange {
  return { kind, id, field, from: 'a', to: 'b', after: null } as FieldChange
}

function plan() {
  const replica = newReplica()
  replica.write(
    make('task', 'a', { title: 'a' }),
    make('task', 'b', { title: 'b' }),
    make('comment', 'c', { taskId: 'a', text: 'hm', personId: 'lin', at: 1 }),
    make('dependency', 'd', { from: 'a', to: 'b' }),
  )
  return replica.now()
}

describe('what was done', () => {
  it('[HISTORY-9] events of one dispatch are one entry, the newest first, told by its first event', () => {
    const events = [
      event('e1', 10, { command: 'scheduleTask' }),
      event('e2', 10, { command: 'rescheduleTasks', group: 'e1' }),
      event('e3', 30),
      event('lost', 40, { group: 'unread' }),
    ]
    const told = dispatchesOf(events).map(({ id, first, events: all }) => [id, first.command, all.length])
    expect(told).toEqual([
      ['unread', 'renameTask', 1],
      ['e3', 'renameTask', 1],
      ['e1', 'scheduleTask', 2],
    ])
  })

  it('[HISTORY-9] what belongs to a task counts as the task, and places in lists are no change to look at', () => {
    const events = [
      event('e1', 10, {
        made: [
          { kind: 'comment', ids: ['c'] },
          { kind: 'constructor' as 'task', ids: ['x'] },
        ],
        changes: [
          change('task', 'a', 'position'),
          change('task', 'a', 'title'),
          change('notes', 'a', 'text'),
        ],
      }),
      event('e2', 10, { changes: [change('phase', 'p', 'name'), change('toString', 'p', 'name')] }),
    ]
    expect(subjectsOf(plan(), events)).toMatchObject([
      { kind: 'task', id: 'a', changes: [{ field: 'title' }, { kind: 'notes' }] },
      { kind: 'phase', id: 'p', changes: [{ field: 'name' }] },
    ])
  })

  it('[HISTORY-9] the history of a task has what belongs to it and both ends of its links, and nothing of others', () => {
    const events = [
      event('e1', 10, { made: [{ kind: 'task', ids: ['a', 'b'] }] }),
      event('e2', 20, { changes: [change('comment', 'c', 'text'), change('task', 'b', 'title')] }),
      event('e3', 30, { changes: [change('dependency', 'd', 'type')] }),
    ]
    const told = (taskId: string) =>
      taskHistory(plan(), events, taskId).map(({ id, made, changes }) => [
        id,
        made.flatMap(({ ids }) => ids),
        changes.map(({ kind }) => kind),
      ])
    expect(told('a')).toEqual([
      ['e3', [], ['dependency']],
      ['e2', [], ['comment']],
      ['e1', ['a'], []],
    ])
    expect(told('b')).toEqual([
      ['e3', [], ['dependency']],
      ['e2', [], ['task']],
      ['e1', ['b'], []],
    ])
  })

  it('[HISTORY-9] days are those where the person is, from the one on which the project was made', () => {
    const local = localTimeOf('Asia/Shanghai')
    const at = (text: string): number => Date.parse(`${text}+08:00`)
    const events = [
      event('e0', at('2026-01-05T10:00'), { command: 'trello.createCard' }),
      event('e1', at('2026-08-10T00:30')),
      event('e2', at('2026-08-10T23:59')),
      event('e3', at('2026-08-14T08:00')),
    ]
    const days = eventsByDay(timelineOf(plan(), events), at('2026-08-10T00:10'), local)
    const number = dayNumber('2026-08-10')
    expect(days.first).toBe(number)
    expect(days.on(number).map(({ id }) => id)).toEqual(['e1', 'e2'])
    expect(days.on(number + 1)).toEqual([])
    expect([days.next(number + 1, -1), days.next(number, 1), days.next(number, -1)]).toEqual([
      number,
      number + 4,
      null,
    ])
  })
})
