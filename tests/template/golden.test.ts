import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { workingDayAt } from '#shared/calendar/workingDays'
import type { Day } from '#shared/domain/day'
import type { Layout, PlannedTask } from '#shared/template/layOut'
import type { TemplateDependency } from '#shared/template/template'
import { goldenPlan } from './goldenPlan'
import { layoutOf, requestFor, taskOf } from './request'

const in2026 = layoutOf(requestFor('2026-11-11'))
const in2025 = layoutOf(requestFor('2025-11-11'))

const short = (day: Day) => day.slice(5)

/** A bar as the table of golden dates writes it. */
function spelled({ start, finish, pin }: PlannedTask): string {
  if (pin) return `${short(start)}${pin.time ? ` ${pin.time}` : ''} 📌`
  return start === finish ? short(start) : `${short(start)}→${short(finish)}`
}

/** The first day on which the dependency lets its successor begin. */
function earliestStart(layout: Layout, { from, type, lag }: TemplateDependency): Day {
  const { task, start, finish } = taskOf(layout, from)
  if (type === 'SS') return workingDayAt(chinaCalendar, start, lag)
  if (type !== 'FS') throw new Error(`the war room has no ${type} dependency`)
  return workingDayAt(chinaCalendar, finish, (task.days === 0 ? 0 : 1) + lag)
}

function violated(layout: Layout): string[] {
  return layout.tasks.flatMap(({ task, start }) =>
    task.dependencies
      .filter(dependency => start < earliestStart(layout, dependency))
      .map(({ from }) => `${from} → ${task.id}`),
  )
}

describe('the war room on its golden dates', () => {
  it('[TPL-1] has 80 tasks', () => {
    expect(goldenPlan).toHaveLength(80)
    expect(in2026.tasks.map(({ task }) => task.id)).toEqual(goldenPlan.map(row => row.id))
  })

  it.each(goldenPlan)('[TPL-3] $id lies on $in2026 in 2026 and on $in2025 in 2025', row => {
    expect(spelled(taskOf(in2026, row.id))).toBe(row.in2026)
    expect(spelled(taskOf(in2025, row.id))).toBe(row.in2025)
  })

  it('[TPL-3] runs from 60 working days before T to 11 after it', () => {
    expect(in2026.span).toEqual({ start: '2026-08-13', finish: '2026-11-26' })
    expect(in2025.span).toEqual({ start: '2025-08-13', finish: '2025-11-26' })
  })

  it('[TPL-3] its phases follow each other', () => {
    expect(in2026.phases).toEqual([
      { id: 'planning', start: '2026-08-13', finish: '2026-10-12', workingDays: 39 },
      { id: 'warm-up', start: '2026-10-08', finish: '2026-11-09', workingDays: 24 },
      { id: 'peak', start: '2026-11-10', finish: '2026-11-17', workingDays: 6 },
      { id: 'encore', start: '2026-11-12', finish: '2026-11-23', workingDays: 8 },
      { id: 'retrospective', start: '2026-11-16', finish: '2026-11-26', workingDays: 9 },
    ])
  })

  it('[TPL-3] no bar begins in the National Day holiday, and make-up days are used', () => {
    const starts = in2026.tasks.map(({ start }) => start)
    expect(starts.filter(day => day >= '2026-10-01' && day <= '2026-10-07')).toEqual([])
    expect(taskOf(in2026, 'D11-31').finish).toBe('2026-09-20')
    expect(taskOf(in2026, 'D11-35').finish).toBe('2026-10-10')
  })

  it('[TPL-4] every dependency is kept in both years', () => {
    expect(violated(in2026)).toEqual([])
    expect(violated(in2025)).toEqual([])
  })

  it('[TPL-4] a layout that breaks one would be noticed', () => {
    const keyDates = { ...requestFor('2026-11-11').keyDates, presale: { day: '2026-10-16', time: '20:00' } }
    expect(violated(layoutOf(requestFor('2026-11-11', { keyDates })))).toContain('D11-27 → D11-34')
  })

  it('[TPL-8] both years are published and nothing is too late on the first day', () => {
    for (const layout of [in2026, in2025]) {
      expect([layout.unpublishedYears, layout.tooLate, layout.dutyDays]).toEqual([[], [], []])
    }
  })
})
