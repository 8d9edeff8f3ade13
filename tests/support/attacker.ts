import * as Y from 'yjs'
import { recordDoc } from '#shared/document/roots'
import type { DocumentId } from '#shared/domain/documentId'
import { planKinds, workspaceKinds } from '#shared/model/kinds'
import { manualClock } from '#support/hostPorts'
import { claimingUpdate, deletingUpdate } from '#support/hostileUpdate'
import { websocketTransport } from '../../src-renderer/adapters/websocketTransport'

/** Somebody who may write to a room and sends bytes that no app makes. */
export interface Attacker {
  readonly doc: Y.Doc
  /** Clocks of all clients that have written so far. */
  clocks(): Map<number, number>
  /** Claims what this client will write next. Gives the bytes. */
  claim(client: number): Uint8Array
  /** Deletes all that this client has written. */
  erase(client: number): void
  close(): void
}

export function attackerAt(url: string, document: DocumentId): Attacker {
  const { doc } = recordDoc(document === 'workspace' ? workspaceKinds : planKinds)
  const link = websocketTransport(url, manualClock()).connect(document, doc)
  const send = (bytes: Uint8Array): Uint8Array => {
    Y.applyUpdate(doc, bytes, { by: 'user', command: 'hostile' })
    return bytes
  }
  const clocks = (): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc))
  return {
    doc,
    clocks,
    claim: client => send(claimingUpdate({ client, clock: clocks().get(client) ?? 0, length: 1_000 })),
    erase: client => void send(deletingUpdate({ client, clock: 0, length: clocks().get(client) ?? 0 })),
    close: () => {
      link.close()
      doc.destroy()
    },
  }
}
