import { describe, expect, it } from 'vitest'
import type { Task } from '#shared/model/task'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { board } from '#shared/projections/board/board'
import { randomOf } from '#support/random'
import { emptyPlan, NO_FILTER, task, withRecords } from '#support/ganttPlan'

const STATUSES = ['todo', 'doing', 'done', 'cancelled', 'blocked', 'nowhere']

/** The same picture with statuses of its own: nothing is known of it. */
function afresh(plan: PlanSnapshot): PlanSnapshot {
  return { ...plan, status: plan.status.withAll([...plan.status.values()].map(one => [one.id, { ...one }])) }
}

describe('a board that follows edits', () => {
  it('[BOARD-1] is the one of a fresh look, whatever was moved, removed, put away or added', () => {
    const { below } = randomOf(20_261_128)
    let plan = withRecords(
      emptyPlan,
      ...Array.from({ length: 60 }, (_, n) => task(`t${n}`, 'a0', { position: `a${below(9)}` })),
    )
    for (let step = 0; step < 400; step++) {
      const changes = Array.from({ length: 1 + below(4) }, () => {
        const edit: Partial<Task> = {
          position: `a${below(9)}`,
          statusId: STATUSES[below(STATUSES.length)] ?? 'todo',
          isRemoved: below(8) === 0,
          isArchived: below(8) === 0,
        }
        return task(`t${below(70)}`, 'a0', edit)
      })
      plan = withRecords(plan, ...changes)
      expect(board(plan, NO_FILTER)).toEqual(board(afresh(plan), NO_FILTER))
    }
  })

  it('[BOARD-2] leaves the columns that an edit does not concern the same objects', () => {
    const plan = withRecords(
      emptyPlan,
      task('a', 'a0', { statusId: 'todo' }),
      task('b', 'a1', { statusId: 'doing' }),
      task('c', 'a2', { statusId: 'done' }),
    )
    const before = board(plan, NO_FILTER)
    const after = board(withRecords(plan, task('a', 'a0', { statusId: 'doing' })), NO_FILTER)
    const same = after.filter(column => before.includes(column)).map(({ status }) => status.id)
    expect(same).toContain('done')
    expect(same).not.toContain('todo')
    expect(same).not.toContain('doing')
  })
})
