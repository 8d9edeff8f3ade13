import type { Mark, TextMark } from './marks'

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const

/** The same page on a canvas. */
export function paintMarks(context: CanvasRenderingContext2D, marks: readonly Mark[]): void {
  for (const mark of marks) {
    context.save()
    context.transform(...mark.matrix)
    if (mark.kind === 'text') paintText(context, mark)
    else if (mark.kind === 'group') {
      if (mark.clip !== null) context.clip(new Path2D(mark.clip))
      paintMarks(context, mark.marks)
    } else {
      const path = new Path2D(mark.data)
      context.globalAlpha = mark.opacity
      if (mark.fill !== null) fillWith(context, mark.fill, path)
      if (mark.stroke !== null) {
        context.strokeStyle = mark.stroke
        context.lineWidth = mark.lineWidth
        context.setLineDash([...mark.dash])
        context.stroke(path)
      }
    }
    context.restore()
  }
}

function fillWith(context: CanvasRenderingContext2D, fill: string, path: Path2D): void {
  context.fillStyle = fill
  context.fill(path)
}

function paintText(context: CanvasRenderingContext2D, mark: TextMark): void {
  context.font = `${mark.weight} ${mark.size}px ${mark.face}`
  context.textAlign = ALIGN[mark.anchor]
  context.fillStyle = mark.fill
  context.fillText(mark.text, mark.x, mark.y)
}
