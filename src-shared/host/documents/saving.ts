import type { DocumentId } from '../../domain/documentId'
import type { Log } from '../../ports/log'
import type { Timers } from '../../ports/timers'
import { type Listeners, startListeners } from './listeners'
import {
  type StoredUpdate,
  StoreFault,
  type StoreFaultReason,
  type UpdateStore,
} from '../../ports/updateStore'

/** 已保存在本机 is said only in `saved`: everything handed over is durable. */
export type SaveState =
  | { readonly at: 'saved' }
  | { readonly at: 'saving'; readonly updates: number }
  | { readonly at: 'failed'; readonly reason: StoreFaultReason; readonly updates: number }

export interface Saving {
  add(document: DocumentId, update: Uint8Array): void
  /** What was handed over of a document and is not durable yet: whoever loads it needs both. */
  unsaved(document: DocumentId): Uint8Array[]
  state(): SaveState
  subscribe(listener: () => void): () => void
  /** Settles when everything handed over so far is durable; rejects when the store refuses it. */
  settled(): Promise<void>
  retry(): void
}

const RETRY_MS = 3_000

export interface SavePorts {
  readonly store: UpdateStore
  readonly timers: Timers
  readonly log: Log
}

/**
 * Hands updates to the store in the order they arose. What one turn of the event loop produces goes
 * in as one batch, so that an edit and its event are stored together or not at all. A refused batch
 * stays first in line and is tried again; nothing overtakes it.
 */
export function startSaving(ports: SavePorts): Saving {
  return new SaveQueue(ports)
}

class SaveQueue implements Saving {
  private readonly listeners: Listeners<void>
  private waiting: StoredUpdate[] = []
  private inFlight: StoredUpdate[] = []
  private now: SaveState = { at: 'saved' }
  private running: Promise<void> | null = null
  private stopRetrying = (): void => undefined

  constructor(private readonly ports: SavePorts) {
    this.listeners = startListeners(ports.log)
  }

  readonly add = (document: DocumentId, update: Uint8Array): void => {
    this.waiting.push({ document, update })
    const updates = this.inFlight.length + this.waiting.length
    if (this.now.at === 'failed') return this.tell({ ...this.now, updates })
    this.tell({ at: 'saving', updates })
    this.retry()
  }

  readonly unsaved = (document: DocumentId): Uint8Array[] =>
    [...this.inFlight, ...this.waiting].flatMap(one => (one.document === document ? [one.update] : []))

  readonly state = (): SaveState => this.now

  readonly subscribe = (listener: () => void): (() => void) => this.listeners.subscribe(listener)

  readonly settled = async (): Promise<void> => {
    this.retry()
    while (this.running !== null) await this.running
  }

  readonly retry = (): void => {
    if (this.running !== null || this.waiting.length === 0) return
    const run = this.flush()
    run.catch(() => undefined) // told by the state; whoever awaits settled() gets it too
    this.running = run
  }

  private async flush(): Promise<void> {
    await Promise.resolve() // the rest of this turn belongs to the same batch
    try {
      while (this.waiting.length > 0) {
        this.inFlight = this.waiting
        this.waiting = []
        await this.ports.store.append(this.inFlight)
        this.inFlight = []
      }
      this.running = null
      this.tell({ at: 'saved' })
    } catch (fault) {
      this.running = null
      this.fail(fault)
      throw fault
    }
  }

  private fail(fault: unknown): void {
    this.waiting = [...this.inFlight, ...this.waiting]
    this.inFlight = []
    this.ports.log.fault('save.failed', fault)
    const reason = fault instanceof StoreFault ? fault.reason : 'failed'
    this.tell({ at: 'failed', reason, updates: this.waiting.length })
    this.stopRetrying()
    this.stopRetrying = this.ports.timers.after(RETRY_MS, this.retry)
  }

  private tell(state: SaveState): void {
    this.now = state
    this.listeners.tell()
  }
}
