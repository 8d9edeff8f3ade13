import type { SetName } from '../domain/setName'

/** What made the app keep a restore point. */
export type RestorePointReason = 'change' | 'quit' | 'import' | 'restore' | 'migration' | 'byHand'

/** One set in a restore point. */
export interface KeptSet {
  readonly set: SetName
  readonly epoch: number
  /** Of its file, which several restore points share while the set does not change. */
  readonly sha256: string
  readonly bytes: number
  /** Tasks that are not removed; null for a set without a plan. */
  readonly tasks: number | null
  /** By document: the number of the last batch that it contains. */
  readonly documents: Readonly<Record<string, number>>
}

/** A verified copy of a whole workspace on disk, to go back to. */
export interface RestorePoint {
  /** Its file's name without extension; sorts by time. */
  readonly id: string
  readonly at: number
  readonly reason: RestorePointReason
  readonly sets: readonly KeptSet[]
}
