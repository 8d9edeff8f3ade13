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
