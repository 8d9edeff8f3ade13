import { describe, expect, it } from 'vitest'
import type { Day } from '#shared/domain/day'
import { drivenBy } from '#shared/insight/slips'
import { changed, happened, made, moved, pinned, reportOf, takenBack, timing } from './story'

const planned = (start: Day, days: number) => ({ timing: timing({ start, days }), statusId: 'done' })
const doneOn = (id: string, when: string) => moved(id, [when, 'todo', 'done'])
const after = (from: string, to: string) => ({ from, to, type: 'FS', lag: 0 }) as const

describe('planned against actual', () => {
  it('[RETRO-20] first dates beside what came, in working days; an open task tells how late it is', () => {
    const { tasks, phases, whole } = reportOf({
      tasks: { a: planned('2026-09-29', 2), b: { ...planned('2026-10-12', 3), statusId: 'doing' } },
      events: [
        ...moved('a', ['09-30 09:00', 'todo', 'doing'], ['10-08 10:00', 'doing', 'done']),
        ...moved('b', ['10-12 09:00', 'todo', 'doing']),
      ],
      now: '10-16 12:00',
    })
    expect(tasks.find(({ taskId }) => taskId === 'a')).toEqual({
      taskId: 'a',
      phaseId: null,
      isMilestone: false,
      planned: { start: '2026-09-29', finish: '2026-09-30' },
      actual: { start: '2026-09-30', finish: '2026-10-08' },
      startShift: 1,
      finishShift: 1,
      isOpen: false,
      lateDays: 0,
    })
    expect(tasks.find(({ taskId }) => taskId === 'b')).toMatchObject({
      isOpen: true,
      finishShift: null,
      lateDays: 2,
    })
    const span = { start: '2026-09-29', finish: '2026-10-14' }
    expect(whole).toMatchObject({
      planned: span,
      actual: { start: '2026-09-30', finish: null },
      isOpen: true,
    })
    expect(phases).toMatchObject([{ phaseId: null, done: ['a'], planned: span, finishShift: null }])
  })

  it('[RETRO-21] milestones tell by how much they were early or late', () => {
    const { milestones } = reportOf({
      tasks: {
        early: { timing: pinned('2026-10-12', null), statusId: 'done' },
        late: { timing: timing({ start: '2026-10-12', days: 0 }), statusId: 'done' },
        open: { timing: pinned('2026-10-12') },
        task: planned('2026-10-12', 1),
      },
      events: [
        ...doneOn('early', '10-09 10:00'),
        ...doneOn('late', '10-15 10:00'),
        ...doneOn('task', '10-20 10:00'),
      ],
    })
    expect([milestones.spans.length, milestones.variance.n, milestones.variance.value]).toEqual([3, 2, 0.5])
  })
})

