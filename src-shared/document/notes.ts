import * as Y from 'yjs'
import type { Splice } from '../model/edit'
import { type Between, startAnew } from './anew'
import { hasGarbage } from './erased'
import { findRootsQuickly } from './rootNames'

const PREFIX = 'n:'

/**
 * Notes lie as root-level texts: the only place where two people who both begin the same note keep
 * both. They have a document of their own because encoding searches all roots of a document.
 */
export function notesDoc(): Y.Doc {
  return findRootsQuickly(new Y.Doc())
}

export function readNotes(doc: Y.Doc): [taskId: string, text: string][] {
  const out: [string, string][] = []
  for (const name of doc.share.keys()) {
    if (name.startsWith(PREFIX)) out.push([name.slice(PREFIX.length), noteOf(doc, name.slice(PREFIX.length))])
  }
  return out
}

export function noteOf(doc: Y.Doc, taskId: string): string {
  return doc.share.has(PREFIX + taskId) ? doc.getText(PREFIX + taskId).toString() : ''
}

export interface Spliced {
  readonly notes: string
  readonly at: number
  readonly removed: string
  readonly inserted: string
  /** The whole note afterwards: an undo happens only while it still reads so. */
  readonly result: string
}

/** Applies a splice inside the caller's transaction; out-of-range places are drawn to the text's end. */
export function spliceNote(doc: Y.Doc, edit: Splice): Spliced | null {
  const text = doc.getText(PREFIX + edit.splice)
  taskOf.set(text, edit.splice)
  const before = text.toString()
  const at = Math.min(Math.max(edit.at, 0), before.length)
  const removed = before.slice(at, at + edit.remove)
  if (removed === edit.insert) return null
  if (removed !== '') text.delete(at, removed.length)
  if (edit.insert !== '') insertText(doc, text, { at, insert: edit.insert, root: PREFIX + edit.splice })
  return { notes: edit.splice, at, removed, inserted: edit.insert, result: text.toString() }
}

interface Insertion {
  readonly at: number
  readonly insert: string
  readonly root: string
}

/** Yjs names the deleted text beside which something is put in, which at others may be garbage. */
function insertText(doc: Y.Doc, text: Y.Text, { at, insert, root }: Insertion): void {
  const { between, isBesideDeleted } = placeIn(text, at)
  if (!isBesideDeleted || !hasGarbage(doc)) text.insert(at, insert)
  else doc.transact(transaction => startAnew(transaction).insert(root, insert, between))
}

/** The characters before and after a place. Reads Yjs internals, pinned by tests. */
function placeIn(text: Y.Text, at: number): { readonly between: Between; readonly isBesideDeleted: boolean } {
  let [left, isBesideDeleted]: [Y.ID | null, boolean] = [null, false]
  let item = text._start
  for (let before = 0; item !== null; item = item.right) {
    if (item.deleted) {
      isBesideDeleted = true
      continue
    }
    if (before >= at) break
    isBesideDeleted = false
    const { client, clock } = item.id
    if (before + item.length > at) {
      const end = clock + at - before
      return { between: [Y.createID(client, end - 1), Y.createID(client, end)], isBesideDeleted }
    }
    before += item.length
    left = item.lastId
  }
  return { between: [left, item?.id ?? null], isBesideDeleted }
}

/** Texts whose task is known: a document of 10,000 notes is not searched for each one that is written. */
const taskOf = new WeakMap<object, string>()

/** Task ids of the notes that a transaction changed. */
export function changedNotes(transaction: Y.Transaction): string[] {
  const known = [...transaction.changed.keys()].map(text => taskOf.get(text))
  if (known.every(taskId => taskId !== undefined)) return known
  const out: string[] = []
  // A text that arrives before anybody asked for it is not yet a Y.Text: it is known by its name alone.
  for (const [name, shared] of transaction.doc.share) {
    if (!name.startsWith(PREFIX) || !transaction.changed.has(shared)) continue
    const taskId = name.slice(PREFIX.length)
    taskOf.set(shared, taskId)
    out.push(taskId)
  }
  return out
}

/** A note that lost text because somebody claimed its writer's place. */
export interface ErasedNote {
  readonly taskId: string
  /** As it would read with that text. */
  readonly was: string
  readonly now: string
}

/**
 * Tells of texts that garbage took away as it came. Who deletes a text by hand has seen it, and leaves no garbage.
 * Returns the way to stop.
 */
export function watchErasedNotes(doc: Y.Doc, onErased: (notes: readonly ErasedNote[]) => void): () => void {
  const onTransaction = (transaction: Y.Transaction): void => {
    const claimed = claimedIn(transaction)
    if (claimed.size === 0) return
    const notes = changedNotes(transaction).flatMap((taskId): ErasedNote[] => {
      const now = noteOf(doc, taskId)
      const was = withErased(doc.getText(PREFIX + taskId), transaction, claimed)
      return was === now ? [] : [{ taskId, was, now }]
    })
    if (notes.length > 0) onErased(notes)
  }
  doc.on('afterTransaction', onTransaction)
  return () => doc.off('afterTransaction', onTransaction)
}

/** Clients of which garbage has come. */
function claimedIn({ doc, beforeState, afterState }: Y.Transaction): Set<number> {
  const claimed = new Set<number>()
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0
    if (clock === before) continue
    const structs = doc.store.clients.get(client) ?? []
    for (let n = Y.findIndexSS(structs, before); n < structs.length; n++) {
      if (structs[n] instanceof Y.GC) claimed.add(client)
    }
  }
  return claimed
}

function withErased(text: Y.Text, { deleteSet }: Y.Transaction, claimed: ReadonlySet<number>): string {
  let out = ''
  for (let item = text._start; item !== null; item = item.right) {
    const isErased = item.deleted && claimed.has(item.id.client) && Y.isDeleted(deleteSet, item.id)
    if ((!item.deleted || isErased) && item.content instanceof Y.ContentString) out += item.content.str
  }
  return out
}
