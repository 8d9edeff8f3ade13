import type { Doc } from 'yjs'
import type { DocumentId } from '../domain/documentId'
import type { Mineral } from '../domain/mineral'

/** How one document stands with the relay. */
export type LinkState =
  | { readonly at: 'connecting' }
  | { readonly at: 'offline'; readonly since: number; readonly reason: OfflineReason }
  /** Connected; so many frames with content are not yet confirmed as stored. */
  | { readonly at: 'sending'; readonly frames: number }
  /** The relay has confirmed that it stored everything that was sent. */
  | { readonly at: 'inStep' }
  /** Connected to a server that cannot say what it stored. */
  | { readonly at: 'unconfirmed' }

export type OfflineReason =
  | 'unreachable'
  | 'refused'
  /** This app and the relay have no version of their protocol in common. */
  | 'appTooOld'
  | 'relayTooOld'
  | 'storageFailed'
  /** Another workspace lies at the address by now. */
  | 'otherWorkspace'
  | 'lost'

/** Who sits at another computer now. Nothing durable. */
export interface Presence {
  readonly personId: string
  readonly name: string
  readonly colour: Mineral
  /** The project that is open there. */
  readonly project: string | null
}

/** The live connection of one document. */
export interface Link {
  state(): LinkState
  subscribe(listener: () => void): () => void
  announce(presence: Presence | null): void
  /** The others, without this computer. */
  present(): readonly Presence[]
  close(): void
}

/** What is heard of changes at the relay, on one connection for all documents. */
export type ChangeNews =
  /** These changed since the last news, or since the cursor that was given; `cursor` covers them. */
  | { readonly at: 'changed'; readonly documents: readonly DocumentId[]; readonly cursor: string }
  /** The relay does not know the cursor: anything may have changed, on either side. */
  | { readonly at: 'unknown'; readonly cursor: string }
  /** The connection is gone. It is tried again, and goes on from the last cursor that was heard. */
  | { readonly at: 'lost' }
  /** This server does not tell changes; nothing more is heard. */
  | { readonly at: 'unsupported' }

export interface ChangeFeed {
  close(): void
}

export interface Transport {
  readonly address: string
  connect(document: DocumentId, doc: Doc): Link
  /** Follows what changes at the relay after `cursor`, which it gave out before; null for the first time. */
  changes(cursor: string | null, listener: (news: ChangeNews) => void): ChangeFeed
}
