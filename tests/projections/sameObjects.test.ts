import { expect, it } from 'vitest'
import { card, sameCard } from '#shared/projections/board/card'
import { type GanttTaskRow, isSameTaskRow } from '#shared/projections/gantt/row'
import { datesOf, emptyPlan, phase, planned, rowsOf, task, withRecords } from '#support/ganttPlan'

const plan = withRecords(emptyPlan, phase('P', 'a0'), task('a', 'a0', { timing: planned('2026-10-12', 2) }))

it('[BOARD-2] two cards are the same only when nothing that a card shows differs', () => {
  const found = plan.task.get('a')
  if (found === undefined) throw new Error('no task')
  const one = card(plan, found, { dates: datesOf(plan), today: '2026-10-14' })
  const label = { id: 'l', isRemoved: false, name: '急', colour: 'ochre' } as const
  expect(sameCard(one, { ...one })).toBe(true)
  const others = [
    { task: { ...found } },
    { phase: plan.phase.get('P') ?? null },
    { checked: 1 },
    { checks: 1 },
    { comments: 1 },
    { links: 1 },
    { standing: { ...one.standing, lateDays: 3 } },
    { standing: { ...one.standing, isDone: true } },
    { labels: [label] },
  ]
  for (const other of others) {
    expect(sameCard(one, { ...one, ...other }), Object.keys(other)[0]).toBe(false)
    expect(sameCard({ ...one, ...other }, one), Object.keys(other)[0]).toBe(false)
  }
  const labelled = { ...one, labels: [label] }
  expect(sameCard(labelled, { ...labelled, labels: [label] })).toBe(true)
  expect(sameCard(labelled, { ...labelled, labels: [{ ...label }] })).toBe(false)
})

it('[GANTT-8] two rows of a task are the same only when nothing that a row shows differs', () => {
  const one = rowsOf(plan).rows.find(row => row.kind === 'task') as GanttTaskRow
  const { planned: dates } = one
  if (dates === null) throw new Error('not planned')
  expect(isSameTaskRow(one, { ...one, planned: { ...dates } })).toBe(true)
  expect(isSameTaskRow({ ...one, planned: null }, { ...one, planned: null })).toBe(true)
  const others: Partial<GanttTaskRow>[] = [
    { task: { ...one.task } },
    { status: null },
    { number: 9 },
    { progress: 0.5 },
    { conflicts: [] },
    { colour: 'ochre' },
    { isHatched: true },
    { depth: 3 },
    { below: 2 },
    { days: 9 },
    { isCollapsed: true },
    { baseline: { start: '2026-10-01', finish: '2026-10-02' } },
    { dates: null },
    { planned: null },
    { planned: { ...dates, startsAt: dates.startsAt + 1 } },
    { planned: { ...dates, finishesAt: dates.finishesAt + 1 } },
    { planned: { ...dates, lateFinishesAt: dates.lateFinishesAt + 1 } },
    { planned: { ...dates, isCritical: !dates.isCritical } },
    { planned: { ...dates, drivenBy: 'another' } },
  ]
  for (const other of others) {
    expect(isSameTaskRow(one, { ...one, ...other }), JSON.stringify(other)).toBe(false)
    expect(isSameTaskRow({ ...one, ...other }, one), JSON.stringify(other)).toBe(false)
  }
})
