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

/** No app is that many versions behind another. A need above is no version but nonsense, which must lock nobody out. */
const MOST_AHEAD = 1_000

interface Need {
  readonly role: keyof VersionNeeds
  readonly version: number
}

/** A document that names nothing needs version 1. */
export function versionNeeds(doc: Y.Doc): VersionNeeds {
  const needs = { reader: 1, writer: 1 }
  for (const { role, version } of namedNeeds(doc)) {
    if (!isStray(version)) needs[role] = Math.max(needs[role], version)
  }
  return needs
}

/** How many needs a document names that no app could have written. */
export function strayNeeds(doc: Y.Doc): number {
  return namedNeeds(doc).filter(({ version }) => isStray(version)).length
}

function isStray(version: number): boolean {
  return version > FORMAT + MOST_AHEAD
}

function namedNeeds(doc: Y.Doc): Need[] {
  if (!doc.share.has(ROOT)) return []
  return [...doc.getMap(ROOT).keys()].flatMap(key => {
    const [, role, version] = KEY.exec(key) ?? []
    return role === undefined ? [] : [{ role: role === 'reader' ? role : 'writer', version: Number(version) }]
  })
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
