import type { KeyDate } from '#shared/model/keyDate'
import { dayNumber } from '#shared/domain/day'
import { wordingIn } from '#shared/domain/wording'
import type { PaintContext } from './paintContext'
import type { Drawing } from './drawing'
import { AXIS, chartWidth, HEAD, xOf } from '../stage/geometry'

interface Flag {
  readonly x: number
  /** From the longest to the shortest. */
  readonly names: readonly string[]
  readonly isT: boolean
}

/** The key dates: a flag under the axis and a dotted line through all rows. */
export function paintKeyDates(drawing: Drawing): void {
  const { context, view, colours } = drawing
  const flags = drawing.scene.keyDates.map(date => flagOf(drawing, date)).sort((a, b) => a.x - b.x)
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  let taken = 0
  for (const [index, flag] of flags.entries()) {
    if (flag.x < -200 || flag.x > chartWidth(view) + 200) continue
    paintStem(context, { x: Math.round(flag.x) + 0.5, bottom: view.height, colour: colours.of.ink2 })
    const next = flags[index + 1]?.x ?? Number.POSITIVE_INFINITY
    taken = paintName(drawing, { flag, taken, next })
  }
}

function flagOf({ words, view }: Drawing, date: KeyDate): Flag {
  const name = wordingIn(date.name, words.language)
  return {
    x: xOf(view, dayNumber(date.day) + (date.time === null ? 0.5 : hourOf(date.time) / 24)),
    names: date.time === null ? [name] : [`${name} ${date.time}`, name],
    isT: date.id === 'T',
  }
}

function hourOf(time: string): number {
  return Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
}

interface Stem {
  readonly x: number
  readonly bottom: number
  readonly colour: string
}

function paintStem(context: PaintContext, { x, bottom, colour }: Stem): void {
  context.strokeStyle = context.fillStyle = colour
  context.lineWidth = 1
  context.setLineDash([1, 3])
  context.beginPath()
  context.moveTo(x, HEAD)
  context.lineTo(x, bottom)
  context.stroke()
  context.setLineDash([])
  context.beginPath()
  context.moveTo(x - 4, AXIS)
  context.lineTo(x + 4, AXIS)
  context.lineTo(x, AXIS + 5)
  context.fill()
}

interface FlagRoom {
  readonly flag: Flag
  /** `taken`: right end of the name before. `next`: x of the next flag. */
  readonly taken: number
  readonly next: number
}

const GAP = 7

/** Right of its flag, else left of it, else a shorter name, else none. Returns the right end of what it takes. */
function paintName({ context, colours, widthOf }: Drawing, { flag, taken, next }: FlagRoom): number {
  const font = `${flag.isT ? 600 : 400} 11px ${colours.face}`
  context.fillStyle = flag.isT ? colours.of.ink : colours.of.ink2
  const y = (AXIS + HEAD) / 2 + 1
  for (const name of flag.names) {
    const width = widthOf(font, name)
    context.font = font
    const right = flag.x + GAP
    if (right >= taken && (flag.isT || right + width < next - GAP)) {
      context.fillText(name, right, y)
      return right + width + 4
    }
    const left = flag.x - GAP - width
    if (left < taken) continue
    context.fillText(name, left, y)
    return flag.x + GAP
  }
  return Math.max(taken, flag.x + GAP)
}
