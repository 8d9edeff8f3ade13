/** The app's UpdateStore port, met by structure: this folder must install without the app's. */
export interface StoredUpdate {
  readonly document: string
  readonly update: Uint8Array
}

export interface DamagedRow {
  readonly row: string
  readonly reason: 'checksum' | 'unreadable'
  readonly bytes: number
}

export interface StoredDocument {
  readonly updates: readonly Uint8Array[]
  readonly upTo: number
  readonly damaged: readonly DamagedRow[]
}

/** What has gathered behind the last compaction of a document that was loaded or appended to. */
export interface Tail {
  readonly upTo: number
  readonly updates: number
  readonly bytes: number
  readonly stateBytes: number
}

export interface RoomStore {
  load(document: string): Promise<StoredDocument>
  append(batch: readonly StoredUpdate[]): Promise<void>
  compact(document: string, state: Uint8Array, upTo: number): Promise<void>
  tail(document: string): Tail
}

export type StoreFaultReason = 'cannotOpen' | 'full' | 'hung' | 'closed' | 'failed'

export class StoreFault extends Error {
  override readonly name = 'StoreFault'
  constructor(
    readonly reason: StoreFaultReason,
    cause?: unknown,
  ) {
    super(`storage: ${reason}`, { cause })
  }
}

const FULL: readonly unknown[] = ['ENOSPC', 'EDQUOT']

/** What went wrong with the disk, by its code. */
export function asFault(cause: unknown): StoreFault {
  if (cause instanceof StoreFault) return cause
  const isFull = cause instanceof Error && 'code' in cause && FULL.includes(cause.code)
  return new StoreFault(isFull ? 'full' : 'failed', cause)
}
