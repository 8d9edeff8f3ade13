import { describe, expect, it, vi } from 'vitest'
import { type Day, dayNumber } from '#shared/domain/day'
import { taskRowIn } from '#shared/projections/gantt/rows'
import { edgePush } from '../../../src-renderer/views/gantt/gesture/edgeScroll'
import { dayAt, visibleRows, spanOf, type View, xOf } from '../../../src-renderer/views/gantt/stage/geometry'
import { hitAt } from '../../../src-renderer/views/gantt/gesture/hit'
import { fromKeyDay } from '../../../src-renderer/views/gantt/paint/axisLabels'
import { todayAt } from '../../../src-renderer/views/gantt/paint/paintBackground'
import { placeTime } from '../../../src-renderer/session/placeTime'
import { axisLevel } from '../../../src-renderer/views/gantt/paint/paintAxis'
import { fittingZoom, nextZoom, ZOOMS } from '../../../src-renderer/views/gantt/stage/zoom'
import { datesText, daysText } from '../../../src-renderer/views/taskGrid/columns'
import { shortName } from '../../../src-renderer/views/taskGrid/personDisc'
import { emptyPlan, phase, pinned, planned, rowsOf, task, withRecords } from '#support/ganttPlan'

const plan = withRecords(
  emptyPlan,
  phase('p', 'a1'),
  task('bar', 'a1', { phaseId: 'p', timing: planned('2026-10-12', 3) }),
  task('pin', 'a2', { phaseId: 'p', timing: pinned('2026-10-24', '20:00') }),
  task('due', 'a3', { phaseId: 'p', timing: { start: null, days: 2, due: '2026-10-15', pin: null } }),
  task('none', 'a4', { phaseId: 'p' }),
)
const rows = rowsOf(plan)
const first = dayNumber('2026-10-01')
const view: View = {
  width: 1040,
  height: 64 + 240,
  gridWidth: 440,
  scrollLeft: 100,
  scrollTop: 12,
  perDay: 20,
  origin: first - 5,
  days: 400,
  rowCount: rows.rows.length,
}

function row(id: string) {
  const found = taskRowIn(rows, id)
  if (found === null) throw new Error(`no row ${id}`)
  return found
}

describe('geometry of the chart', () => {
  it('[GANTT-36] days and pixels are each other’s inverse', () => {
    expect(xOf(view, first)).toBe(0)
    expect(xOf(view, first + 2)).toBe(40)
    expect(dayAt(view, xOf(view, first + 7.5))).toBe(first + 7.5)
  })

  it('[GANTT-36] rows that show a part of themselves are in sight', () => {
    expect(visibleRows({ ...view, rowCount: 100 })).toEqual({ first: 0, last: 10 })
    expect(visibleRows(view)).toEqual({ first: 0, last: 4 })
    expect(visibleRows({ ...view, rowCount: 0 })).toEqual({ first: 0, last: -1 })
  })

  it('[GANTT-37] bars cover their last day, a pinned milestone stands at its clock time', () => {
    const start = dayNumber('2026-10-12')
    expect(spanOf(row('bar'), view)).toEqual({ kind: 'bar', from: start, to: start + 3 })
    const at = dayNumber('2026-10-24') + 20 / 24
    expect(spanOf(row('pin'), view)).toEqual({ kind: 'milestone', from: at, to: at })
    expect(spanOf(row('due'), view)?.kind).toBe('due')
    expect(spanOf(row('none'), view)).toBeNull()
    expect(rows.rows[0] !== undefined && spanOf(rows.rows[0], view)).toMatchObject({
      kind: 'rail',
      from: start,
    })
  })

  it('[GANTT-46] where hours are shown, bars and milestones stand at their minutes', () => {
    const start = dayNumber('2026-10-12')
    const fine = { perDay: 320 }
    expect(spanOf(row('bar'), fine)).toEqual({
      kind: 'bar',
      from: start + 9 / 24,
      to: start + 2 + 18 / 24,
    })
    const at = dayNumber('2026-10-24') + 20 / 24
    expect(spanOf(row('pin'), fine)).toMatchObject({ from: at })
  })

  it('[GANTT-38] [GANTT-47] the pointer finds bars, their ends, the handles beside them, rows and nothing', () => {
    const y = 24 + 2
    const start = xOf(view, dayNumber('2026-10-12'))
    const on = (x: number, height = y) => hitAt(view, rows.rows, { x, y: height }).on
    expect([
      on(start + 5),
      on(start + 58),
      on(start + 63),
      on(start - 10),
      on(start - 20),
      on(start, 900),
    ]).toEqual(['bar', 'end', 'end', 'handle', 'row', 'nothing'])
    expect(on(xOf(view, dayNumber('2026-10-24') + 20 / 24) + 6, y + 24)).toBe('bar')
  })

  it('[GANTT-39] a hand near an edge moves the sight, in the middle it does not', () => {
    const size = { clientWidth: 600, clientHeight: 300 }
    expect(edgePush({ x: 300, y: 150 }, size)).toEqual([0, 0])
    const [left, up] = edgePush({ x: 10, y: 10 }, size)
    const [right, down] = edgePush({ x: 595, y: 295 }, size)
    expect([Math.sign(left), Math.sign(up), Math.sign(right), Math.sign(down)]).toEqual([-1, -1, 1, 1])
  })
})

