import type { RecordMap } from '../../domain/recordMap'
import type { MoveReason, MoveReasonName } from '../../model/moveReason'

export type SaidReason = MoveReason & { readonly reason: MoveReasonName }

const indexes = new WeakMap<RecordMap<MoveReason>, ReadonlyMap<string, SaidReason>>()

/** The newest reason that was said of each task and key date, by its id: the same map for the same records. */
export function latestReasons(reasons: RecordMap<MoveReason>): ReadonlyMap<string, SaidReason> {
  const known = indexes.get(reasons)
  if (known !== undefined) return known
  const index = new Map<string, SaidReason>()
  for (const one of reasons.values()) {
    if (one.isRemoved || one.reason === null) continue
    const before = index.get(one.subjectId)
    const isNewer = before === undefined || before.at < one.at || (before.at === one.at && before.id < one.id)
    if (isNewer) index.set(one.subjectId, { ...one, reason: one.reason })
  }
  indexes.set(reasons, index)
  return index
}
