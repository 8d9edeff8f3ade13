/** A number of the report with what stands behind it. Null: there is nothing to count, shown as a dash. */
export interface Figure {
  readonly value: number | null
  /** How many of what it counts: tasks, unless told otherwise. */
  readonly n: number
  /** The tasks that it was counted over. */
  readonly taskIds: readonly string[]
}

/** A share of `n` tasks, 0 … 1. */
export interface Rate extends Figure {
  /** Those of the tasks that make up the share. */
  readonly hits: readonly string[]
}

/** Quantiles are of type 7: straight between the two neighbours, as spreadsheets do it. */
export interface Distribution {
  readonly n: number
  readonly taskIds: readonly string[]
  readonly median: number | null
  readonly p85: number | null
  readonly mean: number | null
}

export function rateOf(taskIds: readonly string[], hits: readonly string[]): Rate {
  const n = taskIds.length
  return { value: n === 0 ? null : hits.length / n, n, taskIds, hits }
}

/** One value a task, in the same order. */
export function meanOf(taskIds: readonly string[], values: readonly number[]): Figure {
  return { value: mean(values), n: values.length, taskIds }
}

export function distributionOf(taskIds: readonly string[], values: readonly number[]): Distribution {
  return {
    n: values.length,
    taskIds,
    median: quantile(values, 0.5),
    p85: quantile(values, 0.85),
    mean: mean(values),
  }
}

export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Type 7; null of none. */
export function quantile(values: readonly number[], part: number): number | null {
  const place = (values.length - 1) * part
  if (values.length === 0) return null
  const left = Float64Array.from(values)
  const low = nth(left, Math.floor(place))
  if (place === Math.floor(place)) return low
  return low + (nth(left, Math.ceil(place)) - low) * (place - Math.floor(place))
}

/** The value that would stand there in rising order; only as much is put in order as that takes. */
function nth(values: Float64Array, place: number): number {
  let [first, last] = [0, values.length - 1]
  while (first < last) {
    const pivot = values[(first + last) >> 1] ?? NaN
    let [low, high] = [first, last]
    while (low <= high) {
      while ((values[low] ?? NaN) < pivot) low++
      while ((values[high] ?? NaN) > pivot) high--
      if (low > high) break
      const held = values[low] ?? NaN
      values[low++] = values[high] ?? NaN
      values[high--] = held
    }
    if (place <= high) last = high
    else if (place >= low) first = low
    else break
  }
  return values[place] ?? NaN
}

/** Nothing that a project counts comes so near to a half without being one. */
const NEARLY = 1e-9

/** To one decimal, a half away from zero: what screen, paper and command line show. */
export function oneDecimal(value: number): number {
  const tenths = Math.floor(Math.abs(value) * 10 + 0.5 + NEARLY)
  return tenths === 0 ? 0 : (Math.sign(value) * tenths) / 10
}

/** A share as a percentage to one decimal, half up. Null stays null. */
export function percent(share: number | null): number | null {
  return share === null ? null : oneDecimal(share * 100)
}
