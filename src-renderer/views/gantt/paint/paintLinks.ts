import type { GanttLink } from '#shared/projections/gantt/links'
import { crisp } from './canvas'
import type { PaintContext } from './paintContext'
import type { Drawing } from './drawing'
import { HEAD } from '../stage/geometry'
import { type VisibleLink, visibleLinks } from './visibleLinks'
import type { Route } from './linkRoute'

const DASH = [4, 3]

/**
 * Dependency lines of the visible rows: FS solid, other types dashed. Lines of a finished predecessor are faint; broken
 * and critical ones are vermilion and on top.
 */
export function paintLinks(drawing: Drawing): void {
  const { context, view, scene, pointerState } = drawing
  const colours = drawing.colours.of
  const layers: Record<'line-strong' | 'control' | 'cinnabar', VisibleLink[]> = {
    'line-strong': [],
    control: [],
    cinnabar: [],
  }
  for (const placed of visibleLinks(view, scene)) layers[linkColour(scene, placed.link)].push(placed)
  context.save()
  context.translate(0, HEAD)
  for (const name of ['line-strong', 'control', 'cinnabar'] as const) {
    for (const { link, route } of layers[name]) {
      const isOver = link.dependencyId === pointerState.hoveredLink
      const width = (name === 'cinnabar' ? 1.5 : 1) + (isOver ? 1.5 : 0)
      paintRoute(context, route, { isDashed: link.type !== 'FS', colour: colours[name], width })
    }
  }
  context.restore()
}

function linkColour(scene: Drawing['scene'], link: GanttLink): 'line-strong' | 'control' | 'cinnabar' {
  if (link.isBroken || isCriticalLink(scene, link)) return 'cinnabar'
  const row = scene.rows[link.from]
  return row?.kind === 'task' && (row.isDone || row.isDropped) ? 'line-strong' : 'control'
}

/** Both tasks are critical, and this dependency decides when the successor starts. */
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

function paintRoute(
  context: PaintContext,
  route: Route,
  { isDashed, colour, width }: { isDashed: boolean; colour: string; width: number },
): void {
  context.strokeStyle = colour
  context.lineWidth = width
  if (isDashed) context.setLineDash(DASH)
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

function paintArrow(context: PaintContext, { x, y, heading, colour }: Arrow): void {
  const [ax, ay, bx, by] = ARROWS[heading]
  context.fillStyle = colour
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x + ax, y + ay)
  context.lineTo(x + bx, y + by)
  context.fill()
}
