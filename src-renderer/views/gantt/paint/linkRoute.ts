import type { DependencyType } from '#shared/model/dependency'
import type { RowBox } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'

export interface Route {
  readonly points: readonly (readonly [x: number, y: number])[]
  /** Direction of the arrow at the last point. */
  readonly heading: 'right' | 'left' | 'down' | 'up'
}

const STUB = 8
const HALF_BAR = 6

/** An orthogonal line from predecessor to successor. */
export function routeOf(type: DependencyType, from: RowBox, to: RowBox): Route {
  if (type === 'FS') {
    const drop = straightDrop(from, to)
    if (drop !== null) return drop
  }
  const leaves = type === 'FS' || type === 'FF' ? 1 : -1
  const enters = type === 'FS' || type === 'SS' ? -1 : 1
  const start = leaves === 1 ? from.right : from.left
  const end = enters === 1 ? to.right : to.left
  const [out, into] = [start + leaves * STUB, end + enters * STUB]
  const heading = enters === 1 ? 'left' : 'right'
  const corner = oneCorner({ leaves, enters, out, into })
  if (corner !== null) {
    return {
      heading,
      points: [
        [start, from.y],
        [corner, from.y],
        [corner, to.y],
        [end, to.y],
      ],
    }
  }
  const between = to.y - Math.sign(to.y - from.y) * (ROW / 2)
  return {
    heading,
    points: [
      [start, from.y],
      [out, from.y],
      [out, between],
      [into, between],
      [into, to.y],
      [end, to.y],
    ],
  }
}

interface Stubs {
  readonly leaves: 1 | -1
  readonly enters: 1 | -1
  readonly out: number
  readonly into: number
}

/** The x of the vertical when one is enough; null when the line has to turn back. */
function oneCorner({ leaves, enters, out, into }: Stubs): number | null {
  if (leaves === enters) return leaves === 1 ? Math.max(out, into) : Math.min(out, into)
  // A short gap still leaves room for a vertical close to the successor.
  return leaves * (into - out) >= -STUB + 2 ? into : null
}

/** A successor that begins while its predecessor still runs gets a straight line down onto its bar. */
function straightDrop(from: RowBox, to: RowBox): Route | null {
  const x = to.left + Math.min(5, (to.right - to.left) / 2)
  if (x <= from.left || x > from.right - 2) return null
  const way = to.y > from.y ? 1 : -1
  const heading = way === 1 ? 'down' : 'up'
  return {
    heading,
    points: [
      [x, from.y + way * HALF_BAR],
      [x, to.y - way * HALF_BAR],
    ],
  }
}
