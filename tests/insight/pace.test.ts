import { describe, expect, it } from 'vitest'
import { at, changed, made, moved, reportOf, timing } from './story'

const done = { statusId: 'done' }

describe('cycle and lead time', () => {
  it('[RETRO-15] from 09-30 to 10-09 are 3 working days and 10 of the calendar', () => {
    const { cycle } = reportOf({
      tasks: { a: done },
      events: [
        made('09-01 09:00', 'a'),
        ...moved('a', ['09-30 10:00', 'todo', 'doing'], ['10-09 10:00', 'doing', 'done']),
      ],
    })
    expect([cycle.working.median, cycle.calendar.median, cycle.untimed]).toEqual([3, 10, []])
  })

  it('[RETRO-15] work of a rest day alone takes one day; done without being begun one day, and is told', () => {
    const { cycle } = reportOf({
      tasks: { rest: done, skipped: done, milestone: { ...done, timing: timing({ days: 0 }) }, open: {} },
      events: [
        ...moved('rest', ['10-03 10:00', 'todo', 'doing'], ['10-04 10:00', 'doing', 'done']),
        ...moved('skipped', ['10-09 10:00', 'todo', 'done']),
        ...moved('milestone', ['10-09 10:00', 'todo', 'done']),
      ],
    })
    expect([cycle.working.n, cycle.working.mean, cycle.untimed]).toEqual([2, 1, ['skipped']])
  })

  it('[RETRO-15] of the reopened the last time counts; from one done column to another it stays done', () => {
    const { cycle } = reportOf({
      tasks: { a: done },
      events: moved(
        'a',
        ['10-12 10:00', 'todo', 'doing'],
        ['10-13 10:00', 'doing', 'done'],
        ['10-14 10:00', 'done', 'doing'],
        ['10-16 10:00', 'doing', 'done'],
      ),
    })
    expect(cycle.working.median).toBe(5)
  })

  it('[RETRO-16] ready is when all that had to be finished was; without that, when it was made', () => {
    const { lead } = reportOf({
      tasks: { a: done, b: done, after: done },
      bonds: [
        { from: 'a', to: 'after', type: 'FS' },
        { from: 'b', to: 'after', type: 'FS' },
      ],
      events: [
        made('10-12 09:00', 'a', 'b', 'after'),
        ...moved('a', ['10-13 10:00', 'todo', 'done']),
        ...moved('b', ['10-15 10:00', 'todo', 'done']),
        ...moved('after', ['10-16 10:00', 'todo', 'doing'], ['10-19 10:00', 'doing', 'done']),
      ],
    })
    expect([lead.n, lead.median, lead.p85]).toEqual([3, 3, 3.7])
  })

  it('[RETRO-16] begun before it was ready it is counted from then; made nobody knows when, not at all', () => {
    const { lead } = reportOf({
      tasks: { open: {}, early: done, lost: done },
      bonds: [{ from: 'open', to: 'early', type: 'FS' }],
      events: [
        ...moved('early', ['10-15 10:00', 'todo', 'doing'], ['10-16 10:00', 'doing', 'done']),
        ...moved('lost', ['10-16 10:00', 'todo', 'done']),
      ],
    })
    expect([lead.taskIds, lead.median]).toEqual([['early'], 2])
  })
})

