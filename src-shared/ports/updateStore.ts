import type { DocumentId } from '../domain/documentId'

/** One Yjs version-1 update of one document. */
export interface StoredUpdate<Id extends string = DocumentId> {
  readonly document: Id
  readonly update: Uint8Array
}

/** A row that failed its checksum or could not be read. It is kept aside, never deleted. */
export interface DamagedRow {
  readonly row: string
  readonly reason: 'checksum' | 'unreadable'
  readonly bytes: number
}

export interface StoredDocument {
  /** Version-1 updates in the order they were written; a compacted state counts as one. */
  readonly updates: readonly Uint8Array[]
  /** Everything up to this mark is in `updates`; pass it to `compact`. */
  readonly upTo: number
  readonly damaged: readonly DamagedRow[]
}

/**
 * Where updates are kept. Every method settles only when the result is durable (survives a kill of
 * the process and, as far as the platform can promise, a power cut). Faults reject with `StoreFault`.
 */
export interface UpdateStore<Id extends string = DocumentId> {
  /** An unknown document is one without updates. Damaged rows are set aside while the rest loads. */
  load(document: Id): Promise<StoredDocument>
  /** All or nothing, over several documents: an edit and its event go in together. */
  append(batch: readonly StoredUpdate<Id>[]): Promise<void>
  /** Puts `state` (a whole document as one update) in place of everything up to `upTo`, all or nothing. */
  compact(document: Id, state: Uint8Array, upTo: number): Promise<void>
  /** Documents that hold at least one update. */
  list(): Promise<Id[]>
  close(): Promise<void>
}

/** A store on a person's own computer can also delete documents. */
export interface LocalUpdateStore extends UpdateStore {
  /** Nothing of these documents is left afterwards, nor set aside of them: all or nothing. */
  remove(documents: readonly DocumentId[]): Promise<void>
  /** Settles when every copy has what was appended so far; what is durable does not wait for it. */
  idle(): Promise<void>
}

/** `tooNew`: it holds documents that only a later version of the app reads. */
export type StoreFaultReason = 'cannotOpen' | 'full' | 'hung' | 'closed' | 'failed' | 'tooNew'

export class StoreFault extends Error {
  override readonly name = 'StoreFault'
  constructor(
    readonly reason: StoreFaultReason,
    cause?: unknown,
  ) {
    super(`storage: ${reason}`, { cause })
  }
}
