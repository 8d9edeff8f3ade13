import type { PaintContext } from '../paint/paintContext'
import type { MeasureText } from '../paint/drawing'
import { type Box, boxData, type Mark, type Matrix, PLAIN, short, type TextMark, times } from './marks'

interface PenRules {
  readonly widthOf: MeasureText
  /** Texts that do not lie whole in here are left out: half a word says nothing. */
  readonly bounds: Box
  /** Whether a text at this height is moved inside instead. */
  readonly isMoved?: (y: number) => boolean
}

interface State {
  readonly fillStyle: PaintContext['fillStyle']
  readonly strokeStyle: PaintContext['strokeStyle']
  readonly lineWidth: number
  readonly globalAlpha: number
  readonly font: string
  readonly textAlign: PaintContext['textAlign']
  readonly dash: readonly number[]
  readonly matrix: Matrix
  readonly marks: Mark[]
}

/** x, y, width, height; of an ellipse its middle and radii. */
type Corners = [number, number, number, number]

const FONT = /^(\d+) ([\d.]+)px (.+)$/s
const ANCHORS: Readonly<Record<string, TextMark['anchor']>> = { center: 'middle', right: 'end', end: 'end' }
const BEFORE = { start: 0, middle: 0.5, end: 1 } as const
/** From the middle of a line down to its baseline, in ems; down to its lower edge twice that. */
const BASELINE = 0.35

/** A brush that remembers what was drawn instead of drawing it. */
export class Pen implements PaintContext {
  fillStyle: PaintContext['fillStyle'] = '#000000'
  strokeStyle: PaintContext['strokeStyle'] = '#000000'
  lineWidth = 1
  globalAlpha = 1
  font = '400 12px sans-serif'
  textAlign: PaintContext['textAlign'] = 'left'
  textBaseline: PaintContext['textBaseline'] = 'middle'
  lineJoin: PaintContext['lineJoin'] = 'miter'
  private dash: readonly number[] = []
  private matrix = PLAIN
  private path: string[] = []
  private marks: Mark[] = []
  private readonly saved: State[] = []
  private readonly rules: PenRules

  constructor(rules: PenRules) {
    this.rules = rules
  }

