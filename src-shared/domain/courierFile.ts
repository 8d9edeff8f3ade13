import type { DocumentId } from './documentId'

/** What a courier file says of itself before its documents. */
export interface CourierHeader {
  /** By the id that everybody who shares the workspace knows it by. */
  readonly workspace: { readonly id: string; readonly name: string }
  /** `device`: an id for the computer. */
  readonly from: { readonly personId: string; readonly name: string; readonly device: string }
  /** Whose computers have what it does not bring; null for a file that holds everything. */
  readonly to: { readonly personId: string; readonly name: string } | null
  /** Epoch milliseconds. */
  readonly at: number
}

export interface CourierDocument {
  readonly document: DocumentId
  /** How far the sender's own has come: a Yjs state vector. Who opens the file knows by it what the sender has. */
  readonly vector: Uint8Array
  /** Of the sender's whole document: SHA-256 in hex. Equal ones hold the same, also what was deleted. */
  readonly mark: string
  /** A Yjs version-1 update: the whole, or what the addressee lacked; empty when they lacked nothing. */
  readonly update: Uint8Array
}

/** Documents of one workspace as they go from hand to hand (`.warroompack`). */
export type CourierFile = CourierHeader & { readonly documents: readonly CourierDocument[] }

/** By what a file is called; the public `age` tool adds an ending of its own. */
export function isCourierName(name: string): boolean {
  return /\.(warroompack|age)$/i.test(name)
}
