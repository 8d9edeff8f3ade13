/** A name over a chart, centred on its place. */
export interface AxisName {
  readonly text: string
  /** Pixels. */
  readonly at: number
}

const LETTER = 6.2
const SQUARE = 11.5
const GAP = 8

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? SQUARE : LETTER), 0)
}

/** Those that fit, the earlier of the list first: none runs over another, and at an edge it moves inwards. */
export function placed(names: readonly AxisName[], width: number): AxisName[] {
  const out: AxisName[] = []
  for (const { text, at: wanted } of names) {
    const half = widthOf(text) / 2
    const at = Math.min(width - half, Math.max(half, wanted))
    const isFree = out.every(other => Math.abs(other.at - at) >= half + widthOf(other.text) / 2 + GAP)
    if (isFree && half * 2 <= width) out.push({ text, at })
  }
  return out
}
