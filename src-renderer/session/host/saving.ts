import type { DocumentId } from '#shared/domain/documentId'
import type { Log } from '#shared/ports/log'
import {
  type StoredUpdate,
  StoreFault,
  type StoreFaultReason,
  type UpdateStore,
} from '#shared/ports/updateStore'

/** 已保存在本机 is said only in `saved`: everything handed over is durable. */
export type SaveState =
  | { readonly at: 'saved' }
  | { readonly at: 'saving'; readonly updates: number }
  | { readonly at: 'failed'; readonly reason: StoreFaultReason; readonly updates: number }

export interface Saving {
  add(document: DocumentId, update: Uint8Array): void
  state(): SaveState
  subscribe(listener: () => void): () => void
  /** Settles when everything handed over so far is durable; rejects when the store refuses it. */
  settled(): Promise<void>
  retry(): void
}

const RETRY_MS = 3_000

interface Queue {
  waiting: StoredUpdate[]
  inFlight: StoredUpdate[]
  state: SaveState
  run: Promise<void> | null
}

/**
 * Hands updates to the store in the order they arose. What one turn of the event loop produces goes
 * in as one batch, so that an edit and its event are stored together or not at all. A refused batch
 * stays first in line and is tried again; nothing overtakes it.
 */
export function startSaving(store: UpdateStore, log: Log): Saving {
  const listeners = new Set<() => void>()
  const queue: Queue = { waiting: [], inFlight: [], state: { at: 'saved' }, run: null }
  const tell = (state: SaveState): void => {
    queue.state = state
    for (const listener of [...listeners]) listener()
  }
  const flush = async (): Promise<void> => {
    while (queue.waiting.length > 0) {
      queue.inFlight = queue.waiting
      queue.waiting = []
      await store.append(queue.inFlight)
      queue.inFlight = []
    }
  }
  const failed = (fault: unknown): void => {
    queue.waiting = [...queue.inFlight, ...queue.waiting]
    queue.inFlight = []
    log.fault('save.failed', fault)
    const reason = fault instanceof StoreFault ? fault.reason : 'failed'
    tell({ at: 'failed', reason, updates: queue.waiting.length })
    setTimeout(start, RETRY_MS)
    throw fault
  }
  const start = (): void => {
    if (queue.run !== null || queue.waiting.length === 0) return
    const run = Promise.resolve()
      .then(flush)
      .then(() => tell({ at: 'saved' }), failed)
      .finally(() => {
        queue.run = null
        // Something may have been added while the last answer was on its way.
        if (queue.state.at === 'saved') start()
      })
    run.catch(() => undefined) // told by state; whoever awaits settled() gets it too
    queue.run = run
  }
  return {
    add: (document, update) => {
      queue.waiting.push({ document, update })
      if (queue.state.at !== 'failed') tell({ at: 'saving', updates: queue.waiting.length })
      if (queue.state.at !== 'failed') start()
    },
    state: () => queue.state,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settled: async () => {
      start()
      while (queue.run !== null) await queue.run
    },
    retry: start,
  }
}
