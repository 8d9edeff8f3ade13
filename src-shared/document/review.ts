import * as Y from 'yjs'
import { effects, type Origin, originOf } from './origin'
import type { RecordDoc } from './roots'
import { accessOf } from './versions'
import { parseKey } from './keys'
import { sameValue } from '../domain/sameValue'
import type { Kind } from '../model/kinds'

/** A value that somebody wrote and that was overwritten by someone who had not seen it. */
export interface LostWrite {
  readonly kind: Kind
  readonly id: string
  /** Field code; null when two peers created one record with different values. */
  readonly code: string | null
  readonly lost: unknown
  /** `client:clock` of the lost write: every replica that notices names it alike. */
  readonly lostId: string
}

/**
 * Writes that lost a race in this transaction. All writes to one key form a chain; `origin` of a
 * write is the one its author saw. A deleted write whose right neighbour does not name it was
 * overwritten unseen. Reads Yjs internals, pinned by tests; must run in `afterTransaction`, before
 * Yjs collects the deleted values.
 */
function lostWrites(main: RecordDoc, transaction: Y.Transaction): LostWrite[] {
  const out: LostWrite[] = []
  if (transaction.deleteSet.clients.size === 0) return out
  const kindOf = new Map<unknown, Kind>(main.kinds.map(kind => [main.map(kind), kind]))
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, struct => {
    const lost = struct instanceof Y.Item ? lostIn(struct, kindOf) : null
    if (lost !== null) out.push(lost)
  })
  return out
}

function lostIn(item: Y.Item, kindOf: ReadonlyMap<unknown, Kind>): LostWrite | null {
  const kind = kindOf.get(item.parent)
  const key = item.parentSub === null ? null : parseKey(item.parentSub)
  if (kind === undefined || key === null || item.right === null) return null
  const id = item.lastId
  const seen = item.right.origin
  if (seen !== null && seen.client === id.client && seen.clock === id.clock) return null
  if (!(item.content instanceof Y.ContentAny)) return null
  const lost: unknown = item.content.arr.at(-1)
  const winner = (item.parent as Y.Map<unknown>).get(item.parentSub ?? '')
  if (sameValue(lost, winner)) return null
  return { kind, id: key.id, code: key.code, lost, lostId: `${id.client}:${id.clock}` }
}

/**
 * Records every lost write in the document itself, under the lost write's own id, so that several
 * replicas that notice one loss make one entry. The winning value is read when an entry is shown.
 */
export function recordReviews(main: RecordDoc, now: () => number): () => void {
  const onTransaction = (transaction: Y.Transaction): void => {
    if (!effects[originOf(transaction.origin).by].isReviewed || accessOf(main.doc) !== 'open') return
    const lost = lostWrites(main, transaction).filter(entry => !main.reviews.has(entry.lostId))
    if (lost.length > 0) later(main, lost, now())
  }
  main.doc.on('afterTransaction', onTransaction)
  return () => main.doc.off('afterTransaction', onTransaction)
}

/** Yjs runs a transaction begun inside `afterTransaction` right after this one. */
function later(main: RecordDoc, lost: readonly LostWrite[], at: number): void {
  const origin: Origin = { by: 'review' }
  main.doc.transact(() => {
    for (const entry of lost) {
      const value = { k: entry.kind, i: entry.id, c: entry.code, l: entry.lost as never, t: at }
      main.reviews.set(entry.lostId, value)
    }
  }, origin)
}
