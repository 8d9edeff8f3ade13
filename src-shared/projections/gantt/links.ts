import type { Dependency, DependencyType } from '../../model/dependency'
import type { RecordMap } from '../../domain/recordMap'
import type { GanttRows } from './rows'

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
  /** Source of `isBroken`. */
  readonly byTask: GanttRows['conflicts']['byTask']
  readonly broken: ReadonlySet<string>
  /** Those whose ends are both shown, and the rows of their ends. */
  readonly shown: readonly Dependency[]
  readonly from: Int32Array
  readonly to: Int32Array
  /** Places in `shown` by the bucket of either end; one whose ends share a bucket is in it once. */
  readonly buckets: ReadonlyMap<number, readonly number[]>
}

const BUCKET = 64

/** Links of the shown rows, indexed by row. Independent of dates. */
export function ganttLinks({ source, at, conflicts }: GanttRows, before: GanttLinks | null): GanttLinks {
  const { dependency } = source.plan
  const { byTask } = conflicts
  const isKept = before !== null && before.dependency === dependency && before.at === at
  if (isKept && before.byTask === byTask) return before
  const broken = brokenIds(byTask)
  return { ...(isKept ? before : linksOf(dependency, at)), byTask, broken }
}

/** Arrays, with objects only for the visible ones: there are more dependencies than tasks. */
function linksOf(
  dependency: RecordMap<Dependency>,
  at: GanttRows['at'],
): Omit<GanttLinks, 'byTask' | 'broken'> {
  const shown: Dependency[] = []
  const [from, to] = [new Int32Array(dependency.size), new Int32Array(dependency.size)]
  const buckets = new Map<number, number[]>()
  dependency.list().forEach(one => {
    const fromRow = at.get(one.from)
    const toRow = at.get(one.to)
    if (one.isRemoved || fromRow === undefined || toRow === undefined) return
    const place = shown.push(one) - 1
    from[place] = fromRow
    to[place] = toRow
    const fromBucket = bucketOf(fromRow)
    const toBucket = bucketOf(toRow)
    put(buckets, fromBucket, place)
    if (toBucket !== fromBucket) put(buckets, toBucket, place)
  })
  return { dependency, at, shown, from, to, buckets }
}

function put(buckets: Map<number, number[]>, bucket: number, place: number): void {
  const list = buckets.get(bucket)
  if (list === undefined) buckets.set(bucket, [place])
  else list.push(place)
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
 * Links with at least one end among the rows `first` … `last`, each once. A line whose ends are both outside would
 * only hide others.
 */
export function linksBetween(links: GanttLinks, first: number, last: number): GanttLink[] {
  const out: GanttLink[] = []
  const isInside = (row: number): boolean => row >= first && row <= last
  for (let bucket = bucketOf(first); bucket <= bucketOf(last); bucket++) {
    for (const place of links.buckets.get(bucket) ?? []) {
      const [from, to] = [links.from[place] ?? -1, links.to[place] ?? -1]
      const isFromInside = isInside(from)
      if (!isFromInside && !isInside(to)) continue
      // A link in two buckets is taken from the bucket of its first end inside.
      if (bucketOf(isFromInside ? from : to) === bucket) out.push(...linkAt(links, place))
    }
  }
  return out
}

function linkAt({ shown, from, to, broken }: GanttLinks, place: number): GanttLink[] {
  const one = shown[place]
  if (one === undefined) return []
  const { id, type } = one
  return [{ dependencyId: id, from: from[place] ?? -1, to: to[place] ?? -1, type, isBroken: broken.has(id) }]
}
