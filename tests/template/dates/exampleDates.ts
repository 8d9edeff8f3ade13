import type { Day } from '#shared/domain/day'

export interface ExampleRow {
  readonly T: Day
  readonly id: string
  /** `09-11`, `09-14→09-16`, `05-25 00:00 📌`. */
  readonly bar: string
}

/** A table of ids with one column of bars for each T, as rows for a test. */
export function exampleDates(keyDays: readonly Day[], table: string): ExampleRow[] {
  return table
    .trim()
    .split('\n')
    .flatMap(line => {
      const [id = '', ...bars] = line.split(' | ')
      return keyDays.map((T, index) => ({ T, id, bar: bars[index] ?? '' }))
    })
}
