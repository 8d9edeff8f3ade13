/** One entry of a row: when, how many minutes had been worked by then, and what. */
export interface Entries {
  /** The entries of row n lie from `starts[n]` to before `starts[n + 1]`. */
  readonly starts: Int32Array
  readonly instants: Float64Array
  readonly minutes: Float64Array
  readonly codes: Float64Array
}

/**
 * Entries of many rows, told all mixed and read row by row in the order in which they were told: columns of plain
 * numbers, because an object for every change of a long log would cost more than all that is counted from it.
 */
export class Rows {
  private length = 0
  private rows = new Float64Array(1_024)
  private instants = new Float64Array(1_024)
  private minutes = new Float64Array(1_024)
  private codes = new Float64Array(1_024)

  constructor(private readonly count: number) {}

  push(row: number, code: number, { at, minutes }: Moment): void {
    if (this.length === this.rows.length) this.widen()
    const place = this.length++
    this.rows[place] = row
    this.codes[place] = code
    this.instants[place] = at
    this.minutes[place] = minutes
  }

  byRow(): Entries {
    const { length } = this
    const starts = this.starts()
    const next = starts.slice()
    const [instants, minutes] = [new Float64Array(length), new Float64Array(length)]
    const codes = new Float64Array(length)
    for (let at = 0; at < length; at++) {
      const row = this.rows[at] ?? 0
      const place = next[row] ?? 0
      next[row] = place + 1
      instants[place] = this.instants[at] ?? 0
      minutes[place] = this.minutes[at] ?? 0
      codes[place] = this.codes[at] ?? 0
    }
    return { starts, instants, minutes, codes }
  }

  private starts(): Int32Array {
    const out = new Int32Array(this.count + 1)
    for (let at = 0; at < this.length; at++) {
      const after = (this.rows[at] ?? 0) + 1
      out[after] = (out[after] ?? 0) + 1
    }
    for (let row = 0; row < this.count; row++) out[row + 1] = (out[row + 1] ?? 0) + (out[row] ?? 0)
    return out
  }

  private widen(): void {
    this.rows = wider(this.rows)
    this.instants = wider(this.instants)
    this.minutes = wider(this.minutes)
    this.codes = wider(this.codes)
  }
}

export interface Moment {
  readonly at: number
  /** Working minutes up to it. */
  readonly minutes: number
}

function wider(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const out = new Float64Array(numbers.length * 2)
  out.set(numbers)
  return out
}
