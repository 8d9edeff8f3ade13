import { dayNumber } from '#shared/domain/day'
import { DAY_MINUTES } from '#shared/calendar/workingTime'
import {
  monthStarts,
  quarterStarts,
  restHours,
  type RestSpan,
  weekStarts,
} from '#shared/projections/gantt/calendarMarks'
import { crisp } from './canvas'
import type { PaintContext } from './paintContext'
import type { Drawing } from './drawing'
import type { Scene } from '../scene/scene'
import {
  bodyHeight,
  chartWidth,
  HEAD,
  HOURS_FROM,
  QUARTERS_BELOW,
  visibleRows,
  type Scale,
  xOf,
  yOf,
} from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'
import { paintHolidayName, paintWorkName } from './paintHolidayName'

/** Behind the bars: rest days, holiday names, grid lines, selected rows and the line of today. */
export function paintBackground(drawing: Drawing): void {
  const { context, view, colours } = drawing
  context.fillStyle = colours.of.surface
  context.fillRect(0, HEAD, chartWidth(view), bodyHeight(view))
  if (view.perDay >= HOURS_FROM) paintRestHours(drawing)
  for (const rest of drawing.marks.rests) paintRest(drawing, rest)
  paintRows(drawing)
  paintPeriods(drawing)
  for (const rest of drawing.marks.rests) paintHolidayName(drawing, rest)
  for (const work of drawing.marks.works) paintWorkName(drawing, work)
  paintToday(drawing)
}

function paintRestHours({ context, view, colours, scene, firstDay, lastDay }: Drawing): void {
  context.fillStyle = colours.of.shade
  for (const { from, to } of restHours(scene.time, Math.max(0, firstDay), lastDay)) {
    const x = xOf(view, from / DAY_MINUTES)
    context.fillRect(x, HEAD, xOf(view, to / DAY_MINUTES) - x, bodyHeight(view))
  }
}

/** Pixels per day; below this weekends are too thin to be seen. */
const WEEKENDS_FROM = 2.5

function paintRest({ context, view, colours }: Drawing, rest: RestSpan): void {
  const [x, end] = [xOf(view, rest.first), xOf(view, rest.last + 1)]
  if (end < 0 || x > chartWidth(view)) return
  if (view.perDay < (rest.kind === 'weekend' ? WEEKENDS_FROM : QUARTERS_BELOW)) return
  const isHoliday = rest.kind !== 'weekend'
  context.fillStyle = isHoliday ? colours.of['shade-holiday'] : colours.of.shade
  context.fillRect(x, HEAD, end - x, bodyHeight(view))
  if (isHoliday)
    hatch(context, { x, y: HEAD, width: end - x, height: bodyHeight(view) }, colours.of['line-strong'])
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const HATCH = 7

function hatch(context: PaintContext, { x, y, width, height }: Box, colour: string): void {
  context.save()
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  context.strokeStyle = colour
  context.globalAlpha = 0.55
  context.lineWidth = 1
  context.beginPath()
  for (let at = x; at < x + width + height; at += HATCH) {
    context.moveTo(at, y)
    context.lineTo(at - height, y + height)
  }
  context.stroke()
  context.restore()
}

function paintRows({ context, view, colours, scene }: Drawing): void {
  const { first, last } = visibleRows(view)
  const width = chartWidth(view)
  context.globalAlpha = 0.7
  context.fillStyle = colours.of.selected
  for (let at = first; at <= last; at++) {
    const isMarked = at === scene.openRow || scene.selection.has(scene.rows[at]?.key ?? '')
    if (isMarked) context.fillRect(0, HEAD + yOf(view, at), width, ROW)
  }
  context.globalAlpha = 1
  context.strokeStyle = colours.of.line
  context.lineWidth = 1
  context.beginPath()
  for (let row = first; row <= last; row++) {
    const y = crisp(HEAD + yOf(view, row + 1)) - 1
    context.moveTo(0, y)
    context.lineTo(width, y)
  }
  context.stroke()
}

/** One vertical per day, week, month or quarter, by the zoom. */
function paintPeriods({ context, view, colours, firstDay, lastDay }: Drawing): void {
  const starts = periodsOf(view.perDay, firstDay, lastDay)
  context.strokeStyle = colours.of.line
  context.lineWidth = 1
  context.beginPath()
  for (const start of starts) {
    const x = crisp(xOf(view, start))
    context.moveTo(x, HEAD)
    context.lineTo(x, view.height)
  }
  context.stroke()
}

function periodsOf(perDay: number, first: number, last: number): number[] {
  if (perDay >= HOURS_FROM) return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  if (perDay >= 4) return weekStarts(first, last)
  return perDay >= QUARTERS_BELOW ? monthStarts(first, last) : quarterStarts(first, last)
}

/** Day number, with fraction, of the line of today: at the time of day at hour zoom, else noon. */
export function todayAt({ now, today }: Pick<Scene, 'now' | 'today'>, { perDay }: Scale): number {
  return perDay >= HOURS_FROM ? now / DAY_MINUTES : dayNumber(today) + 0.5
}

function paintToday({ context, view, colours, scene }: Drawing): void {
  const x = xOf(view, todayAt(scene, view))
  if (x < 0 || x > chartWidth(view)) return
  context.fillStyle = colours.of.ink
  context.fillRect(Math.round(x) - 0.75, HEAD - 4, 1.5, view.height)
}
