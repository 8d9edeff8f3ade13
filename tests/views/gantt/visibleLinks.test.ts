import { describe, expect, it } from 'vitest'
import { dayNumber } from '#shared/domain/day'
import { ganttLinks } from '#shared/projections/gantt/links'
import { type View, xOf } from '../../../src-renderer/views/gantt/stage/geometry'
import { linkAt, visibleLinks } from '../../../src-renderer/views/gantt/paint/visibleLinks'
import { dependency, emptyPlan, planned, rowsOf, task, withRecords } from '#support/ganttPlan'

const plan = withRecords(
  emptyPlan,
  task('a', 'a1', { timing: planned('2026-10-12', 2) }),
  task('b', 'a2', { timing: planned('2026-10-20', 2) }),
  task('c', 'a3', { timing: planned('2026-10-21', 2) }),
  dependency('a', 'b'),
  dependency('b', 'c', { type: 'FF' }),
)
const rows = rowsOf(plan)
const scene = { rows: rows.rows, links: ganttLinks(rows, null) }
const view: View = {
  width: 1040,
  height: 64 + 240,
  gridWidth: 440,
  scrollLeft: 0,
  scrollTop: 0,
  perDay: 20,
  origin: dayNumber('2026-10-05'),
  days: 100,
  rowCount: rows.rows.length,
}

describe('lines under the pointer', () => {
  it('[GANTT-52] every point of a line in sight is on it, and a few pixels beside it still are', () => {
    const placed = visibleLinks(view, scene)
    expect(placed.map(({ link }) => link.dependencyId)).toEqual(['a~b', 'b~c'])
    for (const { link, route } of placed) {
      for (const [x, y] of route.points.slice(0, 1)) {
        expect(linkAt(view, scene, { x, y })?.dependencyId).toBe(link.dependencyId)
        expect(linkAt(view, scene, { x: x - 3, y })?.dependencyId).toBe(link.dependencyId)
      }
    }
  })

  it('[GANTT-52] between two lines the nearer one is meant, and far from all of them none', () => {
    const finish = xOf(view, dayNumber('2026-10-14'))
    const middle = { x: finish + 30, y: 24 + 12 }
    expect(linkAt(view, scene, middle)?.dependencyId).toBe('a~b')
    expect(linkAt(view, scene, { ...middle, y: middle.y + 5 })).toBeNull()
    expect(linkAt(view, scene, { x: 2, y: 200 })).toBeNull()
  })

  it('[GANTT-52] a line that is scrolled out of sight is under nothing', () => {
    expect(visibleLinks({ ...view, scrollLeft: 5_000 }, scene)).toEqual([])
  })
})
