import { linksBetween, type GanttLink } from '#shared/projections/ganttLinks'
import { crisp } from './canvas'
import type { Drawing } from './drawing'
import { chartWidth, HEAD, ROW, rowsInSight, spanOf, xOf, yOf } from './geometry'
import { type LinkEnd, type Route, routeOf } from './route'

const DASH = [4, 3]
const DIAMOND = 6

/**
 * Dependency lines of the rows in sight: FS solid, the others dashed. Those that bind nobody any more, their
 * predecessor being finished, stay faint; broken and critical ones lie vermilion on top.
 */
export function paintLinks(drawing: Drawing): void {
  const { first, last } = rowsInSight(drawing.view)
  const links = linksBetween(drawing.scene.links, first, last)
  const isSettled = ({ from }: GanttLink): boolean => {
    const row = drawing.scene.rows[from]
    return row?.kind === 'task' && (row.isDone || row.isDropped)
  }
  const isRed = (link: GanttLink): boolean => link.isBroken || isCriticalLink(drawing.scene, link)
  const [red, kept] = [links.filter(isRed), links.filter(link => !isRed(link))]
  const { of } = drawing.inks
  paintAll(drawing, kept.filter(isSettled), of['line-strong'])
  paintAll(
    drawing,
    kept.filter(link => !isSettled(link)),
    of.control,
  )
  paintAll(drawing, red, of.cinnabar)
}

function paintAll(drawing: Drawing, links: readonly GanttLink[], colour: string): void {
  const isStrong = colour === drawing.inks.of.cinnabar
  for (const link of links) {
    const [from, to] = [endOf(drawing, link.from), endOf(drawing, link.to)]
    if (from === null || to === null || isAside(drawing, from, to)) continue
    paintRoute(drawing.context, routeOf(link.type, from, to), { link, colour, isStrong })
  }
}

/** Whether a line holds the end of the plan: both ends do, and the successor begins when it does because of it. */
function isCriticalLink({ rows, layers }: Drawing['scene'], link: GanttLink): boolean {
  if (!layers.showsCritical) return false
  const [from, to] = [rows[link.from], rows[link.to]]
  if (from?.kind !== 'task' || to?.kind !== 'task') return false
  return (
    from.planned?.isCritical === true &&
    to.planned?.isCritical === true &&
    to.planned.drivenBy === link.dependencyId
  )
}

function endOf({ scene, view }: Drawing, row: number): LinkEnd | null {
  const shown = scene.rows[row]
  const span = shown === undefined ? null : spanOf(shown, view)
  if (span === null) return null
  const half = span.kind === 'milestone' ? DIAMOND : 0
  const y = HEAD + yOf(view, row) + ROW / 2
  return { left: xOf(view, span.from) - half, right: xOf(view, span.to) + half, y }
}

function isAside({ view }: Drawing, from: LinkEnd, to: LinkEnd): boolean {
  const REACH = 16
  const [left, right] = [Math.min(from.left, to.left), Math.max(from.right, to.right)]
  return right < -REACH || left > chartWidth(view) + REACH
}

function paintRoute(
  context: CanvasRenderingContext2D,
  route: Route,
  { link: { type }, colour, isStrong }: { link: GanttLink; colour: string; isStrong: boolean },
): void {
  context.strokeStyle = colour
  context.lineWidth = isStrong ? 1.5 : 1
  if (type !== 'FS') context.setLineDash(DASH)
  context.beginPath()
  for (const [index, [x, y]] of route.points.entries()) {
    if (index === 0) context.moveTo(crisp(x), crisp(y))
    else context.lineTo(crisp(x), crisp(y))
  }
  context.stroke()
  context.setLineDash([])
  const end = route.points.at(-1)
  if (end !== undefined)
    paintArrow(context, { x: crisp(end[0]), y: crisp(end[1]), heading: route.heading, colour })
}

interface Arrow {
  readonly x: number
  readonly y: number
  readonly heading: Route['heading']
  readonly colour: string
}

const ARROWS = {
  right: [-5, -3, -5, 3],
  left: [5, -3, 5, 3],
  down: [-3, -5, 3, -5],
  up: [-3, 5, 3, 5],
} as const

function paintArrow(context: CanvasRenderingContext2D, { x, y, heading, colour }: Arrow): void {
  const [ax, ay, bx, by] = ARROWS[heading]
  context.fillStyle = colour
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x + ax, y + ay)
  context.lineTo(x + bx, y + by)
  context.fill()
}