describe('slips', () => {
  it('[RETRO-22] what a late predecessor left no room for is its own doing, the rest is the task’s', () => {
    const { slips } = reportOf({
      tasks: { a: planned('2026-10-12', 2), b: planned('2026-10-14', 2), c: planned('2026-10-19', 1) },
      bonds: [after('a', 'b'), after('b', 'c')],
      events: [
        ...doneOn('a', '10-16 10:00'), // planned 10-13: 3 late
        ...doneOn('b', '10-21 10:00'), // planned 10-15: 4 late, of which a forced 3 (10-19, 10-20)
        ...doneOn('c', '10-22 10:00'), // planned 10-19: 3 late, all forced by b
      ],
    })
    expect(
      slips.slipped.map(({ taskId, days, ownDays, driverId, drivenLate, effect }) => ({
        taskId,
        days,
        ownDays,
        driverId,
        drivenLate,
        effect,
      })),
    ).toEqual([
      { taskId: 'a', days: 3, ownDays: 3, driverId: null, drivenLate: 2, effect: 9 },
      { taskId: 'b', days: 4, ownDays: 1, driverId: 'a', drivenLate: 1, effect: 2 },
      { taskId: 'c', days: 3, ownDays: 0, driverId: 'b', drivenLate: 0, effect: 0 },
    ])
    expect(drivenBy(slips, 'a')).toEqual(['b', 'c'])
    expect([slips.n, drivenBy(slips, 'c')]).toEqual([3, []])
  })

  it('[RETRO-22] a predecessor whose lateness the float took up handed nothing down', () => {
    const { slips } = reportOf({
      tasks: { a: planned('2026-10-12', 1), b: planned('2026-10-19', 1) },
      bonds: [after('a', 'b')],
      events: [...doneOn('a', '10-14 10:00'), ...doneOn('b', '10-20 10:00')],
    })
    expect(slips.slipped.map(({ taskId, driverId, ownDays }) => [taskId, driverId, ownDays])).toEqual([
      ['a', null, 2],
      ['b', null, 1],
    ])
  })

  it('[RETRO-22] open work is late as of today or by its new date; done early or on rest days it is no slip', () => {
    const later = timing({ start: '2026-10-12', days: 6 })
    const { slips } = reportOf({
      tasks: {
        open: { ...planned('2026-10-12', 2), statusId: 'doing' },
        moved: { statusId: 'doing', timing: later },
        early: planned('2026-10-20', 1),
        rest: planned('2026-10-16', 1),
      },
      events: [
        changed('10-12 10:00', 'moved', {
          field: 'timing',
          from: timing({ start: '2026-10-12', days: 2 }),
          to: later,
        }),
        ...doneOn('early', '10-15 10:00'),
        ...doneOn('rest', '10-18 10:00'),
      ],
      now: '10-15 12:00',
    })
    expect(
      slips.slipped.map(({ taskId, finish, days, isOpen, postponed }) => [
        taskId,
        finish,
        days,
        isOpen,
        postponed,
      ]),
    ).toEqual([
      ['moved', '2026-10-19', 4, true, 1],
      ['open', '2026-10-15', 2, true, 0],
    ])
  })

  it('[RETRO-22] a ring of dependencies is nobody’s doing', () => {
    const { slips } = reportOf({
      tasks: { a: planned('2026-10-12', 1), b: planned('2026-10-12', 1), c: planned('2026-10-13', 1) },
      bonds: [after('a', 'b'), after('b', 'a'), after('b', 'c')],
      events: [...doneOn('a', '10-14 10:00'), ...doneOn('b', '10-14 10:00'), ...doneOn('c', '10-15 10:00')],
    })
    expect(slips.slipped.map(({ taskId, driverId, drivenLate }) => [taskId, driverId, drivenLate])).toEqual([
      ['b', null, 1],
      ['a', null, 0],
      ['c', 'b', 0],
    ])
  })
})

describe('what moved when', () => {
  const first = timing({ start: '2026-09-29', days: 2 })
  const second = timing({ start: '2026-10-08', days: 2 })

  it('[RETRO-23] every date that somebody moved, oldest first; first dates and what was undone are no move', () => {
    const slip = changed('09-29 10:00', 'a', { field: 'timing', from: first, to: second })
    const wrong = changed('09-30 10:00', 'a', { field: 'timing', from: second, to: first })
    const report = reportOf({
      tasks: { a: { timing: timing({ days: 2 }) }, b: { timing: first } },
      events: [
        changed('10-10 10:00', 'a', { field: 'timing', from: second, to: timing({ days: 2 }) }),
        made('09-01 09:00', 'a', 'b'),
        slip,
        wrong,
        takenBack('09-30 10:01', wrong),
        changed('09-28 10:00', 'b', { field: 'timing', from: timing({}), to: first }),
      ],
    })
    expect(report.moves.map(({ id, from, to, shift }) => [id, from.finish, to.finish, shift])).toEqual([
      ['a', '2026-09-30', '2026-10-09', 2],
      ['a', '2026-10-09', null, null],
    ])
    expect(report.moves[0]).toMatchObject({
      eventId: slip.id,
      personId: 'lin',
      kind: 'task',
      isPinned: false,
    })
  })

  it('[RETRO-23] a platform date moves with its time, a key date with its day and time at once', () => {
    const keyDate = (field: string, from: unknown, to: unknown) =>
      ({ kind: 'keyDate', id: 'wave', field, from, to, after: null }) as const
    const { moves } = reportOf({
      tasks: { a: { timing: pinned('2026-10-24') } },
      keyDates: { wave: { name: 'wave', day: '2026-10-20', time: '10:00' } },
      events: [
        changed('10-10 10:00', 'a', {
          field: 'timing',
          from: pinned('2026-10-24', null),
          to: pinned('2026-10-24'),
        }),
        happened('10-09 10:00', {
          changes: [keyDate('day', '2026-10-24', '2026-10-20'), keyDate('time', '20:00', '10:00')],
        }),
      ],
    })
    expect(moves).toMatchObject([
      {
        kind: 'keyDate',
        id: 'wave',
        from: { finish: '2026-10-24', time: '20:00' },
        to: { finish: '2026-10-20', time: '10:00' },
        shift: -4,
      },
      { kind: 'task', from: { time: null }, to: { time: '20:00' }, shift: 0, isPinned: true },
    ])
  })
})
