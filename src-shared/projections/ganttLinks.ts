import type { Dependency, DependencyType } from '../domain/records'
import type { RecordMap } from '../domain/recordMap'
import type { GanttRows } from './ganttRows'

/** A dependency between two rows that are shown. */
export interface GanttLink {
  readonly dependencyId: string
  readonly from: number
  readonly to: number
  readonly type: DependencyType
  readonly isBroken: boolean
}

export interface GanttLinks {
  readonly dependency: RecordMap<Dependency>
  readonly at: GanttRows['at']
  /** Where the broken ones were read from. */
  readonly byTask: GanttRows['conflicts']['byTask']
  readonly broken: ReadonlySet<string>
  /** Links by the bucket of either end; one whose ends share a bucket is in it once. */
  readonly buckets: ReadonlyMap<number, readonly GanttLink[]>
}

const BUCKET = 64

/** The links of the shown rows, ready to be asked by row. Dates change without touching them. */
export function ganttLinks({ source, at, conflicts }: GanttRows, before: GanttLinks | null): GanttLinks {
  const { dependency } = source.plan
  const { byTask } = conflicts
  const kept = before !== null && before.dependency === dependency && before.at === at ? before : null
  if (kept?.byTask === byTask) return kept
  const broken = brokenIds(byTask)
  if (kept !== null && kept.broken.size === broken.size && [...broken].every(id => kept.broken.has(id)))
    return { ...kept, byTask }
  const buckets = new Map<number, GanttLink[]>()
  for (const { id, isRemoved, from, to, type } of dependency.values()) {
    const [fromRow, toRow] = [at.get(from), at.get(to)]
    if (isRemoved || fromRow === undefined || toRow === undefined) continue
    const link = { dependencyId: id, from: fromRow, to: toRow, type, isBroken: broken.has(id) }
    const [fromBucket, toBucket] = [bucketOf(fromRow), bucketOf(toRow)]
    put(buckets, fromBucket, link)
    if (toBucket !== fromBucket) put(buckets, toBucket, link)
  }
  return { dependency, at, byTask, broken, buckets }
}

function put(buckets: Map<number, GanttLink[]>, bucket: number, link: GanttLink): void {
  const list = buckets.get(bucket)
  if (list === undefined) buckets.set(bucket, [link])
  else list.push(link)
}

function bucketOf(row: number): number {
  return Math.floor(row / BUCKET)
}

function brokenIds(byTask: GanttRows['conflicts']['byTask']): Set<string> {
  const ids = new Set<string>()
  for (const list of byTask.values()) {
    for (const one of list) if (one.kind === 'dependency') ids.add(one.dependencyId)
  }
  return ids
}

/**
 * Links with at least one end among the rows `first` … `last`, each once. A line that only passes
 * through, its ends out of sight, would tell nothing and hide much.
 */
export function linksBetween({ buckets }: GanttLinks, first: number, last: number): GanttLink[] {
  const out: GanttLink[] = []
  const isInside = (row: number): boolean => row >= first && row <= last
  for (let bucket = bucketOf(first); bucket <= bucketOf(last); bucket++) {
    for (const link of buckets.get(bucket) ?? []) {
      const isFromInside = isInside(link.from)
      if (!isFromInside && !isInside(link.to)) continue
      // Known in two buckets, a link is taken from that of its first end inside.
      if (bucketOf(isFromInside ? link.from : link.to) === bucket) out.push(link)
    }
  }
  return out
}
