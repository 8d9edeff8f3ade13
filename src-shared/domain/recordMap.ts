const BUCKETS = 1024

type Bucket<T> = ReadonlyMap<string, T>

/** Of every empty map, and of each bucket that nothing was put into yet. */
const EMPTY: Bucket<never> = new Map<string, never>()
const NOTHING: readonly Bucket<never>[] = Array.from({ length: BUCKETS }, () => EMPTY)

/**
 * A read-only map by record id. `with` gives a new map that shares all buckets but the one it
 * touched, so that a snapshot of 10,000 records costs microseconds to follow one edit.
 */
export class RecordMap<T> {
  #list: readonly T[] | null = null

  private constructor(
    private readonly buckets: readonly Bucket<T>[],
    readonly size: number,
  ) {}

  static empty<T>(): RecordMap<T> {
    return new RecordMap<T>(NOTHING, 0)
  }

  static from<T>(entries: Iterable<readonly [string, T]>): RecordMap<T> {
    return RecordMap.empty<T>().withAll(entries)
  }

  get(id: string): T | undefined {
    return this.buckets[bucketOf(id)]?.get(id)
  }

  has(id: string): boolean {
    return this.get(id) !== undefined
  }

  /**
   * Made once. Iterators make an object a record until the engine has compiled their loop: where a screen opens
   * with 10,000 records, `forEach` and `filter` of a list take half the time.
   */
  list(): readonly T[] {
    if (this.#list !== null) return this.#list
    const list: T[] = []
    for (const bucket of this.buckets) bucket.forEach(value => list.push(value))
    this.#list = list
    return list
  }

  values(): IterableIterator<T> {
    return this.list().values()
  }

  *keys(): IterableIterator<string> {
    for (const bucket of this.buckets) yield* bucket.keys()
  }

  /** Ids under which this map and `before` differ, either way. What they share costs nothing. */
  changedSince(before: RecordMap<T>): string[] {
    const ids = new Set<string>()
    for (const [at, bucket] of this.buckets.entries()) {
      const old = before.buckets[at]
      if (old === bucket || old === undefined) continue
      for (const [id, value] of bucket) if (old.get(id) !== value) ids.add(id)
      for (const id of old.keys()) if (!bucket.has(id)) ids.add(id)
    }
    return [...ids]
  }

  /** `undefined` takes an entry out. */
  withAll(entries: Iterable<readonly [string, T | undefined]>): RecordMap<T> {
    const buckets = [...this.buckets]
    const fresh = new Map<number, Map<string, T>>()
    let size = this.size
    for (const [id, value] of entries) {
      const at = bucketOf(id)
      let bucket = fresh.get(at)
      if (bucket === undefined) {
        bucket = new Map(buckets[at])
        fresh.set(at, bucket)
        buckets[at] = bucket
      }
      const had = bucket.has(id)
      if (value === undefined) bucket.delete(id)
      else bucket.set(id, value)
      size += Number(bucket.has(id)) - Number(had)
    }
    return fresh.size === 0 ? this : new RecordMap(buckets, size)
  }
}

/** FNV-1a over UTF-16 units, folded to a bucket. */
function bucketOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  const byte = ((hash >>> 24) ^ (hash >>> 16) ^ (hash >>> 8) ^ hash) & 0xff
  return (byte << 2) | ((hash >>> 14) & 3)
}
