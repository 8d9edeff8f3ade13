/** A share of 0 … 1 as a CSS length. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`
}

/** Whole percent of a share of 0 … 1, for people. */
export function wholePercent(share: number): number {
  return Math.floor(share * 100)
}