describe('time in statuses', () => {
  const tasks = { a: done, b: { statusId: 'in-review' } }
  const events = [
    made('10-12 09:00', 'a', 'b'),
    ...moved('a', ['10-12 10:00', 'todo', 'doing'], ['10-12 12:00', 'doing', 'blocked']),
    ...moved('a', ['10-12 15:00', 'blocked', 'doing'], ['10-12 16:00', 'doing', 'done']),
    ...moved('b', ['10-12 11:00', 'todo', 'doing'], ['10-12 18:00', 'doing', 'in-review']),
    changed('10-14 09:00', 'b', { field: 'personId', from: 'lu', to: 'he' }),
  ]

  it('[RETRO-17] sum, median and n by status, its share of the time under way; after done no time is spent', () => {
    const { statuses, phases } = reportOf({ tasks, events, now: '10-13 12:00' })
    expect(
      statuses.map(({ statusId, minutes, n, medianMinutes }) => [statusId, minutes, n, medianMinutes]),
    ).toEqual([
      ['todo', 180, 2, 90],
      ['doing', 540, 2, 270],
      ['in-review', 180, 1, 180],
      ['blocked', 120, 1, 120],
    ])
    expect(statuses.map(({ share }) => share)).toEqual([null, 540 / 840, 180 / 840, 120 / 840])
    expect(phases.map(({ phaseId, minutes }) => [phaseId, minutes])).toEqual([
      [null, { todo: 180, doing: 540, waiting: 300 }],
    ])
  })

  it('[RETRO-18] the longest waits, with who was responsible when they began; one that lasts is counted until now', () => {
    const { waits } = reportOf({ tasks, events, now: '10-14 12:00' })
    expect([waits.n, waits.minutes, [...waits.taskIds].sort()]).toEqual([2, 780, ['a', 'b']])
    expect(waits.longest).toEqual([
      {
        taskId: 'b',
        statusId: 'in-review',
        personId: 'lu',
        from: at('10-12 18:00'),
        to: null,
        minutes: 660,
        elapsedMinutes: 42 * 60,
      },
      {
        taskId: 'a',
        statusId: 'blocked',
        personId: null,
        from: at('10-12 12:00'),
        to: at('10-12 15:00'),
        minutes: 120,
        elapsedMinutes: 180,
      },
    ])
  })

  it('[RETRO-18] ten at most, of equals the earlier; those that took no working time are none', () => {
    const ids = Array.from({ length: 14 }, (_, n) => `t${n}`)
    const { waits } = reportOf({
      tasks: Object.fromEntries(ids.map(id => [id, { statusId: 'doing' }])),
      events: ids.flatMap((id, n) => {
        const [begin, end] = [`10-${12 + (n % 2)} 10:00`, `10-${12 + (n % 2)} ${n === 13 ? 10 : 11}:00`]
        return moved(id, [begin, 'todo', 'blocked'], [end, 'blocked', 'doing'])
      }),
    })
    expect([waits.n, waits.longest.length]).toEqual([13, 10])
    expect(waits.longest.map(({ from }) => from).sort()).toEqual(waits.longest.map(({ from }) => from))
  })
})

describe('rework', () => {
  it('[RETRO-19] back from review is rejected, no longer done is reopened; each counts, the task once', () => {
    const { rework } = reportOf({
      tasks: { a: done, b: done, never: {} },
      events: [
        ...moved('a', ['10-12 10:00', 'todo', 'doing'], ['10-12 11:00', 'doing', 'in-review']),
        ...moved('a', ['10-12 12:00', 'in-review', 'doing'], ['10-12 13:00', 'doing', 'in-review']),
        ...moved('a', ['10-12 14:00', 'in-review', 'done'], ['10-12 15:00', 'done', 'in-review']),
        ...moved('a', ['10-12 16:00', 'in-review', 'done']),
        ...moved('b', ['10-12 10:00', 'todo', 'done']),
      ],
    })
    expect(rework.tasks).toEqual([{ taskId: 'a', rejected: 1, reopened: 1 }])
    expect([rework.firstPass.value, rework.firstPass.n, rework.firstPass.hits]).toEqual([0.5, 2, ['b']])
    expect([rework.index.value, rework.index.n]).toEqual([0.5, 4])
  })

  it('[RETRO-19] blocked work was handed to nobody: coming back from there is no rework, unless it was done', () => {
    const { rework } = reportOf({
      tasks: { a: { statusId: 'doing' }, b: { statusId: 'doing' }, c: { statusId: 'doing' } },
      events: [
        ...moved('a', ['10-12 10:00', 'doing', 'blocked'], ['10-12 11:00', 'blocked', 'doing']),
        ...moved('b', ['10-12 10:00', 'done', 'blocked'], ['10-12 11:00', 'blocked', 'doing']),
        ...moved('c', ['10-12 10:00', 'in-review', 'blocked'], ['10-12 11:00', 'blocked', 'doing']),
      ],
    })
    expect([...rework.firstPass.taskIds].sort()).toEqual(['b', 'c'])
    expect(rework.tasks).toEqual([
      { taskId: 'b', rejected: 0, reopened: 1 },
      { taskId: 'c', rejected: 1, reopened: 0 },
    ])
  })
})
