/** A share of 0 … 1 as a CSS length. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`
}
