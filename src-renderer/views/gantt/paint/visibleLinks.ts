import { linksBetween, type GanttLink } from '#shared/projections/gantt/links'
import type { GanttRow } from '#shared/projections/gantt/row'
import type { Scene } from '../scene/scene'
import {
  chartWidth,
  visibleRows,
  spanOf,
  type Point,
  type RowBox,
  type View,
  xOf,
  yOf,
} from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import { type Route, routeOf } from './linkRoute'

const DIAMOND = 6

/** A visible dependency line, in pixels of the bar area. */
export interface VisibleLink {
  readonly link: GanttLink
  readonly route: Route
}

export function visibleLinks(view: View, { rows, links }: Pick<Scene, 'rows' | 'links'>): VisibleLink[] {
  const { first, last } = visibleRows(view)
  return linksBetween(links, first, last).flatMap(link => {
    const [from, to] = [endOf(view, rows, link.from), endOf(view, rows, link.to)]
    if (from === null || to === null || isAside(view, from, to)) return []
    return [{ link, route: routeOf(link.type, from, to) }]
  })
}

function endOf(view: View, rows: readonly GanttRow[], at: number): RowBox | null {
  const row = rows[at]
  const span = row === undefined ? null : spanOf(row, view)
  if (span === null) return null
  const half = span.kind === 'milestone' ? DIAMOND : 0
  return { left: xOf(view, span.from) - half, right: xOf(view, span.to) + half, y: yOf(view, at) + ROW / 2 }
}

function isAside(view: View, from: RowBox, to: RowBox): boolean {
  const REACH = 16
  const [left, right] = [Math.min(from.left, to.left), Math.max(from.right, to.right)]
  return right < -REACH || left > chartWidth(view) + REACH
}

const NEAR = 4

/** The line within a few pixels of a point of the bar area; null for none. */
export function linkAt(view: View, scene: Pick<Scene, 'rows' | 'links'>, point: Point): GanttLink | null {
  let best: { link: GanttLink; away: number } | null = null
  for (const { link, route } of visibleLinks(view, scene)) {
    const away = distanceTo(route, point)
    if (away <= NEAR && (best === null || away < best.away)) best = { link, away }
  }
  return best?.link ?? null
}

/** Distance in pixels; each segment is horizontal or vertical. */
function distanceTo({ points }: Route, { x, y }: Point): number {
  let least = Number.POSITIVE_INFINITY
  for (const [index, [toX, toY]] of points.entries()) {
    const [fromX, fromY] = points[index - 1] ?? [toX, toY]
    const dx = Math.max(Math.min(fromX, toX) - x, 0, x - Math.max(fromX, toX))
    const dy = Math.max(Math.min(fromY, toY) - y, 0, y - Math.max(fromY, toY))
    least = Math.min(least, Math.hypot(dx, dy))
  }
  return least
}
