import { dayOfNumber } from '#shared/domain/day'
import { wordingIn } from '#shared/domain/wording'
import type { NamedSpan, RestSpan } from '#shared/projections/gantt/calendarMarks'
import { dayRange } from '../../../locales/days'
import type { Drawing } from './drawing'
import { freeRows } from './freeRows'
import { bodyHeight, chartWidth, HEAD, xOf } from '../stage/geometry'
import { ROW } from '../../taskGrid/gridWindow'

const SIZES = [17, 13] as const
const ROOM = 10
const UPRIGHT = 13
const LINE = 15

/** The name and dates of a holiday, in the middle of its visible part. */
export function paintHolidayName(drawing: Drawing, rest: RestSpan): void {
  if (rest.name === null) return
  const { view, colours, words, widthOf } = drawing
  const left = Math.max(0, xOf(view, rest.first))
  const right = Math.min(chartWidth(view), xOf(view, rest.last + 1))
  if (right - left < UPRIGHT) return
  const name = wordingIn(rest.name, words.language)
  const box = { name, rest, x: (left + right) / 2, room: right - left - ROOM }
  const size = SIZES.find(one => widthOf(`600 ${one}px ${colours.titleFace}`, name) <= box.room)
  if (size === undefined) paintUpright(drawing, box)
  else paintLying(drawing, box, size)
}

interface NameBox {
  readonly name: string
  readonly rest: RestSpan
  readonly x: number
  readonly room: number
}

/** At rows that no bar covers, else at a third of the height. */
function topOf({ view, scene }: Drawing, rest: RestSpan, rows: number): number {
  const near = bodyHeight(view) * 0.3
  const days = { from: rest.first, to: rest.last + 1 }
  return HEAD + (freeRows(view, scene.rows, { days, rows, near }) ?? near)
}

function paintLying(drawing: Drawing, { name, rest, x, room }: NameBox, size: number): void {
  const { context, colours, widthOf } = drawing
  const y = topOf(drawing, rest, 2) + ROW / 2
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = `600 ${size}px ${colours.titleFace}`
  context.fillStyle = colours.of.ink2
  context.fillText(name, x, y)
  const days = daysOf(drawing, rest)
  const plain = `400 11px ${colours.face}`
  if (widthOf(plain, days) > room) return
  context.font = plain
  context.fillStyle = colours.of.ink3
  context.fillText(days, x, y + size + 7)
}

function daysOf({ words }: Drawing, rest: RestSpan): string {
  return dayRange(dayOfNumber(rest.first), dayOfNumber(rest.last), words.language)
}

/** Chinese is written vertically, other scripts are rotated. */
function paintUpright(drawing: Drawing, { name, rest, x }: NameBox): void {
  const { context, colours, words, widthOf } = drawing
  const font = `600 12px ${colours.titleFace}`
  const isChinese = words.language === 'zh'
  const length = isChinese ? [...name].length * LINE : widthOf(font, name)
  const y = topOf(drawing, rest, Math.ceil(length / ROW))
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = font
  context.fillStyle = colours.of.ink2
  if (isChinese) {
    for (const [index, box] of [...name].entries()) context.fillText(box, x, y + (index + 0.5) * LINE)
    return
  }
  context.save()
  context.translate(x, y + length / 2)
  context.rotate(-Math.PI / 2)
  context.fillText(name, 0, 0)
  context.restore()
}

const WORK_LINE = 9

/** The name of days that the project's calendar makes working days, at the top, where it fits. */
export function paintWorkName({ context, view, colours, widthOf }: Drawing, work: NamedSpan): void {
  const left = Math.max(0, xOf(view, work.first))
  const right = Math.min(chartWidth(view), xOf(view, work.last + 1))
  const font = `600 11px ${colours.face}`
  if (right - left < widthOf(font, work.name) + 4) return
  context.font = font
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = colours.of.ochre
  context.fillText(work.name, (left + right) / 2, HEAD + WORK_LINE)
}
