import * as Y from 'yjs'

/** Root-level map of every document, not a letter: letters are kinds of records. */
const ROOT = 'needs'

/** The least versions of the format that an app must know to read a document, and to write it. */
export interface VersionNeeds {
  readonly reader: number
  readonly writer: number
}

/** The version of the format that this app knows. Raise it with what `WRITTEN` needs. */
const FORMAT = 1

/**
 * What documents need that this app has written. Raise `writer` when an older app that writes would break what a newer
 * one has put there, and `reader` when what it would show is wrong; not for fields and kinds that it may leave alone.
 */
const WRITTEN: VersionNeeds = { reader: 1, writer: 1 }

/** What an app may do with a document: everything, look at it, or not even that. */
export type Access = 'open' | 'readOnly' | 'refused'

export function accessTo({ reader, writer }: VersionNeeds, format: number): Access {
  if (reader > format) return 'refused'
  return writer > format ? 'readOnly' : 'open'
}

export function accessOf(doc: Y.Doc): Access {
  return accessTo(versionNeeds(doc), FORMAT)
}

/** Of a whole document as one update. */
export function accessOfState(state: Uint8Array): Access {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const access = accessOf(doc)
  doc.destroy()
  return access
}

export function leastAccess(all: readonly Access[]): Access {
  if (all.includes('refused')) return 'refused'
  return all.includes('readOnly') ? 'readOnly' : 'open'
}

const KEY = /^(reader|writer):([1-9]\d{0,5})$/

/** A document that names nothing needs version 1. */
export function versionNeeds(doc: Y.Doc): VersionNeeds {
  const needs = { reader: 1, writer: 1 }
  if (!doc.share.has(ROOT)) return needs
  for (const key of doc.getMap(ROOT).keys()) {
    const parts = KEY.exec(key)
    if (parts === null) continue
    const role = parts[1] === 'reader' ? 'reader' : 'writer'
    needs[role] = Math.max(needs[role], Number(parts[2]))
  }
  return needs
}

/**
 * Names what the document needs, inside the transaction that writes what needs it. Each version is a key of its own
 * and none is ever taken out, so that of two who raise it at once the higher one stands.
 */
export function nameNeeds(doc: Y.Doc, wanted: VersionNeeds = WRITTEN): void {
  const needs = versionNeeds(doc)
  for (const role of ['reader', 'writer'] as const) {
    if (wanted[role] > needs[role]) doc.getMap(ROOT).set(`${role}:${wanted[role]}`, true)
  }
}

/** Hears when the needs may have risen. Returns the way to stop. */
export function onNeeds(doc: Y.Doc, listener: () => void): () => void {
  const map = doc.getMap(ROOT)
  map.observe(listener)
  return () => map.unobserve(listener)
}
