import type { Doc } from 'yjs'
import { applyCarried, applyStored, onUpdate, wholeState } from '../../document/bytes'
import { strayNeeds } from '../../document/versions'
import type { DocumentId } from '../../domain/documentId'
import { type Log, word } from '../../ports/log'
import type { Timers } from '../../ports/timers'
import type { Link, Transport } from '../../ports/transport'
import type { UpdateStore } from '../../ports/updateStore'
import type { Saving } from './saving'

/** A document with its place in the store and, when there is a relay, its link. */
export interface StoredDoc {
  readonly id: DocumentId
  /** Rows that were set aside while loading. */
  readonly damaged: number
  /** Follows the relay, or with null leaves it. `onChange` is called after every change of state. */
  link(transport: Transport | null, onChange: () => void): void
  current(): Link | null
  /** Joins what a file from another computer brings; it is saved, reviewed and sent as a colleague's edit is. */
  join(update: Uint8Array): void
  close(): void
}

export interface Keeping {
  readonly store: UpdateStore
  readonly saving: Saving
  readonly timers: Timers
  readonly log: Log
  /** Called with a document that is opened for editing. Settles when it is noted. */
  readonly onOpen: (document: DocumentId) => Promise<void>
}

const COMPACT_ROWS = 500
const COMPACT_BYTES = 1_000_000
/** Long after the first paint: encoding a large document takes a few frames. */
const COMPACT_AFTER_MS = 8_000

/** Storage, then saving, and only later the network: an answer from the store always comes first. */
export async function openStored(keeping: Keeping, id: DocumentId, doc: Doc): Promise<StoredDoc> {
  const { store, saving, timers, log } = keeping
  // A document that was closed a moment ago may still have edits on their way to the store.
  const unsaved = saving.unsaved(id)
  const [stored] = await Promise.all([store.load(id), keeping.onOpen(id)])
  const unreadable = applyStored(doc, [...stored.updates, ...unsaved])
  const damaged = stored.damaged.length + unreadable
  if (damaged > 0) log.note('document.damaged', { document: word(id), rows: damaged })
  const stray = strayNeeds(doc)
  if (stray > 0) log.note('document.strayNeeds', { document: word(id), needs: stray })
  const stop = onUpdate(doc, update => saving.add(id, update))
  let link: Link | null = null
  const isCompacted = isLong(stored.updates) && unreadable === 0
  const callOff = isCompacted ? timers.after(COMPACT_AFTER_MS, compact) : (): void => undefined
  function compact(): void {
    const work = saving.settled().then(() => store.compact(id, wholeState(doc), stored.upTo))
    work.catch((fault: unknown) => log.fault('document.compact', fault))
  }
  return {
    id,
    damaged,
    link: (transport, onChange) => {
      link?.close()
      link = transport === null ? null : transport.connect(id, doc)
      link?.subscribe(onChange)
    },
    current: () => link,
    join: update => applyCarried(doc, update),
    close: () => {
      callOff()
      link?.close()
      stop()
      doc.destroy()
    },
  }
}

function isLong(updates: readonly Uint8Array[]): boolean {
  const bytes = updates.reduce((sum, update) => sum + update.length, 0)
  return updates.length > COMPACT_ROWS || (updates.length > 1 && bytes > COMPACT_BYTES)
}