describe('zoom', () => {
  it('[GANTT-40] steps to the next level and stays within the first and the last', () => {
    expect(nextZoom(19, 1)).toBe(28)
    expect(nextZoom(20, -1)).toBe(19)
    expect(nextZoom(ZOOMS[0], -1)).toBe(ZOOMS[0])
    expect(nextZoom(ZOOMS.at(-1) ?? 0, 1)).toBe(ZOOMS.at(-1))
  })

  it('[GANTT-40] fits the whole plan, and names hours to quarters as there is room', () => {
    expect(fittingZoom({ first: 0, last: 99 }, 1048)).toBe(10)
    expect([200, 19, 6, 1, 0.4].map(axisLevel)).toEqual(['hours', 'days', 'weeks', 'months', 'quarters'])
    expect([fromKeyDay(23), fromKeyDay(0), fromKeyDay(-5), fromKeyDay(null)]).toEqual([
      'T−23',
      'T',
      'T+5',
      '',
    ])
  })
})

describe('cells', () => {
  it('[GANTT-41] say length and dates, a clock time where one is fixed, a due day without a plan', () => {
    expect(['bar', 'pin', 'due', 'none'].map(id => [daysText(row(id)), datesText(row(id))])).toEqual([
      ['3', '10-12 – 10-14'],
      ['◆', '10-24 20:00'],
      ['', '– 10-15'],
      ['', '—'],
    ])
  })

  it('[GANTT-42] a person is a surname in Chinese, two letters else', () => {
    expect(['林岚', 'Li Yang', 'Ops', 'IT 技术', 'de la Cruz'].map(shortName)).toEqual([
      '林',
      'LY',
      'Op',
      'IT',
      'DL',
    ])
  })
})

it('[GANTT-69] the line of today stands at the time of day where hours are shown', () => {
  const scene = { today: '2026-10-14', now: dayNumber('2026-10-14') * 1_440 + 900 } as const
  expect(todayAt(scene, { perDay: 119 })).toBe(dayNumber('2026-10-14') + 0.5)
  expect(todayAt(scene, { perDay: 120 })).toBe(dayNumber('2026-10-14') + 15 / 24)
})

it('[GANTT-69] which is that of the place, told every minute until nobody listens', () => {
  vi.useFakeTimers()
  const clock = {
    now: () => Date.UTC(2026, 9, 14, 7, 0, 59),
    today: (): Day => '2026-10-14',
    zone: 'America/New_York',
  } as const
  const { now, follow } = placeTime(clock)
  expect(now()).toBe(dayNumber('2026-10-14') * 1_440 + 900)
  const heard = vi.fn<() => void>()
  const stop = follow(heard)
  vi.advanceTimersByTime(180_000)
  stop()
  vi.advanceTimersByTime(180_000)
  expect(heard).toHaveBeenCalledTimes(3)
  vi.useRealTimers()
})
