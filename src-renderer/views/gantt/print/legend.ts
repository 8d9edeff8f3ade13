import type { GanttTaskRow } from '#shared/projections/gantt/row'
import type { MeasureText } from '../paint/drawing'
import type { Scene } from '../scene/scene'
import { strokeDeadline } from '../paint/paintLayers'
import type { Words } from '../../../locales/words'
import type { PaperColours } from './paperColours'
import type { Pen } from './pen'

interface Legend {
  readonly pen: Pen
  readonly colours: PaperColours
  readonly words: Words
  readonly widthOf: MeasureText
  readonly scene: Scene
}

type MarkPainter = (pen: Pen, colours: PaperColours, at: { readonly x: number; readonly y: number }) => void

const MARK_WIDTH = 20
const GAP = 5
const BETWEEN = 16

/** What the marks mean, drawn as they are in the chart, as far as there is room up to `end`. */
export function drawLegend(legend: Legend, from: { x: number; y: number }, end: number): void {
  const { pen, colours, words, widthOf } = legend
  let { x } = from
  const font = `400 11px ${colours.face}`
  for (const [word, paintMark] of entriesOf(legend.scene)) {
    const text = words.say(word)
    const width = MARK_WIDTH + GAP + widthOf(font, text)
    if (x + width > end) return
    paintMark(pen, colours, { x, y: from.y })
    pen.font = font
    pen.textAlign = 'left'
    pen.fillStyle = colours.of.ink2
    pen.fillText(text, x + MARK_WIDTH + GAP, from.y)
    x += width + BETWEEN
  }
}

function entriesOf({ rows, layers }: Scene): [string, MarkPainter][] {
  const has = (test: (row: GanttTaskRow) => boolean): boolean =>
    rows.some(row => row.kind === 'task' && test(row))
  const entries: [string, MarkPainter, boolean][] = [
    ['gantt.legends.progress', progress, true],
    ['gantt.legends.milestone', diamond, true],
    ['gantt.legends.pinned', tack, true],
    ['gantt.legends.dependency', (...paintMark) => line(paintMark, 'control', []), true],
    ['gantt.legends.conflict', ring, true],
    ['gantt.legends.critical', (...paintMark) => line(paintMark, 'cinnabar', []), layers.showsCritical],
    ['gantt.legends.slack', (...paintMark) => line(paintMark, 'control', [1, 3]), layers.showsSlack],
    ['gantt.legends.baseline', baselineSign, has(row => row.baseline !== null)],
    ['gantt.legends.moved', movedSign, has(row => row.moved !== null)],
    ['gantt.legends.deadline', deadline, has(row => row.task.deadline !== null)],
    ['print.legend.today', today, true],
    ['print.legend.weekend', weekend, true],
    ['print.legend.holiday', holiday, true],
    ['print.legend.keyDate', keyDate, true],
  ]
  return entries.flatMap(([word, paintMark, isShown]) =>
    isShown ? [[word, paintMark] as [string, MarkPainter]] : [],
  )
}

const progress: MarkPainter = (pen, colours, { x, y }) => {
  pen.fillStyle = colours.tint.gamboge
  pen.fillRect(x, y - 4.5, MARK_WIDTH, 9)
  pen.fillStyle = colours.fill.gamboge
  pen.fillRect(x, y - 4.5, MARK_WIDTH * 0.45, 9)
  pen.strokeStyle = colours.fill.gamboge
  pen.lineWidth = 1
  pen.beginPath()
  pen.rect(x + 0.5, y - 4, MARK_WIDTH - 1, 8)
  pen.stroke()
}

const diamond: MarkPainter = (pen, colours, { x, y }) => {
  const middle = x + MARK_WIDTH / 2
  pen.fillStyle = colours.of.ink
  pen.beginPath()
  pen.moveTo(middle, y - 5)
  pen.lineTo(middle + 5, y)
  pen.lineTo(middle, y + 5)
  pen.lineTo(middle - 5, y)
  pen.closePath()
  pen.fill()
}

const tack: MarkPainter = (pen, colours, { x, y }) => {
  pen.fillStyle = colours.of.ink
  pen.beginPath()
  pen.arc(x + MARK_WIDTH / 2, y - 2, 3)
  pen.fill()
  pen.fillRect(x + MARK_WIDTH / 2 - 0.75, y, 1.5, 6)
}

function line(
  [pen, colours, { x, y }]: Parameters<MarkPainter>,
  ink: 'control' | 'cinnabar',
  dash: readonly number[],
): void {
  pen.strokeStyle = colours.of[ink]
  pen.lineWidth = ink === 'cinnabar' ? 2 : 1
  pen.setLineDash(dash)
  pen.beginPath()
  pen.moveTo(x, y)
  pen.lineTo(x + MARK_WIDTH, y)
  pen.stroke()
  pen.setLineDash([])
}

const ring: MarkPainter = (pen, colours, { x, y }) => {
  pen.strokeStyle = colours.of.cinnabar
  pen.lineWidth = 1.5
  pen.beginPath()
  pen.ellipse(x + MARK_WIDTH / 2, y, 9, 5.5, -Math.PI / 60)
  pen.stroke()
}

const movedSign: MarkPainter = (pen, colours, { x, y }) => {
  pen.strokeStyle = colours.of.ink2
  pen.lineWidth = 1
  pen.setLineDash([2, 2])
  pen.strokeRect(x + 0.5, y - 4.5, MARK_WIDTH - 1, 9)
  pen.setLineDash([])
}

const baselineSign: MarkPainter = (pen, colours, { x, y }) => {
  pen.strokeStyle = colours.of.ink3
  pen.lineWidth = 1
  pen.strokeRect(x + 0.5, y - 0.5, MARK_WIDTH - 1, 2)
}

const deadline: MarkPainter = (pen, colours, { x, y }) => {
  pen.strokeStyle = colours.of.ink
  strokeDeadline(pen, x + MARK_WIDTH / 2 - 2, y)
}

const today: MarkPainter = (pen, colours, { x, y }) => {
  pen.fillStyle = colours.of.ink
  pen.fillRect(x + MARK_WIDTH / 2 - 0.75, y - 6, 1.5, 12)
}

const weekend: MarkPainter = (pen, colours, { x, y }) => {
  pen.fillStyle = colours.of.shade
  pen.fillRect(x, y - 5, MARK_WIDTH, 10)
}

const holiday: MarkPainter = (pen, colours, { x, y }) => {
  pen.fillStyle = colours.of['shade-holiday']
  pen.fillRect(x, y - 5, MARK_WIDTH, 10)
  pen.save()
  pen.beginPath()
  pen.rect(x, y - 5, MARK_WIDTH, 10)
  pen.clip()
  pen.strokeStyle = colours.of['line-strong']
  pen.lineWidth = 1
  pen.beginPath()
  for (let at = x; at < x + MARK_WIDTH + 10; at += 7) {
    pen.moveTo(at, y - 5)
    pen.lineTo(at - 10, y + 5)
  }
  pen.stroke()
  pen.restore()
}

const keyDate: MarkPainter = (pen, colours, { x, y }) => {
  const middle = x + MARK_WIDTH / 2
  pen.fillStyle = pen.strokeStyle = colours.of.ink2
  pen.beginPath()
  pen.moveTo(middle - 4, y - 6)
  pen.lineTo(middle + 4, y - 6)
  pen.lineTo(middle, y - 1)
  pen.fill()
  pen.lineWidth = 1
  pen.setLineDash([1, 2])
  pen.beginPath()
  pen.moveTo(middle, y - 1)
  pen.lineTo(middle, y + 6)
  pen.stroke()
  pen.setLineDash([])
}
