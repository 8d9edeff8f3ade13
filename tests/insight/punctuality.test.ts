import { describe, expect, it } from 'vitest'
import { percent } from '#shared/insight/figure'
import { changed, made, moved, pinned, reportOf, timing } from './story'

const due = (day: `${number}-${number}-${number}`) => ({ timing: timing({ due: day }) })

describe('overdue', () => {
  it('[RETRO-2] due on the make-up Saturday 10-10 and done on 10-12 is late by one working day', () => {
    const { overdue } = reportOf({
      tasks: { a: { ...due('2026-10-10'), statusId: 'done' } },
      events: moved('a', ['10-12 10:00', 'todo', 'done']),
    })
    expect([overdue.value, overdue.n, overdue.hits, overdue.lateDays.value]).toEqual([1, 1, ['a'], 1])
  })

  it('[RETRO-2] a due day lasts to its end, also when it is a rest day', () => {
    const { overdue } = reportOf({
      tasks: {
        kept: { ...due('2026-10-04'), statusId: 'done' },
        late: { ...due('2026-10-04'), statusId: 'done' },
      },
      events: [
        ...moved('kept', ['10-04 23:59', 'todo', 'done']),
        ...moved('late', ['10-05 00:00', 'todo', 'done']),
      ],
    })
    expect([overdue.hits, overdue.n]).toEqual([['late'], 2])
    expect(overdue.lateDays).toEqual({ value: 0, n: 1, taskIds: ['late'] })
  })

  it('[RETRO-2] open and past its day is overdue until today; what is due later, or never, is not counted', () => {
    const { overdue } = reportOf({
      tasks: { open: due('2026-10-27'), today: due('2026-10-30'), ahead: due('2026-11-02'), never: {} },
      now: '10-30 12:00',
    })
    expect([overdue.taskIds, overdue.hits, overdue.noDue]).toEqual([['open'], ['open'], ['never']])
    expect(overdue.lateDays.value).toBe(3)
  })

  it('[RETRO-3] moving the date saves the present rate and not the one by the first dates', () => {
    const { overdue, overdueNow } = reportOf({
      tasks: { a: { timing: timing({ due: '2026-10-20' }), statusId: 'done' } },
      events: [
        changed('10-14 09:00', 'a', {
          field: 'timing',
          from: timing({ due: '2026-10-15' }),
          to: timing({ due: '2026-10-20' }),
        }),
        ...moved('a', ['10-19 09:00', 'todo', 'done']),
      ],
    })
    expect([overdue.value, overdueNow.value]).toEqual([1, 0])
  })

  it('[RETRO-3] a task without dates at first is held to the first that it ever got', () => {
    const { overdue } = reportOf({
      tasks: { a: { timing: timing({ due: '2026-10-29' }) } },
      events: [
        changed('10-10 09:00', 'a', { field: 'timing', from: timing({}), to: timing({ due: '2026-10-22' }) }),
        changed('10-21 09:00', 'a', {
          field: 'timing',
          from: timing({ due: '2026-10-22' }),
          to: timing({ due: '2026-10-29' }),
        }),
      ],
    })
    expect(overdue.lateDays.value).toBe(6)
  })

  it('[RETRO-2] work on campaign days is late by days of the calendar', () => {
    const { overdue } = reportOf({
      tasks: { a: { ...due('2026-10-16'), statusId: 'done', tags: ['campaignDay'] } },
      events: moved('a', ['10-18 09:00', 'todo', 'done']),
    })
    expect(overdue.lateDays.value).toBe(2)
  })

  it('[RETRO-4] cancelled and removed tasks are nowhere, archived ones stay, of the reopened the last time counts', () => {
    const report = reportOf({
      tasks: {
        cancelled: { ...due('2026-10-12'), statusId: 'cancelled', tags: ['launch', 'material'] },
        removed: { ...due('2026-10-12'), isRemoved: true },
        archived: { ...due('2026-10-12'), isArchived: true },
        reopened: { ...due('2026-10-12'), statusId: 'done' },
      },
      events: moved(
        'reopened',
        ['10-12 09:00', 'todo', 'done'],
        ['10-12 10:00', 'done', 'doing'],
        ['10-13 09:00', 'doing', 'done'],
      ),
    })
    expect(report.cancelled).toEqual(['cancelled'])
    expect([...report.overdue.taskIds].sort()).toEqual(['archived', 'reopened'])
    expect([...report.overdue.hits].sort()).toEqual(['archived', 'reopened'])
    expect([report.launches.n, report.materials.n, report.taskIds.length]).toEqual([0, 0, 2])
  })

  it('[RETRO-5] nothing to count is null with n 0, never 0 %', () => {
    const report = reportOf({ tasks: {} })
    const { launches, overdue, materials, cycle, lead, rework, milestones, statuses, waits, slips } = report
    for (const figure of [launches, overdue, overdue.lateDays, materials, rework.firstPass, rework.index]) {
      expect([figure.value, figure.n]).toEqual([null, 0])
    }
    expect([cycle.working.median, lead.p85, lead.mean, milestones.variance.value]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect([statuses, waits.n, slips.n, percent(launches.value)]).toEqual([[], 0, 0, null])
  })
})

describe('launches', () => {
  const launch = { tags: ['launch'], statusId: 'done', timing: pinned('2026-10-24') }

  it('[RETRO-6] a platform time holds to the minute, a day to its end', () => {
    const { launches } = reportOf({
      tasks: {
        sharp: launch,
        late: launch,
        day: { ...launch, timing: pinned('2026-10-24', null) },
        plan: { ...launch, timing: timing({ start: '2026-10-23', days: 2 }) },
      },
      events: [
        ...moved('sharp', ['10-24 20:00', 'todo', 'done']),
        ...moved('late', ['10-24 20:01', 'todo', 'done']),
        ...moved('day', ['10-24 23:30', 'todo', 'done']),
        ...moved('plan', ['10-26 23:30', 'todo', 'done']),
      ],
    })
    expect([launches.n, [...launches.hits].sort()]).toEqual([4, ['day', 'plan', 'sharp']])
    expect(percent(launches.value)).toBe(75)
  })

  it('[RETRO-6] a launch of one day holds to its platform time, a day of duty to the end of its day', () => {
    const day = { ...launch, timing: { ...pinned('2026-10-24'), days: 1 } }
    const { overdue, launches } = reportOf({
      tasks: { launch: day, duty: { ...day, tags: ['campaignDay'] } },
      events: ['launch', 'duty'].flatMap(id => moved(id, ['10-24 20:01', 'todo', 'done'])),
    })
    expect([overdue.hits, overdue.n, launches.value]).toEqual([['launch'], 2, 0])
  })

  it('[RETRO-6] not launched when its time has come is late; planned for later it is not counted', () => {
    const { launches } = reportOf({
      tasks: {
        missed: { ...launch, statusId: 'doing' },
        ahead: { ...launch, statusId: 'todo', timing: pinned('2026-11-11') },
        never: { tags: ['launch'] },
      },
    })
    expect([launches.value, launches.taskIds]).toEqual([0, ['missed']])
    expect([launches.ahead, launches.unplanned]).toEqual([['ahead'], ['never']])
  })

  it('[RETRO-6] taken back within a day it counts as on time, and is told', () => {
    const { launches } = reportOf({
      tasks: { back: launch, longer: launch },
      events: [
        ...moved(
          'back',
          ['10-24 19:50', 'todo', 'done'],
          ['10-24 23:00', 'done', 'doing'],
          ['10-25 21:00', 'doing', 'done'],
        ),
        ...moved(
          'longer',
          ['10-24 19:50', 'todo', 'done'],
          ['10-26 23:00', 'done', 'doing'],
          ['10-27 21:00', 'doing', 'done'],
        ),
      ],
    })
    expect([launches.hits, launches.rolledBack]).toEqual([['back'], ['back']])
  })

  it('[RETRO-6] a launch is held to its first platform date, not to a day it had before', () => {
    const { launches } = reportOf({
      tasks: { a: launch },
      events: [
        changed('10-01 09:00', 'a', {
          field: 'timing',
          from: timing({ start: '2026-10-20', days: 0 }),
          to: launch.timing,
        }),
        ...moved('a', ['10-24 19:00', 'todo', 'done']),
      ],
    })
    expect(launches.value).toBe(1)
  })
})

describe('materials and goals', () => {
  const material = { tags: ['material'], statusId: 'done' }
  const goal = {
    metric: 'materialReady',
    target: 0.5,
    tag: 'material',
    day: '2026-10-20',
    position: 'a0',
  } as const

  it('[RETRO-7] a goal is measured at its deadline, the report now; what was made later was not asked for then', () => {
    const { goals, materials } = reportOf({
      tasks: { a: material, b: material, c: { ...material, statusId: 'todo' }, later: material },
      events: [
        made('10-01 09:00', 'a', 'b', 'c'),
        ...moved('a', ['10-15 09:00', 'todo', 'done']),
        ...moved('b', ['10-21 00:00', 'todo', 'done']),
        made('10-25 09:00', 'later'),
        ...moved('later', ['10-26 09:00', 'todo', 'done']),
      ],
      goals: { g: goal, h: { ...goal, day: '2026-12-01', position: 'a1' } },
    })
    expect([materials.n, materials.hits.length, materials.added]).toEqual([4, 3, ['later']])
    expect(goals.map(one => [one.measured.hits.length, one.measured.n, one.isReached])).toEqual([
      [1, 3, false],
      [3, 4, null],
    ])
  })

  it('[RETRO-7] reached is reached exactly; launches are counted up to the deadline', () => {
    const launch = { tags: ['launch'], statusId: 'done' }
    const { goals } = reportOf({
      tasks: {
        a: { ...launch, timing: pinned('2026-10-20') },
        b: { ...launch, timing: pinned('2026-10-20') },
        after: { ...launch, timing: pinned('2026-10-22') },
      },
      events: [
        ...moved('a', ['10-20 19:00', 'todo', 'done']),
        ...moved('b', ['10-20 21:00', 'todo', 'done']),
        ...moved('after', ['10-22 19:00', 'todo', 'done']),
      ],
      goals: { g: { ...goal, metric: 'onTimeLaunch', tag: 'launch', time: '20:00' } },
    })
    expect(goals.map(one => [one.measured.value, one.measured.n, one.isReached])).toEqual([[0.5, 2, true]])
  })
})
