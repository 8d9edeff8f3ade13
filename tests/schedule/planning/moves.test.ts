import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInTimes } from '#shared/calendar/calendarHours'
import { schedulePlan } from '#shared/schedule/engine/schedulePlan'
import { moves, shiftOf } from '#shared/schedule/planning/moves'
import { variance } from '#shared/schedule/planning/variance'
import { drawnPlan, drawnWorkPlan } from '#support/drawnPlan'
import { after, moment, workPlan, workTask } from '#support/workPlan'

const DAY = 480
const time = builtInTimes.weekdays

function chain(lengths: Readonly<Record<string, number>>) {
  const ids = Object.keys(lengths)
  return workPlan({
    tasks: ids.map(id => workTask(id, (lengths[id] ?? 0) * DAY)),
    dependencies: ids.slice(1).map((id, place) => after(`${ids[place] ?? ''} FS ${id}`)),
  })
}

describe('moves', () => {
  it('[PLANNING-1] tell who moves from when to when, and by how much work', () => {
    const before = schedulePlan(chain({ a: 1, b: 3, c: 1 }))
    const later = schedulePlan(chain({ a: 1, b: 5, c: 1 }))
    const found = moves(before, later)
    expect(found.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(found[1]).toEqual({
      id: 'c',
      from: { start: moment('2026-11-20T08:00'), finish: moment('2026-11-20T17:00') },
      to: { start: moment('2026-11-24T08:00'), finish: moment('2026-11-24T17:00') },
    })
    expect(found.map(move => shiftOf(move, time))).toEqual([
      { startMinutes: 0, finishMinutes: 2 * DAY },
      { startMinutes: 2 * DAY, finishMinutes: 2 * DAY },
    ])
    expect(moves(later, before).map(move => shiftOf(move, time).finishMinutes)).toEqual([-2 * DAY, -2 * DAY])
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

describe('variance from a baseline', () => {
  const baseline = new Map(
    schedulePlan(chain({ a: 1, b: 3, c: 1 })).tasks.map(({ id, start, finish }) => [id, { start, finish }]),
  )

  it('[PLANNING-16] counts working minutes for each task and the end, and names what is new and gone', () => {
    const now = schedulePlan(chain({ a: 2, x: 1, b: 1 }))
    expect(variance(baseline, now, time)).toEqual({
      tasks: [
        { taskId: 'a', startMinutes: 0, finishMinutes: DAY },
        { taskId: 'b', startMinutes: 2 * DAY, finishMinutes: 0 },
      ],
      added: ['x'],
      gone: ['c'],
      finishMinutes: -DAY,
    })
  })

  it('[PLANNING-16] of the same dates is nothing, and an empty side has no end to compare', () => {
    const same = variance(baseline, schedulePlan(chain({ a: 1, b: 3, c: 1 })), time)
    expect(same.tasks.every(one => one.startMinutes === 0 && one.finishMinutes === 0)).toBe(true)
    expect([same.tasks.length, same.finishMinutes, same.added, same.gone]).toEqual([3, 0, [], []])
    expect(variance(new Map(), schedulePlan(chain({ a: 1 })), time)).toMatchObject({
      added: ['a'],
      finishMinutes: null,
    })
    expect(variance(baseline, schedulePlan(chain({})), time)).toMatchObject({
      gone: ['a', 'b', 'c'],
      finishMinutes: null,
    })
  })
})
