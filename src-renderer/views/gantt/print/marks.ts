/** a, b, c, d, e, f of x′ = ax + cy + e, y′ = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PathMark {
  readonly kind: 'path'
  /** Path data as SVG and Path2D read it, in CSS pixels. */
  readonly data: string
  readonly fill: string | null
  readonly stroke: string | null
  readonly lineWidth: number
  readonly dash: readonly number[]
  readonly opacity: number
  readonly matrix: Matrix
}

/** One line of text; `y` is its alphabetic baseline. */
export interface TextMark {
  readonly kind: 'text'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight: number
  readonly face: string
  readonly fill: string
  readonly anchor: 'start' | 'middle' | 'end'
  readonly matrix: Matrix
}

export interface GroupMark {
  readonly kind: 'group'
  /** Path data of what is seen of it; null for all. */
  readonly clip: string | null
  readonly matrix: Matrix
  readonly marks: readonly Mark[]
}

export type Mark = PathMark | TextMark | GroupMark

/** A picture without a screen: what lies where on one sheet, in CSS pixels. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

export const PLAIN: Matrix = [1, 0, 0, 1, 0, 0]

export function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

export function boxData({ x, y, width, height }: Box): string {
  return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`
}

/** Hundredths of a pixel are finer than any printer. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
