import * as Y from 'yjs'
import { effects, type Origin, originOf } from './origin'

const FROM_STORAGE: Origin = { by: 'storage' }
const FROM_COURIER: Origin = { by: 'courier' }

/**
 * Stored updates into a fresh document, in one transaction. Gives the number of those that Yjs could
 * not read; a row with a good checksum that cannot be read was written wrong, not damaged.
 */
export function applyStored(doc: Y.Doc, updates: readonly Uint8Array[]): number {
  let unreadable = 0
  doc.transact(() => {
    for (const update of updates) {
      try {
        Y.applyUpdate(doc, update, FROM_STORAGE)
      } catch {
        unreadable++ // counted, told to the person, and the row stays where it is
      }
    }
  }, FROM_STORAGE)
  return unreadable
}

/** What another computer's file brings into a document that is open. Throws when Yjs can't read it. */
export function applyCarried(doc: Y.Doc, update: Uint8Array): void {
  Y.applyUpdate(doc, update, FROM_COURIER)
}

/**
 * Update bytes that must be saved. The handler must not throw: a throw here makes Yjs stop emitting
 * updates for good.
 */
export function onUpdate(doc: Y.Doc, keep: (update: Uint8Array) => void): () => void {
  const handler = (update: Uint8Array, origin: unknown): void => {
    if (effects[originOf(origin).by].isSaved) keep(update)
  }
  doc.on('update', handler)
  return () => doc.off('update', handler)
}

export function wholeState(doc: Y.Doc): Uint8Array {
  return Y.encodeStateAsUpdate(doc)
}

/** Stored updates as one. */
export function mergedUpdates(updates: readonly Uint8Array[]): Uint8Array {
  return Y.mergeUpdates([...updates])
}

/** Whether a state from elsewhere can be applied, and depends on no update that it does not contain. */
export function readsWhole(state: Uint8Array): boolean {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, state)
    return doc.store.pendingStructs === null && doc.store.pendingDs === null
  } catch {
    return false // that is the answer
  } finally {
    doc.destroy()
  }
}
