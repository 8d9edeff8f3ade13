import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import type { Doc } from 'yjs'
import { ACK_PARAMETER, closeCode, frame, syncFrame } from '#shared/contracts/relay'
import type { Clock } from '#shared/ports/clock'
import type { Link, LinkState, OfflineReason, Presence, Transport } from '#shared/ports/transport'
import { parsePresence } from './presence'

/** A relay answers within this; a server that has not by then cannot say what it stored. */
const ACK_PATIENCE_MS = 4_000
const MAX_BACKOFF_MS = 5_000

/** `address` is `ws://host:port` or `wss://…`, without a path. */
export function websocketTransport(address: string, clock: Clock): Transport {
  return { address, connect: (document, doc) => connect({ address, document, doc, clock }) }
}

interface Connection {
  readonly address: string
  readonly document: string
  readonly doc: Doc
  readonly clock: Clock
}

interface Count {
  sent: number
  confirmed: number
  canConfirm: boolean | null
}

function connect({ address, document, doc, clock }: Connection): Link {
  const listeners = new Set<() => void>()
  const count: Count = { sent: 0, confirmed: 0, canConfirm: null }
  let state: LinkState = { at: 'connecting' }
  let patience: ReturnType<typeof setTimeout> | undefined
  const become = (next: LinkState): void => {
    state = next
    for (const listener of [...listeners]) listener()
  }
  const provider = new WebsocketProvider(address, document, doc, {
    connect: false,
    disableBc: true,
    maxBackoffTime: MAX_BACKOFF_MS,
    params: { [ACK_PARAMETER]: '1' },
    WebSocketPolyfill: countingSocket(count, () => become(online(count, provider.synced))),
  })
  provider.awareness.setLocalState(null)
  provider.messageHandlers[frame.ack] = (_encoder, decoder) => {
    count.confirmed = decoding.readVarUint(decoder)
    count.canConfirm = true
    become(online(count, provider.synced))
  }
  const offline = (reason: OfflineReason): void => {
    clearTimeout(patience)
    if (state.at !== 'offline') become({ at: 'offline', since: clock.now(), reason })
  }
  provider.on('sync', (isSynced: boolean) => {
    if (isSynced) become(online(count, true))
  })
  provider.on('status', ({ status }: { status: string }) => {
    if (status === 'connected') patience = setTimeout(giveUpOnAck, ACK_PATIENCE_MS)
  })
  const giveUpOnAck = (): void => {
    count.canConfirm ??= false
    become(online(count, provider.synced))
  }
  provider.on('connection-error', () => offline('unreachable'))
  provider.on('connection-close', (event: CloseEvent | null) => offline(reasonOf(event?.code)))
  const onPresence = (): void => become(state)
  provider.awareness.on('change', onPresence)
  provider.connect()
  return {
    state: () => state,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    announce: presence => provider.awareness.setLocalState(presence as Record<string, unknown> | null),
    present: () => others(provider),
    close: () => {
      clearTimeout(patience)
      listeners.clear()
      provider.destroy()
    },
  }
}

function online(count: Count, isSynced: boolean): LinkState {
  if (!isSynced) return { at: 'connecting' }
  if (count.canConfirm === false) return { at: 'unconfirmed' }
  const frames = count.sent - count.confirmed
  return frames > 0 || count.canConfirm === null ? { at: 'sending', frames } : { at: 'inStep' }
}

function reasonOf(code: number | undefined): OfflineReason {
  if (code === closeCode.refused || code === closeCode.badRoom) return 'refused'
  return code === closeCode.storageFailed ? 'storageFailed' : 'lost'
}

/** The browser's socket, counting the frames with content that leave it. A new socket counts from nothing. */
function countingSocket(count: Count, onSend: () => void): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      Object.assign(count, { sent: 0, confirmed: 0, canConfirm: null })
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
