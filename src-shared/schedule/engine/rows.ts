/** Lists of numbers, one for each row, in one array. */
export interface Rows {
  /** Where each row begins in `items`, and where the last one ends. */
  readonly first: Int32Array
  readonly items: Int32Array
}

/** Each number from 0 in the row that `rowOf` tells, in rising order; in none for -1. */
export function rowsOf(count: number, rowOf: Int32Array): Rows {
  const first = new Int32Array(count + 1)
  for (const row of rowOf) if (row >= 0) first[row + 1] = (first[row + 1] ?? 0) + 1
  for (let row = 0; row < count; row++) first[row + 1] = (first[row + 1] ?? 0) + (first[row] ?? 0)
  const next = first.slice()
  const items = new Int32Array(first[count] ?? 0)
  for (let item = 0; item < rowOf.length; item++) {
    const row = rowOf[item] ?? -1
    if (row < 0) continue
    const at = next[row] ?? 0
    items[at] = item
    next[row] = at + 1
  }
  return { first, items }
}

export function rowAt({ first, items }: Rows, row: number): Int32Array {
  return items.subarray(first[row], first[row + 1])
}

export function isEmptyRow({ first }: Rows, row: number): boolean {
  return first[row] === first[row + 1]
}

/** The same rows with another list in one of them. */
export function withRow({ first, items }: Rows, row: number, list: readonly number[]): Rows {
  const [from = 0, to = 0] = [first[row], first[row + 1]]
  const more = list.length - (to - from)
  const grown = new Int32Array(items.length + more)
  grown.set(items.subarray(0, from))
  grown.set(list, from)
  grown.set(items.subarray(to), from + list.length)
  const moved = first.slice()
  for (let next = row + 1; next < moved.length; next++) moved[next] = (moved[next] ?? 0) + more
  return { first: moved, items: grown }
}
