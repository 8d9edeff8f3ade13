import * as Y from 'yjs'
import type { Splice } from '../model/edit'
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
  if (edit.insert !== '') text.insert(at, edit.insert)
  return { notes: edit.splice, at, removed, inserted: edit.insert, result: text.toString() }
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
