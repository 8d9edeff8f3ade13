import type { Counted } from '../model/foreignPlan'

/** Counts what is left out, by what and why, in the order in which it was met. */
export class LeftOutCounts<What extends string, Why extends string> {
  private readonly counts = new Map<string, Counted<What, Why>>()

  add(what: What, why: Why, count = 1): void {
    if (count <= 0) return
    const key = `${what}/${why}`
    this.counts.set(key, { what, count: count + (this.counts.get(key)?.count ?? 0), why })
  }

  all(): Counted<What, Why>[] {
    return [...this.counts.values()]
  }
}
