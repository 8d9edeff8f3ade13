import type { SetName } from '../domain/setName'

/** One version-1 update of one document, or the bytes of one fact. */
export interface JournaledUpdate {
  readonly document: string
  readonly update: Uint8Array
}

/** What a set's log holds, without its content. */
export interface JournalHead {
  /** Grows each time the set is deleted for good: what another epoch holds is not brought back. */
  readonly epoch: number
  /** By document: the number of the last batch that wrote it. Numbers grow within a log. */
  readonly documents: Readonly<Record<string, number>>
  /** Parts of the log can't be read. */
  readonly isDamaged: boolean
  /** Bytes of the log. */
  readonly bytes: number
  /** By document: the same numbers as the newest restore point or the manifest has them. */
  readonly kept: Readonly<Record<string, number>>
}

/** What is written to one set at once. */
export interface JournalBatch {
  readonly set: SetName
  readonly updates: readonly JournaledUpdate[]
}

/**
 * The second copy of everything, outside the reach of the browser's storage: append-only logs of the main process.
 * Every method rejects with StoreFault; `append` settles when all of it is on the disk.
 */
export interface Journal {
  head(set: SetName): Promise<JournalHead>
  /** Every readable update in the order it was written. */
  read(set: SetName): Promise<JournaledUpdate[]>
  /** The same from the newest restore point of this epoch that can be read; empty when there is none. */
  readRestorePoint(set: SetName): Promise<JournaledUpdate[]>
  /** All of it or nothing, over several sets. Answers the number of each set's batch. */
  append(batches: readonly JournalBatch[]): Promise<Readonly<Record<string, number>>>
  /** A log that begins with these in place of everything in it. Answers the number that each document has now. */
  restart(set: SetName, updates: readonly JournaledUpdate[]): Promise<number>
  /** Deleted for good, and remembered as such: restore points keep theirs, and nothing brings it back by itself. */
  remove(sets: readonly SetName[]): Promise<void>
  /** Every set that is known on this computer and was not deleted. */
  sets(): Promise<SetName[]>
}
