import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { type WebSocket as ServerSocket, WebSocket, WebSocketServer } from 'ws'
import type { AddressInfo } from 'node:net'
import { closeCode, RELAY_PROTOCOLS } from '#shared/contracts/relay'
import type { ChangeNews } from '#shared/ports/transport'
import { startFirstRelay, startPlainRelay } from '#support/plainRelay'
import { changeFeed } from '../../src-renderer/adapters/changeFeed'
import { changesMessages } from '../../sync-server/src/connection/wire'
import { connectRaw } from '../relay/rawClient'
import { newDataFolder, startRelayProcess } from '../relay/relayProcess'
import { soon } from '../relay/relayUnderTest'

beforeEach(() => void vi.stubGlobal('WebSocket', WebSocket))
afterEach(() => vi.unstubAllGlobals())

function follow(address: string, cursor: string | null = null, protocols = RELAY_PROTOCOLS): ChangeNews[] {
  const heard: ChangeNews[] = []
  const feed = changeFeed({ server: address, workspace: '', protocols }, cursor, news => heard.push(news))
  onTestFinished(() => feed.close())
  return heard
}

/** A server that says to each who comes what the test wants, and notes what it was asked. */
async function serve(onSocket: (socket: ServerSocket, url: string) => void) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  const asked: string[] = []
  server.on('connection', (socket, { url = '' }) => {
    asked.push(url)
    onSocket(socket, url)
  })
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server }
}

const told = (rooms: readonly string[], cursor: string) => changesMessages({ all: false, rooms }, cursor)

it('[SYNC-26] after the relay was killed it goes on from its cursor', async () => {
  const data = await newDataFolder()
  const relay = await startRelayProcess(data)
  const heard = follow(relay.url)
  await soon(() => heard.map(({ at }) => at)).toEqual(['unknown'])
  relay.child.kill('SIGKILL')
  await soon(() => heard.at(-1)?.at).toBe('lost')
  const again = await startRelayProcess(data, '--port', String(relay.port))
  await soon(() => heard.at(-1)).toMatchObject({ at: 'changed', documents: [] })
  const client = await connectRaw(again.url, 'plan.p1', { wantsAck: true })
  client.sendUpdate(Uint8Array.of(0, 0))
  client.sendUpdate(Uint8Array.of(1, 1, 5, 0, 4, 1, 1, 109, 1, 97, 0))
  await soon(() => heard.at(-1)).toMatchObject({ at: 'changed', documents: ['plan.p1'] })
})

it('[SYNC-26] news in several frames is one; names that are no documents are left out', async () => {
  const { url, asked } = await serve(socket => {
    const [first, ...rest] = told(['plan.p1', 'someone else’s', 'text.p1'], '')
    for (const frame of [first ?? '', ...rest, ...told(['plan.p2'], 'run.9')]) socket.send(frame)
  })
  const heard = follow(url, 'run.3')
  await soon(() => heard).toEqual([
    { at: 'changed', documents: ['plan.p1', 'text.p1', 'plan.p2'], cursor: 'run.9' },
  ])
  expect(asked[0]).toBe('/-/changes?protocol=1-2&workspace=&since=run.3')
})

it('[SYNC-26] a frame that no relay would send is a lost connection; the cursor before it counts', async () => {
  let times = 0
  const { url, asked } = await serve(socket => {
    times += 1
    for (const frame of told(['plan.p1'], `run.${times}`)) socket.send(frame)
    if (times < 3) socket.send(Uint8Array.of(102, 7))
  })
  const heard = follow(url)
  await soon(() => heard.map(({ at }) => at)).toEqual(['changed', 'lost', 'changed', 'lost', 'changed'])
  expect(asked.map(one => new URLSearchParams(one.split('?')[1]).get('since'))).toEqual([
    null,
    'run.1',
    'run.2',
  ])
})

it('[SYNC-27] a server that does not tell changes is asked once', async () => {
  for (const url of [await startPlainRelay(), await startFirstRelay()]) {
    const heard = follow(url)
    await soon(() => heard).toEqual([{ at: 'unsupported' }])
  }
  const { url, asked } = await serve(socket => socket.close(closeCode.badRoom))
  const heard = follow(url)
  await soon(() => heard).toEqual([{ at: 'unsupported' }])
  expect(asked).toHaveLength(1)
})

it('[SYNC-27] a server that is not there is tried again', async () => {
  const heard = follow('ws://127.0.0.1:9')
  await soon(() => heard.length).toBeGreaterThan(1)
  expect(new Set(heard.map(({ at }) => at))).toEqual(new Set(['lost']))
})
