import { dayNumber, dayOfNumber } from '#shared/domain/day'
import { wordingIn } from '#shared/domain/wording'
import { monthStarts, type RestSpan, weekStarts } from '#shared/projections/ganttDays'
import { dayRange, tableDay } from '../../../locales/days'
import { crisp } from './canvas'
import type { Drawing } from './drawing'
import { bodyHeight, chartWidth, HEAD, ROW, rowsInSight, xOf, yOf } from './geometry'

/** The ground of the body: rest days, holidays by name, hairlines, the open row and today. */
export function paintGround(drawing: Drawing): void {
  const { context, view, inks } = drawing
  context.fillStyle = inks.of.surface
  context.fillRect(0, HEAD, chartWidth(view), bodyHeight(view))
  for (const rest of drawing.marks.rests) paintRest(drawing, rest)
  paintRows(drawing)
  paintPeriods(drawing)
  for (const rest of drawing.marks.rests) if (rest.name !== null) paintHolidayName(drawing, rest)
  paintToday(drawing)
}

/** Below this, weekends are thinner than the lines between them. */
const WEEKENDS_FROM = 2.5

function paintRest({ context, view, inks }: Drawing, rest: RestSpan): void {
  const [x, end] = [xOf(view, rest.first), xOf(view, rest.last + 1)]
  if (end < 0 || x > chartWidth(view)) return
  if (rest.kind === 'weekend' && view.perDay < WEEKENDS_FROM) return
  const isHoliday = rest.kind === 'holiday'
  context.fillStyle = isHoliday ? inks.of['shade-holiday'] : inks.of.shade
  context.fillRect(x, HEAD, end - x, bodyHeight(view))
  if (isHoliday)
    hatch(context, { x, y: HEAD, width: end - x, height: bodyHeight(view) }, inks.of['line-strong'])
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const HATCH = 7

function hatch(context: CanvasRenderingContext2D, { x, y, width, height }: Box, colour: string): void {
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

function paintRows({ context, view, inks, scene }: Drawing): void {
  const { first, last } = rowsInSight(view)
  const width = chartWidth(view)
  const { selected } = scene
  if (selected !== null && selected >= first && selected <= last) {
    context.globalAlpha = 0.7
    context.fillStyle = inks.of.selected
    context.fillRect(0, HEAD + yOf(view, selected), width, ROW)
    context.globalAlpha = 1
  }
  context.strokeStyle = inks.of.line
  context.lineWidth = 1
  context.beginPath()
  for (let row = first; row <= last; row++) {
    const y = crisp(HEAD + yOf(view, row + 1)) - 1
    context.moveTo(0, y)
    context.lineTo(width, y)
  }
  context.stroke()
}

/** One vertical per week, or per month where weeks are too narrow. */
function paintPeriods({ context, view, inks, firstDay, lastDay }: Drawing): void {
  const starts = view.perDay >= 4 ? weekStarts(firstDay, lastDay) : monthStarts(firstDay, lastDay)
  context.strokeStyle = inks.of.line
  context.lineWidth = 1
  context.beginPath()
  for (const start of starts) {
    const x = crisp(xOf(view, start))
    context.moveTo(x, HEAD)
    context.lineTo(x, view.height)
  }
  context.stroke()
}

const NAME_SIZES = [17, 13] as const

function paintHolidayName({ context, view, inks, words, widthOf }: Drawing, rest: RestSpan): void {
  if (rest.name === null) return
  // In the middle of what can be seen of it, so that it is read as long as a part of it is in sight.
  const left = Math.max(0, xOf(view, rest.first))
  const right = Math.min(chartWidth(view), xOf(view, rest.last + 1))
  if (right <= left) return
  const name = wordingIn(rest.name, words.language)
  const y = HEAD + bodyHeight(view) * 0.3
  const middle = (left + right) / 2
  context.fillStyle = inks.of.ink2
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const size of NAME_SIZES) {
    context.font = `600 ${size}px ${inks.titleFace}`
    if (widthOf(name) > right - left - 10) continue
    context.fillText(name, middle, y)
    paintHolidayDays({ context, words, width: right - left, rest, inks, at: [middle, y + size + 6], widthOf })
    return
  }
  if (right - left < 13) return
  context.font = `600 12px ${inks.titleFace}`
  uprightName(context, { name, x: middle, y, isStacked: words.language === 'zh' })
}

type HolidayDays = Pick<Drawing, 'context' | 'words' | 'inks' | 'widthOf'> & {
  readonly rest: RestSpan
  readonly width: number
  readonly at: readonly [x: number, y: number]
}

function paintHolidayDays({ context, words, inks, rest, width, at, widthOf }: HolidayDays): void {
  const [first, last] = [dayOfNumber(rest.first), dayOfNumber(rest.last)]
  const range = dayRange(first, last, words.language)
  const isOneDay = first === last
  const text = isOneDay
    ? tableDay(first)
    : words.say('gantt.holidayDays', { first: tableDay(first), last: tableDay(last), range })
  context.font = `400 11px ${inks.face}`
  context.fillStyle = inks.of.ink3
  if (widthOf(text) < width - 4) context.fillText(text, ...at)
}

/** Chinese is set downwards sign by sign, other scripts are turned. */
function uprightName(
  context: CanvasRenderingContext2D,
  { name, x, y, isStacked }: { name: string; x: number; y: number; isStacked: boolean },
): void {
  if (isStacked) {
    for (const [index, sign] of [...name].entries()) context.fillText(sign, x, y + index * 15)
    return
  }
  context.save()
  context.translate(x, y)
  context.rotate(-Math.PI / 2)
  context.fillText(name, 0, 0)
  context.restore()
}

function paintToday({ context, view, inks, scene }: Drawing): void {
  const x = xOf(view, dayNumber(scene.today) + 0.5)
  if (x < 0 || x > chartWidth(view)) return
  context.fillStyle = inks.of.ink
  context.fillRect(Math.round(x) - 0.75, HEAD - 4, 1.5, view.height)
}
