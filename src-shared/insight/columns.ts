/** Numbers under each other, as many as come. */
class Column {
  private held = new Float64Array(1_024)
  length = 0

  push(value: number): void {
    if (this.length === this.held.length) {
      const wider = new Float64Array(this.length * 2)
      wider.set(this.held)
      this.held = wider
    }
    this.held[this.length++] = value
  }

  at(place: number): number {
    return this.held[place] ?? NaN
  }
}

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
  private readonly rows = new Column()
  private readonly instants = new Column()
  private readonly minutes = new Column()
  private readonly codes = new Column()

  constructor(private readonly count: number) {}

  push(row: number, { at, minutes }: { at: number; minutes: number }, code: number): void {
    this.rows.push(row)
    this.instants.push(at)
    this.minutes.push(minutes)
    this.codes.push(code)
  }

  byRow(): Entries {
    const { length } = this.rows
    const starts = this.starts()
    const next = starts.slice()
    const [instants, minutes] = [new Float64Array(length), new Float64Array(length)]
    const codes = new Float64Array(length)
    for (let at = 0; at < length; at++) {
      const row = this.rows.at(at)
      const place = next[row] ?? 0
      next[row] = place + 1
      instants[place] = this.instants.at(at)
      minutes[place] = this.minutes.at(at)
      codes[place] = this.codes.at(at)
    }
    return { starts, instants, minutes, codes }
  }

  private starts(): Int32Array {
    const out = new Int32Array(this.count + 1)
    for (let at = 0; at < this.rows.length; at++) {
      const after = this.rows.at(at) + 1
      out[after] = (out[after] ?? 0) + 1
    }
    for (let row = 0; row < this.count; row++) out[row + 1] = (out[row + 1] ?? 0) + (out[row] ?? 0)
    return out
  }
}