  get drawn(): readonly Mark[] {
    return this.marks
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, dash, matrix, marks } = this
    this.saved.push({
      fillStyle,
      strokeStyle,
      lineWidth,
      globalAlpha,
      font,
      textAlign,
      dash,
      matrix,
      marks,
    })
  }

  restore(): void {
    const before = this.saved.pop()
    if (before !== undefined) Object.assign(this, before)
  }

  /** Until the next `restore`. */
  clip(): void {
    const marks: Mark[] = []
    this.marks.push({ kind: 'group', clip: this.path.join(''), matrix: this.matrix, marks })
    this.marks = marks
    this.matrix = PLAIN
  }

  translate(x: number, y: number): void {
    this.matrix = times(this.matrix, [1, 0, 0, 1, x, y])
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    this.matrix = times(this.matrix, [cos, sin, -sin, cos, 0, 0])
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = [...dash]
  }

  beginPath(): void {
    this.path = []
  }

  closePath(): void {
    this.path.push('z')
  }

  moveTo(x: number, y: number): void {
    this.path.push(`M${short(x)} ${short(y)}`)
  }

  lineTo(x: number, y: number): void {
    this.path.push(`L${short(x)} ${short(y)}`)
  }

  rect(...[x, y, width, height]: Corners): void {
    this.path.push(boxData({ x, y, width, height }))
  }

  roundRect(...[x, y, width, height, radii]: [...Corners, unknown]): void {
    const r = Math.min(typeof radii === 'number' ? radii : 0, width / 2, height / 2)
    const [w, h, turn] = [short(width - 2 * r), short(height - 2 * r), `a${short(r)} ${short(r)} 0 0 1 `]
    const corners = [`${short(r)} ${short(r)}`, `${short(-r)} ${short(r)}`, `${short(-r)} ${short(-r)}`]
    const [one, two, three] = corners
    this.path.push(
      `M${short(x + r)} ${short(y)}h${w}${turn}${one}v${h}${turn}${two}h-${w}${turn}${three}v-${h}z`,
    )
  }

  /** Whole circles alone: no painter draws a part of one. */
  arc(x: number, y: number, radius: number): void {
    this.ellipse(x, y, radius, radius, 0)
  }

  ellipse(...[x, y, rx, ry, turn]: [...Corners, number]): void {
    const [dx, dy] = [rx * Math.cos(turn), rx * Math.sin(turn)]
    const half = `a${short(rx)} ${short(ry)} ${short((turn * 180) / Math.PI)} 1 1 `
    this.path.push(
      `M${short(x - dx)} ${short(y - dy)}${half}${short(2 * dx)} ${short(2 * dy)}${half}${short(-2 * dx)} ${short(-2 * dy)}z`,
    )
  }

  fill(): void {
    this.put(this.path.join(''), { fill: String(this.fillStyle), stroke: null })
  }

  stroke(): void {
    this.put(this.path.join(''), { fill: null, stroke: String(this.strokeStyle) })
  }

  fillRect(...[x, y, width, height]: Corners): void {
    if (width <= 0 || height <= 0) return
    this.put(boxData({ x, y, width, height }), { fill: String(this.fillStyle), stroke: null })
  }

  strokeRect(...[x, y, width, height]: Corners): void {
    this.put(boxData({ x, y, width, height }), { fill: null, stroke: String(this.strokeStyle) })
  }

  /** Path data drawn elsewhere, moved to a place. */
  shape(data: string, [x, y]: readonly [number, number], ink: { fill?: string; stroke?: string }): void {
    if (data === '') return
    this.save()
    this.translate(x, y)
    this.put(data, { fill: ink.fill ?? null, stroke: ink.stroke ?? null })
    this.restore()
  }

  /** An outline of a text is there to part it from its ground; on paper it would be read twice. */
  strokeText(): void {}

  fillText(text: string, x: number, y: number): void {
    const [, weight = '400', size = '12', face = ''] = FONT.exec(this.font) ?? []
    const anchor = ANCHORS[this.textAlign] ?? 'start'
    const { matrix } = this
    const fill = String(this.fillStyle)
    const mark = { text, x, y: y + BASELINE * Number(size), size: Number(size), weight: Number(weight) }
    const placed = this.inside({ kind: 'text', ...mark, face, fill, anchor, matrix })
    if (text !== '' && placed !== null) this.marks.push(placed)
  }

  private put(data: string, ink: { fill: string | null; stroke: string | null }): void {
    if (data === '') return
    const { lineWidth, dash, globalAlpha, matrix } = this
    this.marks.push({ kind: 'path', data, ...ink, lineWidth, dash, opacity: globalAlpha, matrix })
  }

  private inside(mark: TextMark): TextMark | null {
    const { widthOf, bounds, isMoved } = this.rules
    const width = widthOf(this.font, mark.text)
    const [left, top, right, bottom] = textEdges(mark, width)
    const isHigh = top >= bounds.y && bottom <= bounds.y + bounds.height
    const over = right - (bounds.x + bounds.width)
    const under = bounds.x - left
    if (!isHigh) return null
    if (over <= 0 && under <= 0) return mark
    if (isMoved?.(mark.y) !== true || width > bounds.width || over > width || under > width) return null
    return { ...mark, x: mark.x + (over > 0 ? -over : under) }
  }
}

/** Left, top, right and bottom of a text, turned or not. */
export function textEdges(mark: TextMark, width: number): readonly [number, number, number, number] {
  const left = mark.x - width * BEFORE[mark.anchor]
  const [top, bottom] = [mark.y - mark.size * 2 * BASELINE, mark.y + mark.size * 0.15]
  const [a, b, c, d, e, f] = mark.matrix
  const corners = [
    [left, top],
    [left + width, top],
    [left, bottom],
    [left + width, bottom],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const)
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
