import * as Y from 'yjs'
import { type Kind, kindNamed } from '../model/kinds'

/** A Yjs document whose roots are known, with the records that it may hold. */
export interface RecordDoc {
  readonly doc: Y.Doc
  readonly kinds: readonly Kind[]
  readonly map: (kind: Kind) => Y.Map<unknown>
}

/**
 * Roots are defined before anything is loaded: encoding looks their names up one after the other,
 * and a root met first in a peer's update would not know its type.
 */
export function recordDoc(kinds: readonly Kind[]): RecordDoc {
  const doc = new Y.Doc()
  const maps = new Map(kinds.map(kind => [kind, doc.getMap<unknown>(kindNamed(kind).root)]))
  const map = (kind: Kind): Y.Map<unknown> => {
    const found = maps.get(kind)
    if (found === undefined) throw new Error(`this document holds no ${kind}`)
    return found
  }
  return { doc, kinds, map }
}

/** `client:clock` of the write that a key shows now; null when nobody has written it. Reads a Yjs internal, pinned by a test. */
export function lastWrite(map: Y.Map<unknown>, key: string): string | null {
  const item = map._map.get(key)
  return item === undefined ? null : `${item.lastId.client}:${item.lastId.clock}`
}
