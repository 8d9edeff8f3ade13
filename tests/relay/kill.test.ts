import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { connectRaw, type RawClient } from './rawClient'
import { connectProvider, docHolds, synced } from './relayUnderTest'
import { newDataFolder, startRelayProcess } from './relayProcess'

const ROUNDS = 6
const WRITERS = 4
const ROOM = 'plan.killed'

interface Writer {
  readonly client: RawClient
  readonly doc: Y.Doc
  /** Keys in the order they were sent; the first SyncStep2 counts as one frame before them. */
  readonly sent: string[]
}

async function startWriter(url: string, name: string): Promise<Writer> {
  const client = await connectRaw(url, ROOM, { wantsAck: true })
  const doc = new Y.Doc()
  const sent: string[] = []
  doc.on('update', (update: Uint8Array) => client.sendUpdate(update))
  const type = () => {
    if (client.socket.readyState !== client.socket.OPEN) return
    for (let left = 10; left > 0; left -= 1) {
      const key = `${name}-${sent.length}`
      sent.push(key)
      doc.getMap('m').set(key, key)
    }
    setImmediate(type)
  }
  type()
  return { client, doc, sent }
}

function ackedKeys({ client, sent }: Writer): string[] {
  const counts = client.heard.flatMap(one => (one.kind === 'ack' ? [one.count] : []))
  return sent.slice(0, Math.max(0, ...counts))
}

it('[RELAY-30] after kill -9, again and again, every acknowledged edit is there and nothing is damaged', async () => {
  const data = await newDataFolder()
  const confirmed = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const relay = await startRelayProcess(data)
    const names = Array.from({ length: WRITERS }, (_, at) => `${round}.${at}`)
    const writers = await Promise.all(names.map(name => startWriter(relay.url, name)))
    // Each round dies at another point: after more and more acknowledged edits.
    await Promise.all(
      writers.map(({ client }) =>
        client.until(heard => heard.find(one => one.kind === 'ack' && one.count > 40 * (round + 1))),
      ),
    )
    relay.child.kill('SIGKILL')
    await Promise.all(writers.map(({ client }) => client.closed))
    for (const writer of writers) for (const key of ackedKeys(writer)) confirmed.add(key)
    expect(relay.stderr()).toBe('')
  }
  const relay = await startRelayProcess(data)
  const reader = connectProvider(relay.url, ROOM)
  await synced(reader)
  const present = new Set(reader.doc.getMap('m').keys())
  expect([...confirmed].filter(key => !present.has(key))).toEqual([])
  expect(confirmed.size).toBeGreaterThan(ROUNDS * WRITERS * 40)
})

it('[RELAY-31] what was broadcast is there after kill -9, also when every client had gone before', async () => {
  const data = await newDataFolder()
  const broadcast = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const relay = await startRelayProcess(data)
    const listener = connectProvider(relay.url, ROOM)
    await synced(listener)
    const names = Array.from({ length: WRITERS }, (_, at) => `gone-${round}.${at}`)
    const writers = await Promise.all(names.map(name => startWriter(relay.url, name)))
    await docHolds(listener.doc, () => listener.doc.getMap('m').size > 60 * (round + 1))
    // Nobody is left who could bring anything again; what the listener holds had been sent on to it.
    for (const key of listener.doc.getMap('m').keys()) broadcast.add(key)
    listener.destroy()
    for (const { client } of writers) client.socket.terminate()
    relay.child.kill('SIGKILL')
    await relay.ended
  }
  const relay = await startRelayProcess(data)
  const reader = connectProvider(relay.url, ROOM)
  await synced(reader)
  const present = new Set(reader.doc.getMap('m').keys())
  expect([...broadcast].filter(key => !present.has(key))).toEqual([])
  expect(broadcast.size).toBeGreaterThan(60 * ROUNDS)
})
