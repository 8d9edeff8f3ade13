/** From one place to another. */
export type Arrow = readonly [from: number, to: number]

export interface Arrows {
  /** Of summaries and their tasks: a forest, without cycles. */
  readonly tree: readonly Arrow[]
  /** As long as the links and in their order. */
  readonly links: readonly Arrow[]
}

/** Shorter than `count` when there is a cycle. */
export function sorted(count: number, arrows: readonly Arrow[]): Int32Array {
  const waiting = new Int32Array(count)
  const first = new Int32Array(count + 1)
  for (const [from, to] of arrows) {
    waiting[to] = (waiting[to] ?? 0) + 1
    first[from + 1] = (first[from + 1] ?? 0) + 1
  }
  for (let place = 0; place < count; place++) first[place + 1] = (first[place + 1] ?? 0) + (first[place] ?? 0)
  const next = first.slice()
  const targets = new Int32Array(arrows.length)
  for (const [from, to] of arrows) {
    const at = next[from] ?? 0
    targets[at] = to
    next[from] = at + 1
  }
  const out = new Int32Array(count)
  let length = 0
  for (let place = 0; place < count; place++) if (waiting[place] === 0) out[length++] = place
  for (let at = 0; at < length; at++) {
    const place = out[at] ?? 0
    for (let one = first[place] ?? 0; one < (first[place + 1] ?? 0); one++) {
      const target = targets[one] ?? 0
      const left = (waiting[target] ?? 0) - 1
      waiting[target] = left
      if (left === 0) out[length++] = target
    }
  }
  return out.subarray(0, length)
}
