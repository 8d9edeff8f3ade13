import type { DocumentId } from '../domain/documentId'
import type { SetName } from '../domain/setName'
import type { LocalUpdateStore, StoredDocument, StoredUpdate } from './updateStore'

/** How far a document of the working copy has come, written together with its rows. */
export interface Mark {
  readonly document: DocumentId
  readonly epoch: number
  /** The number of the journal's batch that wrote it last. */
  readonly last: number
  /** Rows behind the compacted state: fewer were lost, more were not journaled. */
  readonly rows: number
}

export interface MarkedDocument extends StoredDocument {
  readonly rows: number
  /** null for one that no journaled batch has written. */
  readonly mark: Mark | null
}

/** The number of a batch, and the epoch of its set. */
export type BatchMark = Pick<Mark, 'epoch' | 'last'>

/**
 * The copy that documents are opened from: the browser's storage, or memory when that fails. It may lose what it
 * held without a word, so its marks are compared with the journal.
 */
export interface WorkingCopy extends LocalUpdateStore {
  load(document: DocumentId): Promise<MarkedDocument>
  marks(set: SetName): Promise<Mark[]>
  /** `marks` are those of the documents from now on; rows are counted here. */
  append(batch: readonly StoredUpdate[], marks?: ReadonlyMap<DocumentId, BatchMark>): Promise<void>
  /** These rows, in place of all that is stored of a document; damaged ones stay set aside. */
  replace(document: DocumentId, updates: readonly Uint8Array[], mark: BatchMark): Promise<void>
  /** Closed and opened anew: Chromium reads a damaged storage only once. */
  reopen(): Promise<void>
}
