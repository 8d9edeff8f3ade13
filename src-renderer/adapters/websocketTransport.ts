import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import type { Doc } from 'yjs'
import {
  ACK_PARAMETER,
  agreeOn,
  closeCode,
  FIRST_PROTOCOL,
  frame,
  PROTOCOL_PARAMETER,
  type ProtocolRange,
  RELAY_PROTOCOLS,
  roomOf,
  syncFrame,
  writeProtocolRange,
} from '#shared/contracts/relay'
import type { Clock } from '#shared/ports/clock'
import type { Link, LinkState, OfflineReason, Presence, Transport } from '#shared/ports/transport'
import { changeFeed } from './changeFeed'
import { parsePresence } from './presence'

/** A relay answers within this; a server that has not by then cannot say what it stored. */
const ACK_PATIENCE_MS = 4_000
const MAX_BACKOFF_MS = 5_000

interface TransportParts extends RelayPlace {
  readonly clock: Clock
  readonly protocols: ProtocolRange
}

interface RelayPlace {
  /** `ws://host:port` or `wss://…`, without a path. */
  readonly server: string
  /** The workspace's name there; empty for the one without. */
  readonly workspace: string
}

function placeOf(address: string): RelayPlace {
  const [, server = address, workspace = ''] = /^(wss?:\/\/[^/]+)\/([^/]+)$/i.exec(address) ?? []
  return { server, workspace }
}

/** `address`: `ws://host:port`, with `/name` behind it for a workspace that has a name at the relay. */
export function websocketTransport(
  address: string,
  clock: Clock,
  protocols: ProtocolRange = RELAY_PROTOCOLS,
): Transport {
  const known: Known = { confirms: null, tooOld: null }
  const place = placeOf(address)
  return {
    address,
    connect: (document, doc) => connect({ ...place, clock, protocols, known, document, doc }),
    changes: (cursor, listener) => changeFeed({ ...place, protocols }, cursor, listener),
  }
}

/** What is known of the server from its other documents. */
interface Known {
  /** One that never confirms is waited for once, not for each document. */
  confirms: boolean | null
  /** Which side has to be updated: then no other document connects, and what the badge says is so of all of them. */
  tooOld: OfflineReason | null
}

interface Connection extends TransportParts {
  readonly known: Known
  readonly document: string
  readonly doc: Doc
}

interface Count {
  sent: number
  confirmed: number
  canConfirm: boolean | null
  /** The relay has said which versions it speaks; one that acknowledges before has none to say. */
  hasVersions: boolean
}

function connect({ server, workspace, document, doc, clock, protocols, known }: Connection): Link {
  const count: Count = { sent: 0, confirmed: 0, canConfirm: null, hasVersions: false }
  const linkState = startState(clock)
  const refresh = (): void => linkState.become(online(count, provider.synced))
  const provider = new WebsocketProvider(server, roomOf(workspace, document), doc, {
    connect: false,
    disableBc: true,
    maxBackoffTime: MAX_BACKOFF_MS,
    params: { [ACK_PARAMETER]: '1', [PROTOCOL_PARAMETER]: writeProtocolRange(protocols) },
    WebSocketPolyfill: countingSocket(count, known, refresh),
  })
  provider.awareness.setLocalState(null)
  const stopFollowing = followClientId(provider, doc)
  const stopPatience = listen(provider, { count, known, linkState, refresh, protocols })
  if (known.tooOld === null) provider.connect()
  else linkState.offline(known.tooOld)
  return {
    state: linkState.now,
    subscribe: linkState.subscribe,
    announce: presence => provider.awareness.setLocalState(presence as Record<string, unknown> | null),
    present: () => others(provider),
    close: () => {
      stopPatience()
      stopFollowing()
      linkState.end()
      provider.destroy()
    },
  }
}

/**
 * Yjs takes another client id where somebody has written under this one. y-websocket would tell who is here under the
 * old one, and end with a TypeError.
 */
function followClientId({ awareness }: WebsocketProvider, doc: Doc): () => void {
  const follow = (): void => {
    if (awareness.clientID === doc.clientID) return
    const state = awareness.getLocalState()
    awareness.setLocalState(null)
    awareness.clientID = doc.clientID
    awareness.setLocalState(state)
  }
  doc.on('afterTransactionCleanup', follow)
  return () => doc.off('afterTransactionCleanup', follow)
}

interface LinkStateStore {
  now(): LinkState
  become(state: LinkState): void
  offline(reason: OfflineReason): void
  subscribe(listener: () => void): () => void
  end(): void
}

