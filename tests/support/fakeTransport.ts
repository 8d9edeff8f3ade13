import type { DocumentId } from '#shared/domain/documentId'
import type { ChangeNews, Link, LinkState, Transport } from '#shared/ports/transport'

export interface FakeTransport {
  readonly transport: Transport
  /** Documents that were connected, in order. */
  readonly openings: DocumentId[]
  /** Documents that stay `connecting` until they are released. */
  hold(document: DocumentId): void
  release(document: DocumentId): void
  /** Documents that are told to be offline when they are connected, until they are released. */
  cutOff(document: DocumentId): void
  tell(news: ChangeNews): void
}

/** A relay without a network, whose news and answers a test decides. */
export function fakeTransport(): FakeTransport {
  const openings: DocumentId[] = []
  const held = new Set<DocumentId>()
  const isCutOff = new Set<DocumentId>()
  const waiting = new Map<DocumentId, Set<() => void>>()
  let listener: (news: ChangeNews) => void = () => undefined
  const connect = (document: DocumentId): Link => {
    openings.push(document)
    let state: LinkState = { at: 'connecting' }
    const listeners = new Set<() => void>()
    const arrive = (): void => {
      state = isCutOff.has(document) ? { at: 'offline', since: 0, reason: 'lost' } : { at: 'inStep' }
      listeners.forEach(look => look())
    }
    if (held.has(document)) waiting.set(document, (waiting.get(document) ?? new Set()).add(arrive))
    else setImmediate(arrive)
    return {
      state: () => state,
      subscribe: look => {
        listeners.add(look)
        return () => listeners.delete(look)
      },
      announce: () => undefined,
      present: () => [],
      close: () => listeners.clear(),
    }
  }
  return {
    transport: {
      address: 'ws://fake',
      connect,
      changes: (_cursor, hears) => {
        listener = hears
        return { close: () => undefined }
      },
    },
    openings,
    hold: document => void held.add(document),
    cutOff: document => void isCutOff.add(document),
    release: document => {
      held.delete(document)
      isCutOff.delete(document)
      for (const arrive of waiting.get(document) ?? []) arrive()
      waiting.delete(document)
    },
    tell: news => listener(news),
  }
}
