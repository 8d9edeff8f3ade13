import { setPlanning } from '#shared/commands/planning/setPlanning'
import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { make } from '#shared/model/edit'
import { NO_TIMING, type Timing } from '#shared/model/timing'
import { ganttConflicts } from '#shared/projections/gantt/conflicts'
import { board } from '#shared/projections/board/board'
import { wallScale } from '#shared/projections/wall/wall'
import { rhythm } from '#shared/projections/wall/rhythm'
import { plannedDates } from '#shared/schedule/plannedDates'
import { datesOf } from '#support/ganttPlan'
import { newReplica } from '#support/plan'

const timing = (changes: Partial<Timing>): Timing => ({ ...NO_TIMING, ...changes })
const dates = (changes: Partial<Timing>) => plannedDates(timing(changes), chinaCalendar)

describe('planned dates', () => {
  it('[VIEW-1] run over 国庆 and the make-up day, a milestone takes no day, a pin stands', () => {
    expect(dates({ start: '2026-09-30', days: 2 })).toEqual({ start: '2026-09-30', finish: '2026-10-08' })
    expect(dates({ start: '2026-10-03', days: 1 })).toEqual({ start: '2026-10-03', finish: '2026-10-03' })
    expect(dates({ start: '2026-10-14', days: 0 })).toEqual({ start: '2026-10-14', finish: '2026-10-14' })
    const pin = { day: '2026-11-11', time: null, zone: 'Asia/Shanghai' } as const
    expect(dates({ start: '2026-10-14', days: 1, pin })?.start).toBe('2026-11-11')
    expect(dates({ due: '2026-10-14' })).toBeNull()
  })

  it('[VIEW-2] no day and no length that a peer may have written breaks a picture', () => {
    const replica = newReplica()
    const wild: Partial<Timing>[] = [
      { start: '2199-12-31', days: 3_650 },
      { start: '1970-01-01', days: 1 },
      { start: '1970-01-01', days: 0 },
      { start: '2199-12-31', days: 1 },
    ]
    replica.write(
      ...wild.map((one, at) => make('task', `t${at}`, { title: 'x', timing: timing(one) })),
      make('dependency', 't1~t2', { from: 't1', to: 't2', lag: -3_650 }),
      make('dependency', 't0~t3', { from: 't0', to: 't3', lag: 3_650 }),
      make('dependency', 't3~t1', { from: 't3', to: 't1', type: 'SF', lag: 3_650 }),
    )
    const plan = replica.now()
    const day = { dates: datesOf(plan), today: '2026-10-14' } as const
    expect(dates(wild[0] ?? {})?.finish).toBe('2199-12-31')
    expect(rhythm(plan, day)).not.toBeNull()
    replica.run(setPlanning, { slipPolicy: 'off' })
    const off = replica.now()
    const whole = rhythm(off, { ...day, dates: datesOf(off) })
    expect(wallScale([whole], day.today)).toMatchObject({ start: '1970-01-01', finish: '2199-12-31' })
    expect(board(plan, { phaseId: null, personId: null, text: '' })[0]?.total).toBe(4)
  })
})

describe('violated dependencies', () => {
  it.each<[string, Partial<Timing>, Partial<Timing>, object, string | null]>([
    ['FS kept', { start: '2026-10-12', days: 2 }, { start: '2026-10-14' }, {}, null],
    ['FS broken', { start: '2026-10-12', days: 3 }, { start: '2026-10-14' }, {}, '2026-10-15'],
    ['FS over 国庆', { start: '2026-09-30', days: 1 }, { start: '2026-09-30' }, {}, '2026-10-08'],
    [
      'FS after a milestone may begin that day',
      { start: '2026-10-14', days: 0 },
      { start: '2026-10-14' },
      {},
      null,
    ],
    ['FS with a lag', { start: '2026-10-12', days: 1 }, { start: '2026-10-13' }, { lag: 2 }, '2026-10-15'],
    ['SS', { start: '2026-10-14' }, { start: '2026-10-13' }, { type: 'SS' }, '2026-10-14'],
    ['FF', { start: '2026-10-14', days: 2 }, { start: '2026-10-14' }, { type: 'FF' }, '2026-10-15'],
    ['SF', { start: '2026-10-14' }, { start: '2026-10-12' }, { type: 'SF' }, '2026-10-14'],
    ['without a start nothing is broken', { due: '2026-10-14' }, { start: '2026-10-12' }, {}, null],
  ])('[VIEW-3] %s', (_name, ...[from, to, dependency, allowed]) => {
    const replica = newReplica()
    replica.write(
      make('task', 'a', { title: 'a', timing: timing(from) }),
      make('task', 'b', { title: 'b', timing: timing(to) }),
      make('dependency', 'a~b', { from: 'a', to: 'b', ...dependency }),
    )
    const broken = () =>
      [...ganttConflicts(replica.now(), datesOf(replica.now()), null).byTask.values()].flatMap(list =>
        list.flatMap(one => (one.kind === 'dependency' ? [one.allowed] : [])),
      )
    replica.run(setPlanning, { slipPolicy: 'off' })
    expect(broken()).toEqual(allowed === null ? [] : [allowed])
    replica.run(setPlanning, { slipPolicy: 'push' })
    expect(broken()).toEqual([])
  })
})
