import { describe, expect, it } from 'vitest'
import type { Retrospective } from '#shared/insight/retrospective'
import type { PhaseReport, Spans, TaskSpans } from '#shared/insight/spans'
import type { RetroCard } from '#shared/model/retroCard'
import type { Day } from '#shared/domain/day'
import { daysOf, planRows } from '#shared/projections/retro/planActual'
import { actionTask } from '#shared/projections/retro/retroCards'
import { emptyPlan, phase, pinned, task, withRecords } from '#support/ganttPlan'

const NEVER = { start: null, finish: null }
const between = (start: Day | null, finish: Day | null) => ({ start, finish })

function spans(changes: Partial<Spans>): Spans {
  return { planned: NEVER, actual: NEVER, startShift: null, finishShift: null, isOpen: false, ...changes }
}

function taskSpans(taskId: string, changes: Partial<TaskSpans> = {}): TaskSpans {
  return { ...spans(changes), taskId, phaseId: 'P', isMilestone: false, lateDays: 0, ...changes }
}

function phaseReport(phaseId: string | null, changes: Partial<PhaseReport> = {}): PhaseReport {
  const minutes = { todo: 0, doing: 0, waiting: 0 }
  return { ...spans(changes), phaseId, taskIds: ['a'], done: [], minutes, ...changes }
}

const plan = withRecords(
  emptyPlan,
  phase('P', 'a0'),
  task('a', 'a0', { timing: pinned('2026-10-20') }),
  task('b', 'a1'),
  task('launch', 'a2', { tags: ['launch'] }),
  task('gate', 'a3', { kind: 'gate' }),
)

function rowsOf(
  report: Partial<Pick<Retrospective, 'phases' | 'tasks' | 'launches'>>,
  scope: 'phases' | 'key' | 'all' = 'all',
) {
  const launches = { taskIds: [], hits: [] }
  const whole = { launches, tasks: [], phases: [phaseReport('P')], ...report }
  return planRows(plan, whole as unknown as Retrospective, scope).rows
}

describe('the rows that compare plan and work', () => {
  it('[RETRO-20] a phase is late when it finished later, and one without tasks has no row', () => {
    const late = (finishShift: number | null) =>
      rowsOf({ phases: [phaseReport('P', { finishShift })] }).map(row => row.isLate)
    expect([late(1), late(0), late(-1), late(null)]).toEqual([[true], [false], [false], [false]])
    expect(rowsOf({ phases: [phaseReport('P', { taskIds: [] })] })).toEqual([])
    expect(rowsOf({ phases: [phaseReport(null)] }).map(row => [row.id, row.title])).toEqual([[null, null]])
  })

  it('[RETRO-20] a task is pinned when it has a pin, and late by its finish, its days or its launch', () => {
    const tasks = [
      taskSpans('a', { finishShift: -1, lateDays: 5 }),
      taskSpans('b', { finishShift: null, lateDays: 2 }),
      taskSpans('launch'),
      taskSpans('gone'),
    ]
    const launches = { taskIds: ['launch', 'b'], hits: ['b'] } as unknown as Retrospective['launches']
    const rows = rowsOf({ tasks, launches }).slice(1)
    expect(rows.map(row => [row.id, row.isPinned, row.isLate])).toEqual([
      ['a', true, false],
      ['b', false, true],
      ['launch', false, true],
      ['gone', false, false],
    ])
  })

  it('[RETRO-20] tasks stand below their phase by their planned finish, those without one last', () => {
    const tasks = [
      taskSpans('a'),
      taskSpans('b', { planned: between('2026-10-01', '2026-10-09') }),
      taskSpans('launch', { planned: between('2026-10-01', '2026-10-02') }),
      taskSpans('gate', { planned: between('2026-10-01', '2026-10-09') }),
    ]
    expect(rowsOf({ tasks }).map(row => row.id)).toEqual(['P', 'launch', 'b', 'gate', 'a'])
    expect(rowsOf({ tasks }, 'phases').map(row => row.id)).toEqual(['P'])
    const key = [...tasks, taskSpans('b', { isMilestone: true })]
    expect(rowsOf({ tasks: key }, 'key').map(row => row.id)).toEqual(['P', 'launch', 'gate', 'b'])
  })

  it('[RETRO-20] the days reach two beyond the first and the last of all that was planned or came', () => {
    const rows = rowsOf({
      phases: [phaseReport('P', { planned: between('2026-10-08', '2026-10-10') })],
      tasks: [taskSpans('a', { planned: between(null, '2026-10-07'), actual: between('2026-10-05', null) })],
    })
    expect(daysOf(rows)).toEqual({ start: '2026-10-03', finish: '2026-10-12' })
    expect(daysOf(rows.slice(1))).toEqual({ start: '2026-10-03', finish: '2026-10-09' })
    expect(daysOf(rowsOf({}))).toBeNull()
  })
})

it('[REPORT-8] an action names its task until that task is removed', () => {
  const action = { taskId: 'a' } as RetroCard
  expect(actionTask(plan, action)?.task.id).toBe('a')
  expect(actionTask(plan, action)?.status?.id).toBe('todo')
  expect(actionTask(plan, { ...action, taskId: null })).toBeNull()
  expect(actionTask(plan, { ...action, taskId: 'nobody' })).toBeNull()
  expect(actionTask(withRecords(plan, task('a', 'a0', { isRemoved: true })), action)).toBeNull()
})
