import * as sha256 from 'lib0/hash/sha256'
import { toBase64, toHexString } from 'lib0/buffer'
import * as Y from 'yjs'
import type { CourierDocument } from '../domain/courierFile'
import type { DocumentId } from '../domain/documentId'
import { bytesOfText } from './base64'
import { joinedDoc } from './mergeStates'
import { type Access, accessOf } from './versions'

/** What a computer has of a document: a state vector, and the mark of all of it. */
export interface Standing {
  readonly vector: Uint8Array
  readonly mark: string
}

/**
 * A stored document for a courier file. `known` is where each of the addressee's computers stands, none for everything:
 * whatever any of them lacks is in the update.
 */
export function carried(
  document: DocumentId,
  updates: readonly Uint8Array[],
  known: readonly (Standing | null)[],
): CourierDocument {
  const { doc } = joinedDoc(document, updates)
  try {
    const { vector, mark } = standingOf(doc)
    const isKnown = known.length > 0 && known.every(one => one?.mark === mark)
    const update = isKnown ? new Uint8Array() : Y.encodeStateAsUpdate(doc, leastVector(known))
    return { document, vector, mark, update }
  } finally {
    doc.destroy()
  }
}

/**
 * What an update would do to a stored document: `lacking` when it builds on what is not here, `damaged` when it is no
 * update.
 */
export type Joining = 'same' | 'adds' | 'lacking' | 'damaged'

export function joining(
  document: DocumentId,
  updates: readonly Uint8Array[],
  update: Uint8Array,
): { readonly joining: Joining; readonly access: Access } {
  const { doc } = joinedDoc(document, updates)
  try {
    if (update.length === 0) return { joining: 'same', access: accessOf(doc) }
    const before = standingOf(doc).mark
    Y.applyUpdate(doc, update)
    const access = accessOf(doc)
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      return { joining: 'lacking', access }
    return { joining: standingOf(doc).mark === before ? 'same' : 'adds', access }
  } catch {
    return { joining: 'damaged', access: 'open' } // that is the answer
  } finally {
    doc.destroy()
  }
}

/** Whether two states have a writer in common: those of one document do, however far they have gone apart. */
export function haveCommonWriter(one: Uint8Array, other: Uint8Array): boolean {
  const [a, b] = [one, other].map(state => Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)))
  return [...(a ?? [])].some(([client]) => b?.has(client) ?? false)
}

function standingOf(doc: Y.Doc): Standing {
  const mark = toHexString(sha256.digest(Y.encodeSnapshot(Y.snapshot(doc))))
  return { vector: Y.encodeStateVector(doc), mark }
}

/** Of each writer the least that any of them has. */
function leastVector(known: readonly (Standing | null)[]): Uint8Array | undefined {
  const [first, ...others] = known.map(one => vectorOf(one))
  if (first === undefined) return undefined
  const least = [...first].flatMap(([client, clock]) => {
    const clocks = others.map(other => other.get(client) ?? 0)
    const all = Math.min(clock, ...clocks)
    return all > 0 ? [[client, all] as const] : []
  })
  return Y.encodeStateVector(new Map(least))
}

/** None where it can't be read: whoever wrote it gets everything. */
function vectorOf(standing: Standing | null): ReadonlyMap<number, number> {
  try {
    return standing === null ? new Map() : Y.decodeStateVector(standing.vector)
  } catch {
    return new Map()
  }
}

/** A standing as JSON keeps it. */
export interface StandingText {
  readonly vector: string
  readonly mark: string
}

export function standingText({ vector, mark }: Standing): StandingText {
  return { vector: toBase64(vector), mark }
}

/** Null for what is none. */
export function standingOfText(text: unknown): Standing | null {
  if (typeof text !== 'object' || text === null || !('vector' in text) || !('mark' in text)) return null
  const vector = bytesOfText(text.vector)
  return vector !== null && typeof text.mark === 'string' ? { vector, mark: text.mark } : null
}
