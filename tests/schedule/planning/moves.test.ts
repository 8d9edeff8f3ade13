import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { moves } from '#shared/schedule/planning/moves'
import { drawnPlan, drawnWorkPlan } from '#support/drawnPlan'
import { after, moment, workPlan, workTask } from '#support/workPlan'

const DAY = 480

function chain(lengths: Readonly<Record<string, number>>) {
  const ids = Object.keys(lengths)
  return workPlan({
    tasks: ids.map(id => workTask(id, (lengths[id] ?? 0) * DAY)),
    dependencies: ids.slice(1).map((id, place) => after(`${ids[place] ?? ''} FS ${id}`)),
  })
}

describe('moves', () => {
  it('[PLANNING-1] tell who moves from when to when', () => {
    const before = schedulePlan(chain({ a: 1, b: 3, c: 1 }))
    const later = schedulePlan(chain({ a: 1, b: 5, c: 1 }))
    const found = moves(before, later)
    expect(found.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(found[1]).toEqual({
      id: 'c',
      from: { start: moment('2026-11-20T08:00'), finish: moment('2026-11-20T17:00') },
      to: { start: moment('2026-11-24T08:00'), finish: moment('2026-11-24T17:00') },
    })
  })

  it('[PLANNING-1] tasks of one schedule alone do not move', () => {
    expect(moves(schedulePlan(chain({ a: 1, b: 1 })), schedulePlan(chain({ a: 1, x: 1 })))).toEqual([])
  })

  it('[PLANNING-1] are the tasks whose dates differ, in any plans', () => {
    fc.assert(
      fc.property(drawnPlan, drawnPlan, (one, other) => {
        const [before, later] = [schedulePlan(drawnWorkPlan(one)), schedulePlan(drawnWorkPlan(other))]
        const differing = later.tasks.filter(task => {
          const old = before.tasks.find(({ id }) => id === task.id)
          return old !== undefined && (old.start !== task.start || old.finish !== task.finish)
        })
        expect(moves(before, later).map(({ id }) => id)).toEqual(differing.map(({ id }) => id))
        expect(moves(later, later)).toEqual([])
      }),
    )
  })
})
