import { dayNumber } from '#shared/domain/day'
import type { KeyDate } from '#shared/domain/records'
import { wordingIn } from '#shared/domain/wording'
import type { Drawing } from './drawing'
import { AXIS, chartWidth, HEAD, xOf } from './geometry'

interface Flag {
  readonly x: number
  readonly text: string
  readonly isT: boolean
}

/** The key dates: a flag under the axis and a dotted line through all rows. */
export function paintKeyDates(drawing: Drawing): void {
  const { context, view, inks } = drawing
  const flags = drawing.scene.keyDates.map(date => flagOf(drawing, date)).sort((a, b) => a.x - b.x)
  context.textBaseline = 'middle'
  let taken = 0
  for (const [index, flag] of flags.entries()) {
    if (flag.x < -200 || flag.x > chartWidth(view) + 200) continue
    context.strokeStyle = inks.of.ink
    context.lineWidth = 1
    context.setLineDash([1, 3])
    context.beginPath()
    context.moveTo(Math.round(flag.x) + 0.5, AXIS)
    context.lineTo(Math.round(flag.x) + 0.5, view.height)
    context.stroke()
    context.setLineDash([])
    marker(context, flag.x, inks.of.ink)
    taken = paintName(drawing, { flag, taken, next: flags[index + 1]?.x ?? Number.POSITIVE_INFINITY })
  }
}

function flagOf({ words, view }: Drawing, date: KeyDate): Flag {
  const name = wordingIn(date.name, words.language)
  return {
    x: xOf(view, dayNumber(date.day) + (date.time === null ? 0.5 : hourOf(date.time) / 24)),
    text: date.time === null ? name : `${name} ${date.time}`,
    isT: date.id === 'T',
  }
}

function hourOf(time: string): number {
  return Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
}

function marker(context: CanvasRenderingContext2D, x: number, colour: string): void {
  context.fillStyle = colour
  context.beginPath()
  context.moveTo(x - 4, AXIS)
  context.lineTo(x + 5, AXIS)
  context.lineTo(x + 0.5, AXIS + 5)
  context.fill()
}

interface Placing {
  readonly flag: Flag
  /** Where the name before ends, and where the next flag stands. */
  readonly taken: number
  readonly next: number
}

/** To the right of its line, to the left where the next flag stands too near, else not at all. */
function paintName({ context, inks }: Drawing, { flag, taken, next }: Placing): number {
  context.font = `${flag.isT ? 600 : 400} 11px ${inks.face}`
  context.fillStyle = flag.isT ? inks.of.ink : inks.of.ink2
  context.textAlign = 'left'
  const width = context.measureText(flag.text).width
  const y = (AXIS + HEAD) / 2 + 1
  const isRightFree = flag.x + 8 + width < next - 4 || flag.isT
  const at = isRightFree ? flag.x + 8 : flag.x - 8 - width
  if (at < taken) return Math.max(taken, flag.x + 8)
  context.fillText(flag.text, at, y)
  return isRightFree ? at + width + 6 : flag.x + 8
}
