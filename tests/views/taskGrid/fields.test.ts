import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { taskRowIn } from '#shared/projections/gantt/rows'
import { readLook } from '../../../src-renderer/views/taskGrid/columns'
import {
  type Field,
  fieldPlaces,
  fieldText,
  readDay,
  readField,
} from '../../../src-renderer/views/taskGrid/fields'
import { emptyPlan, phase, pinned, planned, rowsOf, task, withRecords } from '#support/ganttPlan'

const hours = { amount: 4, unit: 'hour', isElapsed: false } as const
const rows = rowsOf(
  withRecords(
    emptyPlan,
    phase('p', 'a1'),
    task('bar', 'a1', { phaseId: 'p', timing: planned('2026-10-12', 3) }),
    task('hours', 'a2', { timing: { ...planned('2026-10-12', 1), length: hours } }),
    task('gala', 'a3', { timing: pinned('2026-10-24', '20:00') }),
    task('booked', 'a4', { timing: pinned('2026-10-24', null, 2) }),
    task('whole', 'a5'),
    task('part', 'a6', { parentId: 'whole', timing: planned('2026-10-12', 1) }),
    task('timed', 'a8', { timing: { ...planned('2026-10-12', 1), startTime: '14:00' } }),
    task('begun', 'a9', {
      timing: { ...planned('2026-10-12', 1), startTime: '14:00' },
      actual: { start: '2026-10-12', finish: null },
    }),
    task('due', 'a7', { timing: { start: null, days: 2, due: '2026-10-15', pin: null } }),
  ),
)
const look = readLook(undefined, undefined)
const ground = {
  calendar: chinaCalendar,
  today: '2026-09-14',
  timeOf: () => rows.source.dates.calendars.time,
} as const

function row(key: string) {
  const found = taskRowIn(rows, key) ?? rows.rows.find(one => one.key === key)
  if (found === undefined) throw new Error(`no row ${key}`)
  return found
}

const fieldsOf = (key: string) => fieldPlaces(row(key), look).map(({ field }) => field)
const read = (key: string, field: Field, typed: string) => readField({ field, row: row(key) }, typed, ground)

describe('cells that can be edited', () => {
  it('[GANTT-57] are title, length, start and finish, as far as they are the row’s own', () => {
    expect(fieldsOf('bar')).toEqual(['title', 'length', 'start', 'finish'])
    expect(fieldsOf('whole')).toEqual(['title'])
    expect(fieldsOf('p')).toEqual(['title'])
    expect(fieldsOf('without-phase')).toEqual([])
    expect(fieldsOf('booked')).toEqual(['title', 'length', 'finish'])
    expect(fieldsOf('gala')).toEqual(['title', 'length'])
  })

  it('[GANTT-57] lie in the halves of the dates unless start and finish have columns', () => {
    const places = fieldPlaces(row('bar'), look)
    expect(places.map(({ left, width }) => [left, width])).toEqual([
      [40, 220],
      [296, 40],
      [336, 52],
      [388, 52],
    ])
    const own = fieldPlaces(row('bar'), readLook('start dates', 200))
    expect(own.map(({ field, left }) => [field, left])).toEqual([
      ['title', 40],
      ['start', 240],
      ['finish', 372],
    ])
  })

  it('[GANTT-57] say what is there so that it can be typed again', () => {
    const said = (key: string) => fieldsOf(key).map(field => fieldText(field, row(key), 'zh'))
    expect(said('bar')).toEqual(['bar', '3', '2026-10-12', '2026-10-14'])
    expect(said('hours').slice(0, 2)).toEqual(['hours', '4h'])
    expect(said('gala')).toEqual(['gala', '0'])
    expect(said('due')).toEqual(['due', '2', '', '2026-10-15'])
  })
})

describe('what is typed into a cell', () => {
  it('[GANTT-57] renames a task or a phase', () => {
    expect(read('bar', 'title', '新')).toEqual({
      intent: { command: 'renameTask', input: { taskId: 'bar', title: '新' } },
    })
    expect(read('p', 'title', '新')).toEqual({
      intent: { command: 'changePhase', input: { phaseId: 'p', name: '新' } },
    })
  })

  it('[GANTT-57] is a length as people write it, 0 a milestone', () => {
    expect(read('bar', 'length', '4h')).toEqual({
      intent: { command: 'scheduleTask', input: { taskId: 'bar', length: hours } },
    })
    expect(read('bar', 'length', ' 0 天')).toMatchObject({ intent: { input: { days: 0 } } })
    expect(read('bar', 'length', 'soon')).toEqual({ unread: 'task.badLength' })
  })

  it('[GANTT-58] is a day, whole or of the year that is shown', () => {
    expect(read('bar', 'start', '10-20')).toEqual({
      intent: { command: 'scheduleTask', input: { taskId: 'bar', start: '2026-10-20' } },
    })
    expect(read('bar', 'start', '')).toMatchObject({ intent: { input: { start: null } } })
    expect(read('bar', 'finish', '2026-10-16')).toMatchObject({ intent: { input: { due: '2026-10-16' } } })
    expect(read('bar', 'finish', '')).toEqual({ unread: 'refusal.badDay' })
    expect(read('due', 'finish', '')).toMatchObject({ intent: { input: { due: null } } })
    expect(
      ['1-5', '2027/2/3', '02-30', '2026-13-01', 'x'].map(typed => readDay(typed, '2026-10-01')),
    ).toEqual(['2026-01-05', '2027-02-03', undefined, undefined, undefined])
  })

  it('[GANTT-68] a clock time stands behind the day', () => {
    const said = (key: string) =>
      (['start', 'finish'] as const).map(field => fieldText(field, row(key), 'zh'))
    expect(said('timed')).toEqual(['2026-10-12 14:00', '2026-10-13 14:00'])
    expect(said('begun')).toEqual(['2026-10-12', '2026-10-13 14:00'])
    for (const typed of ['10-20 14:00', '2026-10-20 14：00', '2026-10-20T14:00']) {
      expect(read('bar', 'start', typed)).toEqual({
        intent: {
          command: 'scheduleTask',
          input: { taskId: 'bar', start: '2026-10-20', startTime: '14:00' },
        },
      })
    }
    expect(read('bar', 'start', '10-20 9:05')).toMatchObject({ intent: { input: { startTime: '09:05' } } })
    expect(read('bar', 'start', '14:00')).toEqual({ unread: 'refusal.badDay' })
    expect(read('begun', 'start', '10-20 14:00')).toEqual({ unread: 'task.dayAlone' })
  })

  it('[GANTT-68] a finish says how long the work is, from where it really begins', () => {
    const length = (amount: number, unit: string) => ({ amount, unit, isElapsed: false })
    const finish = (key: string, typed: string) => read(key, 'finish', typed)
    expect(finish('timed', '10-12')).toMatchObject({ intent: { input: { length: length(4, 'hour') } } })
    expect(finish('timed', '10-12 16:30')).toMatchObject({
      intent: { input: { length: length(150, 'minute') } },
    })
    expect(finish('bar', '10-13 18:00')).toMatchObject({ intent: { input: { length: length(2, 'day') } } })
    expect(finish('timed', '10-12 13:00')).toEqual({ unread: 'task.endsBeforeStart' })
    expect(finish('timed', '10-12 25:00')).toEqual({ unread: 'refusal.badTime' })
    expect(finish('due', '10-12 13:00')).toEqual({ unread: 'task.dayAlone' })
  })
})
