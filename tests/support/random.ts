/** Numbers from a seed: the same seed gives the same run. */
export interface Random {
  /** 0 … below − 1 */
  below(below: number): number
  chance(of: number): boolean
  pick<T>(from: readonly T[]): T
  shuffled<T>(from: readonly T[]): T[]
}

export function randomOf(seed: number): Random {
  let state = (seed * 0x9e3779b9 + 0x85ebca6b) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    chance: of => next() < of,
    pick: from => {
      const found = from[below(from.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    shuffled: from => {
      const out = [...from]
      for (let at = out.length - 1; at > 0; at--) {
        const other = below(at + 1)
        ;[out[at], out[other]] = [out[other] as never, out[at] as never]
      }
      return out
    },
  }
}
