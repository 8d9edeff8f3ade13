/** Lists by key, each in the order of the whole. */
export function grouped<T>(list: Iterable<T>, keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const out = new Map<string, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = out.get(key)
    if (group === undefined) out.set(key, [one])
    else group.push(one)
  }
  return out
}