function startState(clock: Clock): LinkStateStore {
  const listeners = new Set<() => void>()
  let state: LinkState = { at: 'connecting' }
  const become = (next: LinkState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    now: () => state,
    become,
    // Every failed attempt to come back would move the beginning of the silence.
    offline: reason => {
      if (state.at !== 'offline') become({ at: 'offline', since: clock.now(), reason })
      else if (isFinal(reason) && !isFinal(state.reason)) become({ ...state, reason })
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    end: () => listeners.clear(),
  }
}

/** The provider does not try again. */
function isFinal(reason: OfflineReason): boolean {
  return reason === 'refused' || reason === 'appTooOld' || reason === 'relayTooOld'
}

interface Listening {
  readonly count: Count
  readonly known: Known
  readonly linkState: LinkStateStore
  readonly refresh: () => void
  readonly protocols: ProtocolRange
}

/** Follows the provider's events. Returns the way to stop waiting for a first acknowledgement. */
function listen(provider: WebsocketProvider, listening: Listening): () => void {
  const { count, known, linkState, refresh } = listening
  let patience: ReturnType<typeof setTimeout> | undefined
  const offline = (reason: OfflineReason): void => {
    clearTimeout(patience)
    if (reason === 'appTooOld' || reason === 'relayTooOld') known.tooOld = reason
    linkState.offline(reason)
  }
  const canServe = (relay: ProtocolRange): boolean => {
    count.hasVersions = true
    const agreement = agreeOn({ app: listening.protocols, relay })
    if ('version' in agreement) return true
    offline(agreement.tooOld === 'app' ? 'appTooOld' : 'relayTooOld')
    provider.disconnect()
    return false
  }
  provider.messageHandlers[frame.versions] = (_encoder, decoder) => void canServe(readVersions(decoder))
  provider.messageHandlers[frame.ack] = (_encoder, decoder) => {
    if (!count.hasVersions && !canServe(FIRST_PROTOCOL)) return
    count.confirmed = decoding.readVarUint(decoder)
    count.canConfirm = true
    known.confirms = true
    refresh()
  }
  const giveUpOnAck = (): void => {
    count.canConfirm ??= false
    known.confirms ??= count.canConfirm
    refresh()
  }
  provider.on('sync', (isSynced: boolean) => isSynced && refresh())
  provider.on('status', ({ status }: { status: string }) => {
    if (status !== 'connected') return
    patience = setTimeout(giveUpOnAck, ACK_PATIENCE_MS)
    // Without it colleagues see a returning person only at the next renewal, up to 15 s later.
    provider.awareness.setLocalState(provider.awareness.getLocalState())
  })
  provider.on('connection-error', () => offline('unreachable'))
  provider.on('connection-close', (event: CloseEvent | null) => offline(reasonOf(event?.code)))
  provider.awareness.on('change', () => linkState.become(linkState.now()))
  return () => clearTimeout(patience)
}

function online(count: Count, isSynced: boolean): LinkState {
  if (!isSynced || count.canConfirm === null) return { at: 'connecting' }
  if (!count.canConfirm) return { at: 'unconfirmed' }
  const frames = count.sent - count.confirmed
  return frames > 0 ? { at: 'sending', frames } : { at: 'inStep' }
}

const reasons = new Map<number | undefined, OfflineReason>([
  [closeCode.refused, 'refused'],
  [closeCode.badRoom, 'refused'],
  [closeCode.appTooOld, 'appTooOld'],
  [closeCode.relayTooOld, 'relayTooOld'],
  [closeCode.storageFailed, 'storageFailed'],
])

function reasonOf(code: number | undefined): OfflineReason {
  return reasons.get(code) ?? 'lost'
}

/** What no relay would say counts as nothing said. */
function readVersions(decoder: decoding.Decoder): ProtocolRange {
  try {
    const [least, most] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
    return 0 < least && least <= most ? { least, most } : FIRST_PROTOCOL
  } catch {
    return FIRST_PROTOCOL
  }
}

/** The browser's socket, counting the frames with content that leave it. A new socket counts from nothing. */
function countingSocket(count: Count, known: Known, onSend: () => void): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      const canConfirm = known.confirms === false ? false : null
      Object.assign(count, { sent: 0, confirmed: 0, canConfirm, hasVersions: false })
    }

    override send(bytes: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
      super.send(bytes as ArrayBufferView<ArrayBuffer>)
      if (!carriesContent(bytes)) return
      count.sent++
      onSend()
    }
  }
}

function carriesContent(bytes: unknown): boolean {
  if (!(bytes instanceof Uint8Array) || bytes.length < 2 || bytes[0] !== frame.sync) return false
  return bytes[1] === syncFrame.step2 || bytes[1] === syncFrame.update
}

function others(provider: WebsocketProvider): Presence[] {
  const out: Presence[] = []
  for (const [client, state] of provider.awareness.getStates()) {
    const presence = client === provider.awareness.clientID ? null : parsePresence(state)
    if (presence !== null) out.push(presence)
  }
  return out
}
