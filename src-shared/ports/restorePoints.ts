import type { SetName } from '../domain/setName'
import type { JournaledUpdate } from './journal'
import type { StoreFaultReason } from './updateStore'

/** What made the app keep a restore point. */
export type RestorePointReason = 'change' | 'quit' | 'import' | 'restore' | 'update' | 'byHand'

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

/** Why none could be made, since the first that failed. */
export interface RestorePointFailure {
  /** Epoch milliseconds. */
  readonly since: number
  readonly reason: StoreFaultReason
}

/** Restore points of one workspace in a folder, such as one that was copied from another computer. */
export interface Backup {
  /** The newest that is whole. */
  readonly point: RestorePoint
  readonly points: number
  /** What it holds of the workspace: its name and projects. Null when it has none. */
  readonly workspace: readonly JournaledUpdate[] | null
}

/** A folder of the person's choice that gets a copy of every restore point of this computer. */
export interface SecondFolderState {
  readonly folder: string | null
  /** `missing`: the drive is away; what it lacks is copied when it is back. `failed`: the last copy went wrong. */
  readonly at: 'none' | 'good' | 'missing' | 'failed'
  readonly copiedAt: number | null
}

/** The restore points of one store. Every method rejects with StoreFault. */
export interface RestorePoints {
  /** Newest first. */
  list(): Promise<readonly RestorePoint[]>
  /** Of all that is in the journal; null when nothing has changed since the newest one and it was not asked for by hand. */
  make(reason: RestorePointReason): Promise<RestorePoint | null>
  /** Whether all of it can be read. */
  isWhole(id: string): Promise<boolean>
  /** What it holds of a set; null when that is absent or damaged. */
  read(id: string, set: SetName): Promise<readonly JournaledUpdate[] | null>
  /** Opens their folder in the system's file manager. */
  showFolder(): Promise<void>
  secondFolder(): Promise<SecondFolderState>
  /** Asks which one in the system's dialog. */
  chooseSecondFolder(): Promise<SecondFolderState>
  forgetSecondFolder(): Promise<SecondFolderState>
  /** Asks for a folder in the system's dialog, and answers what lies in it; null when the person cancels. */
  findBackups(): Promise<readonly Backup[] | null>
  /** All that one of those holds of the workspace and its projects; null when it can't be read any more. */
  readBackup(at: number): Promise<readonly JournaledUpdate[] | null>
  /** One of those that were found last becomes a store that is not there yet, by its place in that list. */
  adopt(store: string, at: number): Promise<void>
}
