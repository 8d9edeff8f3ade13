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
  const count: Count = { sent: 0, confirmed: 0, canConfirm: null }
  const told = startState(clock)
  const refresh = (): void => told.become(online(count, provider.synced))
  const provider = new WebsocketProvider(address, document, doc, {
    connect: false,
    disableBc: true,
    maxBackoffTime: MAX_BACKOFF_MS,
    params: { [ACK_PARAMETER]: '1' },
    WebSocketPolyfill: countingSocket(count, refresh),
  })
  provider.awareness.setLocalState(null)
  const stopPatience = listen(provider, { count, told, refresh })
  provider.connect()
  return {
    state: told.now,
    subscribe: told.subscribe,
    announce: presence => provider.awareness.setLocalState(presence as Record<string, unknown> | null),
    present: () => others(provider),
    close: () => {
      stopPatience()
      told.end()
      provider.destroy()
    },
  }
}

interface Told {
  now(): LinkState
  become(state: LinkState): void
  offline(reason: OfflineReason): void
  subscribe(listener: () => void): () => void
  end(): void
}

function startState(clock: Clock): Told {
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
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    end: () => listeners.clear(),
  }
}

interface Listening {
  readonly count: Count
  readonly told: Told
  readonly refresh: () => void
}

/** Follows the provider's events. Returns the way to stop waiting for a first acknowledgement. */
function listen(provider: WebsocketProvider, { count, told, refresh }: Listening): () => void {
  let patience: ReturnType<typeof setTimeout> | undefined
  provider.messageHandlers[frame.ack] = (_encoder, decoder) => {
    count.confirmed = decoding.readVarUint(decoder)
    count.canConfirm = true
    refresh()
  }
  const giveUpOnAck = (): void => {
    count.canConfirm ??= false
    refresh()
  }
  const offline = (reason: OfflineReason): void => {
    clearTimeout(patience)
    told.offline(reason)
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
  provider.awareness.on('change', () => told.become(told.now()))
  return () => clearTimeout(patience)
}

function online(count: Count, isSynced: boolean): LinkState {
  if (!isSynced || count.canConfirm === null) return { at: 'connecting' }
  if (!count.canConfirm) return { at: 'unconfirmed' }
  const frames = count.sent - count.confirmed
  return frames > 0 ? { at: 'sending', frames } : { at: 'inStep' }
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
