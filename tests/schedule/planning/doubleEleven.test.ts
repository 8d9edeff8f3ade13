import { describe, expect, it } from 'vitest'
import type { Conflict } from '#shared/schedule/engine/result'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { moves } from '#shared/schedule/planning/moves'
import { planBackwards } from '#shared/schedule/planning/planBackwards'
import type { Planned } from '#shared/schedule/planning/planned'
import { remediesFor } from '#shared/schedule/planning/remedies/remediesFor'
import { slip } from '#shared/schedule/planning/slip'
import type { WorkPlan } from '#shared/schedule/workPlan'
import { templatePlan, WORK_DAY } from '#support/templatePlan'
import { moment, momentText, taskIn } from '#support/workPlan'
import { layoutOf, requestFor, usualKeyDates } from '../../template/request'

const T = '2026-11-11'
const layout = layoutOf(requestFor(T))
const plan = templatePlan(layout)

function planned(one: WorkPlan): Planned {
  return { plan: one, schedule: schedulePlan(one), engine: schedulePlan }
}

function withDays(one: WorkPlan, days: Readonly<Record<string, number>>): WorkPlan {
  const edited = one.tasks.flatMap(task => {
    const length = days[task.id]
    return length === undefined
      ? []
      : [{ ...task, duration: { minutes: length * WORK_DAY, isElapsed: false } }]
  })
  return slip(planned(one), edited, 'push')
}

function barOf(one: WorkPlan, id: string): string {
  const { start, finish } = taskIn(schedulePlan(one), id)
  return [start, finish].map(at => momentText(at).slice(5, 10)).join('→')
}

function conflictsOf(one: WorkPlan): (readonly [string, Conflict['kind'], number])[] {
  return schedulePlan(one).conflicts.map(
    ({ taskId, kind, byMinutes }) => [taskId, kind, byMinutes / WORK_DAY] as const,
  )
}

describe('the war room of 2026', () => {
  const late = withDays(plan, { 'D11-26': 10 })

  it('[PLANNING-17] begins on its laid out days until the peak, without conflicts', () => {
    const schedule = schedulePlan(plan)
    expect([schedule.conflicts, schedule.suspended]).toEqual([[], []])
    const peak = layout.tasks.findIndex(({ task }) => task.id === 'D11-67')
    for (const { task, start, finish } of layout.tasks.slice(0, peak)) {
      const found = taskIn(schedule, task.id)
      const days = [found.start, found.finish].map(at => momentText(at).slice(0, 10))
      expect([task.id, ...days]).toEqual([task.id, start, finish])
    }
  })

  it('[PLANNING-17] D11-26 two days late moves D11-27 across the holiday into the pinned D11-32', () => {
    expect([barOf(plan, 'D11-26'), barOf(late, 'D11-26')]).toEqual(['09-16→09-24', '09-16→09-29'])
    expect([barOf(plan, 'D11-27'), barOf(late, 'D11-27')]).toEqual(['09-28→09-29', '09-30→10-08'])
    const moved = moves(schedulePlan(plan), schedulePlan(late)).map(({ id }) => id)
    expect(moved).toEqual(['D11-26', 'D11-27', 'D11-34'])
    expect(conflictsOf(late)).toEqual([['D11-32', 'mustStart', 2]])
    expect(schedulePlan(late).conflicts[0]?.chain.slice(-3)).toEqual(['D11-26', 'D11-27', 'D11-32'])
  })

  it('[PLANNING-17] one day for D11-27 alone is not enough, with one day less for D11-26 it is', () => {
    const one = withDays(late, { 'D11-27': 1 })
    expect([barOf(one, 'D11-27'), conflictsOf(one)]).toEqual(['09-30→09-30', [['D11-32', 'mustStart', 1]]])
    const both = withDays(late, { 'D11-26': 9, 'D11-27': 1 })
    expect([barOf(both, 'D11-26'), barOf(both, 'D11-27')]).toEqual(['09-16→09-28', '09-29→09-29'])
    expect(conflictsOf(both)).toEqual([])
  })

  it('[PLANNING-17] remedies give D11-26 its days back, work side by side, or leave a task out', () => {
    const one = planned(late)
    const [conflict] = one.schedule.conflicts
    if (conflict === undefined) throw new Error('no conflict')
    const remedies = remediesFor(one, conflict, WORK_DAY)
    expect(remedies[0]?.edits).toEqual([
      { kind: 'shorten', taskId: 'D11-26', fromMinutes: 10 * WORK_DAY, toMinutes: 8 * WORK_DAY },
    ])
    expect(remedies.map(({ kind }) => kind)).toEqual(['shorten', 'parallel', 'parallel', 'drop', 'drop'])
    for (const remedy of remedies) expect(conflictsOf(remedy.plan)).toEqual([])
  })

  const now = moment('2026-10-08T09:00')
  const usual = usualKeyDates(T)
  const moved = { ...usual, presale: { time: usual['presale']?.time ?? '', day: '2026-10-20' } }
  const laidOut = layoutOf(requestFor(T, { keyDates: moved, today: '2026-10-08' }))
  const early = templatePlan(laidOut)

  it('[PLANNING-18] presale on 10-20 seen on 10-08: D11-34 would have begun on 09-28 and stays there', () => {
    const start = moment('2026-09-28T09:00')
    expect(laidOut.tooLate).toContainEqual({ id: 'D11-34', start: '2026-09-28', workingDays: 3 })
    expect(early.tasks.find(({ id }) => id === 'D11-34')?.constraint?.at).toBe(start)
    expect(conflictsOf(early)).toEqual([['D11-52', 'mustStart', 2]])
  })

  it('[PLANNING-18] planned backwards from presale, what is too late is told and no pin moves', () => {
    const back = planBackwards(planned(early), { anchorId: 'D11-52' }, now)
    const told = back.tooLate.map(({ taskId, byMinutes }) => [taskId, byMinutes / WORK_DAY])
    expect(told).toContainEqual(['D11-46', 2])
    expect(told.map(([id]) => id)).not.toContain('D11-34')
    const pins = early.tasks.filter(({ constraint }) => constraint?.kind === 'mustStart')
    for (const { id, constraint } of pins) expect(taskIn(back.schedule, id).start).toBe(constraint?.at)
    expect(back.schedule.conflicts.map(({ taskId }) => taskId)).toEqual(['D11-52'])
    expect(barOf(back.plan, 'D11-46')).toBe('09-29→10-12')
  })
})
