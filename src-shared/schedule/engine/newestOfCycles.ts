import { type Arrows, sorted } from './arrows'

/**
 * Which links close a cycle when they are taken in their order, those that do left out: the newest of each
 * cycle. An order of all places is kept up as links come, and only what lies between the two ends of a link
 * is looked at (Pearce and Kelly, 2006).
 */
export function newestOfCycles(count: number, { tree, links }: Arrows): ReadonlySet<number> {
  const order = new DynamicOrder(sorted(count, tree))
  for (const [from, to] of tree) order.add(from, to)
  const closing = new Set<number>()
  links.forEach(([from, to], place) => {
    if (!order.add(from, to)) closing.add(place)
  })
  return closing
}

class DynamicOrder {
  private readonly rank: Int32Array
  private readonly after: number[][]
  private readonly before: number[][]

  constructor(order: Int32Array) {
    this.rank = new Int32Array(order.length)
    order.forEach((place, rank) => {
      this.rank[place] = rank
    })
    this.after = Array.from(order, () => [])
    this.before = Array.from(order, () => [])
  }

  /** False, and nothing done, when the arrow would close a cycle. */
  add(from: number, to: number): boolean {
    if (from === to) return false
    const [low, high] = [this.rankOf(to), this.rankOf(from)]
    if (low < high) {
      const later = this.reached(to, this.after, rank => rank <= high)
      if (later.includes(from)) return false
      this.reorder(
        this.reached(from, this.before, rank => rank >= low),
        later,
      )
    }
    this.after[from]?.push(to)
    this.before[to]?.push(from)
    return true
  }

  private rankOf(place: number): number {
    return this.rank[place] ?? 0
  }

  private reached(from: number, next: readonly number[][], isNear: (rank: number) => boolean): number[] {
    const seen = new Set([from])
    for (const place of seen) {
      for (const one of next[place] ?? []) if (isNear(this.rankOf(one))) seen.add(one)
    }
    return [...seen]
  }

  /** The earlier ones take the lower ranks of both, each in their old order. */
  private reorder(earlier: readonly number[], later: readonly number[]): void {
    const byRank = (a: number, b: number): number => this.rankOf(a) - this.rankOf(b)
    const places = [...earlier.toSorted(byRank), ...later.toSorted(byRank)]
    const ranks = places.map(place => this.rankOf(place)).toSorted((a, b) => a - b)
    places.forEach((place, at) => {
      this.rank[place] = ranks[at] ?? 0
    })
  }
}
