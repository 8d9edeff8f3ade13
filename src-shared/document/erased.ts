import * as Y from 'yjs'
import { isValue } from '../domain/value'
import { isBag } from '../model/fields'
import { type FieldOf, type Kind, kindNamed } from '../model/kinds'
import { codeOf, fieldKey, parseKey } from './keys'
import type { RecordDoc } from './roots'

/**
 * A value that was in a document and was taken out of it. Removal is a field and an edit replaces what it edits, so no
 * command of any version takes a key out: a delete set, or garbage under the client id of whoever wrote it, does.
 */
export interface Erased {
  readonly kind: Kind
  readonly id: string
  /** Field code; null for the value that the record was created with. */
  readonly code: string | null
  /** As it was stored; undefined where nothing is left of it. */
  readonly value: unknown
  /** `client:clock` of the write. */
  readonly mark: string
}

/** What an erased value means in a record; null where only a later version knows it, or nothing is left of it. */
export function readErased({ kind, code, value }: Erased): { field: string | null; was: unknown } | null {
  const fields = Object.entries(kindNamed(kind).fields as Fields)
  if (value === undefined) return null
  if (code === null) {
    if (!isBag(value)) return null
    return {
      field: null,
      was: Object.fromEntries(fields.map(([name, [at, read]]) => [name, read(value[at])])),
    }
  }
  const known = fields.find(([, [at]]) => at === code)
  return known === undefined ? null : { field: known[0], was: known[1][1](value) }
}

type Fields = Readonly<Record<string, readonly [code: string, read: (stored: unknown) => unknown]>>

/** Whether a field of a record, or with null the record itself, had a value and has none now. */
export function isErasedNow(main: RecordDoc, kind: Kind, id: string, field: string | null): boolean {
  const key = field === null ? id : fieldKey(id, codeOf(kind, field as FieldOf<Kind>))
  return hasErased(main.map(kind), key)
}

/** Whether a key had a value and has none now. Reads a Yjs internal, pinned by a test. */
export function hasErased(map: Y.Map<unknown>, key: string): boolean {
  return map._map.get(key)?.deleted === true
}

/**
 * Whether a key's last value was erased by somebody who claimed its place with garbage, which is what all others have
 * there. Nothing that this app writes ever becomes garbage: it writes into roots alone, and those stay.
 */
export function isClaimed(map: Y.Map<unknown>, key: string): boolean {
  if (!hasErased(map, key)) return false
  for (let item = map._map.get(key) ?? null; item !== null; item = item.left) {
    if (hasGarbageOf(map.doc, item.id.client)) return true
  }
  return false
}

function hasGarbageOf(doc: Y.Doc | null, client: number): boolean {
  return doc?.store.clients.get(client)?.some(isGarbage) === true
}

/** Whether somebody has ever claimed a place in the document. */
export function hasGarbage({ store }: Y.Doc): boolean {
  for (const structs of store.clients.values()) if (structs.some(isGarbage)) return true
  return false
}

function isGarbage(struct: Y.Item | Y.GC): boolean {
  return struct instanceof Y.GC
}

/** Whether something came that waits for what it builds on: until that is there a value may be missing by rights. */
export function isIncomplete({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}

/**
 * Tells what each transaction erased, also the one that loads a document: everything in it that was ever erased and not
 * written again. Must hear of a transaction before Yjs collects what it deleted. Returns the way to stop.
 */
export function watchErasures(main: RecordDoc, onErased: (erased: readonly Erased[]) => void): () => void {
  const kindOf = new Map<unknown, Kind>(
    main.kinds.filter(isWatched).map(kind => [main.map(kind), kind] as const),
  )
  const onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.deleteSet.clients.size === 0) return
    const found: Erased[] = []
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, struct => {
      // A write that was replaced has the one that replaced it on its right.
      if (!(struct instanceof Y.Item) || struct.parentSub === null || struct.right !== null) return
      const kind = kindOf.get(struct.parent)
      const erased = kind === undefined ? null : erasedOf(kind, struct)
      if (erased !== null) found.push(erased)
    })
    if (found.length > 0) onErased(found)
  }
  main.doc.on('afterTransaction', onTransaction)
  return () => main.doc.off('afterTransaction', onTransaction)
}

/** Notes on merges are made again by whoever merges. */
function isWatched(kind: Kind): boolean {
  return kindNamed(kind).isOfMerges !== true
}

function erasedOf(kind: Kind, { parentSub, content, lastId }: Y.Item): Erased | null {
  const key = parseKey(parentSub ?? '')
  if (key === null) return null
  const value: unknown = content instanceof Y.ContentAny ? content.arr.at(-1) : undefined
  return {
    kind,
    ...key,
    value: isValue(value) ? value : undefined,
    mark: `${lastId.client}:${lastId.clock}`,
  }
}
