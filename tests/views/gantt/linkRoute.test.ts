import { describe, expect, it } from 'vitest'
import { type Route, routeOf } from '../../../src-renderer/views/gantt/paint/linkRoute'
import type { RowBox } from '../../../src-renderer/views/gantt/stage/geometry'

const bar = (left: number, right: number, row: number): RowBox => ({ left, right, y: row * 24 + 12 })

function isOrthogonal({ points }: Route): boolean {
  return points.every(([x, y], at) => at === 0 || points[at - 1]?.[0] === x || points[at - 1]?.[1] === y)
}

describe('dependency lines', () => {
  it('[GANTT-30] run orthogonally from the bound end of the one to that of the other', () => {
    const [from, to] = [bar(100, 160, 2), bar(220, 260, 5)]
    const ends = (['FS', 'SS', 'FF', 'SF'] as const).map(type => {
      const route = routeOf(type, from, to)
      expect(isOrthogonal(route)).toBe(true)
      return [route.points[0]?.[0], route.points.at(-1)?.[0], route.heading]
    })
    expect(ends).toEqual([
      [160, 220, 'right'],
      [100, 220, 'right'],
      [160, 260, 'left'],
      [100, 260, 'left'],
    ])
  })

  it('[GANTT-30] turn back between the rows when the successor lies before its predecessor', () => {
    const route = routeOf('FS', bar(300, 360, 2), bar(100, 160, 5))
    expect(isOrthogonal(route)).toBe(true)
    expect(route.points).toHaveLength(6)
    expect(route.points[2]?.[1]).toBe(5 * 24)
  })

  it('[GANTT-31] drop straight onto a successor that begins while its predecessor runs, up or down', () => {
    const down = routeOf('FS', bar(100, 300, 2), bar(150, 260, 5))
    expect(down).toEqual({
      heading: 'down',
      points: [
        [155, 66],
        [155, 126],
      ],
    })
    expect(routeOf('FS', bar(100, 300, 5), bar(150, 260, 2)).heading).toBe('up')
  })
})
