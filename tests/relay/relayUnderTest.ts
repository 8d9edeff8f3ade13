import { expect, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createMemoryDisk, createMemoryUpdateStore, type MemoryDisk } from '#support/memoryUpdateStore'
import type { Log } from '../../sync-server/src/log'
import { type Relay, type RelayOptions, startRelay } from '../../sync-server/src/relay'

// The machine may be busy with other suites; a hang still ends.
vi.setConfig({ testTimeout: 30_000 })

/** Warnings by name, in the order they came. */
export interface LogBook extends Log {
  readonly warnings: string[]
}

export function logBook(): LogBook {
  const warnings: string[] = []
  return { warnings, note: () => undefined, warn: event => warnings.push(event) }
}

export interface RelayUnderTest {
  readonly relay: Relay
  readonly url: string
  readonly disk: MemoryDisk
  readonly log: LogBook
}

/** A relay on a free port with a memory store, stopped when the test ends. */
export async function openRelay(options: Partial<RelayOptions> = {}): Promise<RelayUnderTest> {
  const disk = createMemoryDisk()
  const log = logBook()
  const relay = await startRelay({
    host: '127.0.0.1',
    port: 0,
    store: createMemoryUpdateStore<string>(disk),
    log,
    ...options,
    timing: { lingerMs: 0, ...options.timing },
  })
  onTestFinished(() => relay.stop())
  return { relay, url: `ws://127.0.0.1:${relay.port}`, disk, log }
}

/** An unmodified y-websocket client, gone when the test ends. */
export function connectProvider(url: string, room: string, doc = new Y.Doc()): WebsocketProvider {
  const provider = new WebsocketProvider(url, room, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  onTestFinished(() => provider.destroy())
  return provider
}

/** Settles once `check` holds, looked at again whenever the document changes. */
export function docHolds(doc: Y.Doc, check: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!check()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}

export function synced(provider: WebsocketProvider): Promise<void> {
  if (provider.synced) return Promise.resolve()
  return new Promise(resolve => provider.once('sync', () => resolve()))
}

/** Two clients of a room that go on working, whatever happens beside them: the answer counts the turns. */
export async function healthyPair({ url }: { readonly url: string }, room = 'r') {
  const [a, b] = [connectProvider(url, room), connectProvider(url, room)]
  await Promise.all([synced(a), synced(b)])
  let turn = 0
  return async () => {
    turn += 1
    mapOf(a.doc).set('turn', turn)
    await docHolds(b.doc, () => mapOf(b.doc).get('turn') === turn)
    return turn
  }
}

export function mapOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('m')
}

/** A promise and the hand that settles it. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => undefined as void
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { opened, open: () => open() }
}

/** For what announces itself by no event. */
export function soon<T>(look: () => T) {
  return expect.poll(look, { timeout: 10_000, interval: 10 })
}
