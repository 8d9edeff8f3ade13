import { describe, expect, it } from 'vitest'
import { figuresOf } from '#shared/insight/figures'
import { made, moved, reportOf, timing } from './story'

describe('figures for the command line', () => {
  const story = {
    tasks: {
      a: { statusId: 'done', timing: timing({ start: '2026-10-12', days: 1 }) },
      b: { statusId: 'doing', timing: timing({ start: '2026-10-12', days: 1 }) },
      c: { statusId: 'done', timing: timing({ start: '2026-10-13', days: 1 }) },
    },
    events: [
      made('10-12 09:00', 'a', 'b', 'c'),
      ...moved('a', ['10-12 10:00', 'todo', 'doing'], ['10-12 16:10', 'doing', 'done']),
      ...moved('c', ['10-13 10:00', 'todo', 'done']),
    ],
    now: '10-14 12:00',
  }

  it('[RETRO-24] every number under its name with n and unit, to one decimal', () => {
    const figures = figuresOf(reportOf(story))
    expect(figures.overdue).toEqual({ value: 33.3, n: 3, unit: 'percent' })
    expect(figures['overdue.lateDays']).toEqual({ value: 2, n: 1, unit: 'workingDays' })
    expect(figures['status.doing.hours']).toEqual({ value: 24.2, n: 2, unit: 'hours' })
    expect(figures.onTimeLaunch).toEqual({ value: null, n: 0, unit: 'percent' })
    expect(figures['cycle.untimed']).toEqual({ value: 1, n: 2, unit: 'count' })
    expect(figures.slips).toEqual({ value: 1, n: 3, unit: 'count' })
  })

  it('[RETRO-24] the same names in the same order for the same project, and nothing that JSON would lose', () => {
    const [once, again] = [
      figuresOf(reportOf(story)),
      figuresOf(reportOf({ ...story, events: [...story.events].reverse() })),
    ]
    expect(JSON.stringify(again)).toBe(JSON.stringify(once))
    expect(JSON.parse(JSON.stringify(once))).toEqual(once)
    expect(Object.values(once).every(({ n }) => Number.isInteger(n))).toBe(true)
  })

  it('[RETRO-5] of a project without tasks every value is null or a count of none', () => {
    const empty = Object.entries(figuresOf(reportOf({ tasks: {} })))
    expect(empty.filter(([, { value }]) => value !== null)).toEqual([])
  })
})
