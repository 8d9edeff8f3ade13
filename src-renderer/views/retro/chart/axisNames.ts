/** A name over a chart, centred on its place unless it would leave the chart. */
export interface AxisName {
  readonly text: string
  /** Pixels. */
  readonly at: number
  readonly anchor: 'start' | 'middle'
}

const LETTER = 6.2
const SQUARE = 11.5
const GAP = 8

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? SQUARE : LETTER), 0)
}

/** Those that fit, the earlier of the list first: none runs over another or out of `width`. */
export function placed(names: readonly AxisName[], width: number): AxisName[] {
  const taken: [number, number][] = []
  return names.filter(({ text, at, anchor }) => {
    const length = widthOf(text)
    const from = anchor === 'middle' ? at - length / 2 : at
    const to = from + length
    if (from < 0 || to > width) return false
    if (taken.some(([start, end]) => from < end + GAP && to > start - GAP)) return false
    taken.push([from, to])
    return true
  })
}
