import { describe, expect, it } from 'vitest'
import { nestTask } from '#shared/commands/task/nestTask'
import { isRefusal } from '#shared/domain/refusal'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { withEdits } from '#shared/model/withEdits'
import { nesting, type NestWay } from '#shared/intents/nesting'
import { testContext } from '#support/plan'
import { emptyPlan, phase, rowsOf, task, withRecords } from '#support/ganttPlan'

const plan = withRecords(
  emptyPlan,
  phase('p', 'a1'),
  task('a', 'a1', { phaseId: 'p' }),
  task('b', 'a2', { phaseId: 'p' }),
  task('b1', 'a3', { phaseId: 'p', parentId: 'b' }),
  task('b2', 'a4', { phaseId: 'p', parentId: 'b' }),
  task('c', 'a5', { phaseId: 'p' }),
  task('other', 'a6'),
)

function outlineOf(now: PlanSnapshot): string {
  return rowsOf(now)
    .rows.flatMap(row => (row.kind === 'task' ? [`${'-'.repeat(row.depth)}${row.key}`] : []))
    .join(' ')
}

function after(now: PlanSnapshot, taskId: string, way: NestWay): PlanSnapshot {
  const intent = nesting(rowsOf(now), taskId, way)
  if (intent === null) return now
  const made = nestTask(now, intent, testContext)
  if (isRefusal(made)) throw new Error(made.refused)
  return withEdits(now, made)
}

describe('the outline by hand', () => {
  it('[GANTT-51] a task moves among its siblings with its parts, and stays in its phase', () => {
    expect(outlineOf(plan)).toBe('a b -b1 -b2 c other')
    expect(outlineOf(after(plan, 'b', 'up'))).toBe('b -b1 -b2 a c other')
    expect(outlineOf(after(plan, 'b', 'down'))).toBe('a c b -b1 -b2 other')
    expect(outlineOf(after(plan, 'b2', 'up'))).toBe('a b -b2 -b1 c other')
    expect(nesting(rowsOf(plan), 'c', 'down')).toBeNull()
    expect(nesting(rowsOf(plan), 'b1', 'up')).toBeNull()
  })

  it('[GANTT-51] becomes the last part of the sibling above, and comes out behind what it was a part of', () => {
    expect(outlineOf(after(plan, 'c', 'in'))).toBe('a b -b1 -b2 -c other')
    expect(outlineOf(after(plan, 'b', 'in'))).toBe('a -b --b1 --b2 c other')
    expect(outlineOf(after(plan, 'b1', 'out'))).toBe('a b -b2 b1 c other')
    expect(outlineOf(after(after(plan, 'b2', 'in'), 'b2', 'out'))).toBe('a b -b1 -b2 c other')
    expect(nesting(rowsOf(plan), 'a', 'in')).toBeNull()
    expect(nesting(rowsOf(plan), 'a', 'out')).toBeNull()
  })
})
