import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '#shared/contracts/relay'
import { StoreFault } from '#shared/ports/updateStore'
import { connectRaw, type Heard, openRaw, type RawClient } from './rawClient'
import { connectProvider, docHolds, gate, mapOf, openRelay, soon, synced } from './relayUnderTest'

/** A document whose edits go out one by one, like an app's. */
function typist(client: RawClient) {
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => client.sendUpdate(update))
  return doc
}

const acks = (heard: readonly Heard[]) => heard.flatMap(one => (one.kind === 'ack' ? [one.count] : []))
const acked = (client: RawClient, count: number) =>
  client.until(heard => (acks(heard).includes(count) ? true : undefined))
const kinds = (client: RawClient, ...wanted: Heard['kind'][]) =>
  client.heard.filter(one => wanted.includes(one.kind)).length

function contentOf(updates: readonly Uint8Array[]) {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getMap('m').toJSON()
}

it('[RELAY-7] a client that asks for acknowledgements is told at once that it gets them, others never are', async () => {
  const { url } = await openRelay()
  const [asking, plain] = [await connectRaw(url, 'r', { wantsAck: true }), await connectRaw(url, 'r')]
  expect((await asking.next('ack')).count).toBe(0)
  const doc = new Y.Doc()
  doc.getMap('m').set('k', 1)
  plain.sendUpdate(Y.encodeStateAsUpdate(doc))
  await plain.roundTrip()
  expect(kinds(plain, 'ack')).toBe(0)
})

it('[RELAY-8] nothing is acknowledged, sent on or answered before it is stored', async () => {
  const { url, disk } = await openRelay()
  const writer = await connectRaw(url, 'r', { wantsAck: true })
  const [reader, joiner] = [await connectRaw(url, 'r'), await connectRaw(url, 'r')]
  const hand = gate()
  disk.beforeCommit = hand.opened
  const doc = typist(writer)
  doc.getMap('m').set('k', 1)
  // The relay has read it once the next message of the same connection has had its effect.
  writer.sendAwareness(Uint8Array.of(1, 9, 1, 2, 123, 125))
  await reader.next('awareness')
  joiner.sendStep1()
  const late = connectProvider(url, 'r')
  await soon(() => late.wsconnected).toBe(true)
  expect(disk.commits).toBe(0)
  expect(acks(writer.heard)).toEqual([0])
  expect(kinds(reader, 'update', 'step2') + kinds(joiner, 'update', 'step2')).toBe(0)
  expect(late.synced).toBe(false)
  hand.open()
  await acked(writer, 1)
  expect(disk.commits).toBe(1)
  await reader.next('update')
  expect(contentOf([(await joiner.next('step2')).body])).toEqual({ k: 1 })
  await synced(late)
  expect(mapOf(late.doc).get('k')).toBe(1)
})

it('[RELAY-8] frames that wait for one commit go together into the next', async () => {
  const { url, disk } = await openRelay()
  const writer = await connectRaw(url, 'r', { wantsAck: true })
  const hand = gate()
  disk.beforeCommit = hand.opened
  const doc = typist(writer)
  for (let at = 0; at < 200; at += 1) doc.getMap('m').set(`k${at}`, at)
  await writer.until(heard => heard.find(one => one.kind === 'ack'))
  hand.open()
  await acked(writer, 200)
  expect(disk.commits).toBeLessThanOrEqual(3)
})

it('[RELAY-9] every content frame counts in order, also an empty one', async () => {
  const { url } = await openRelay()
  const writer = await connectRaw(url, 'r', { wantsAck: true })
  writer.sendStep2(Uint8Array.of(0, 0))
  await acked(writer, 1)
  const doc = typist(writer)
  for (let at = 0; at < 3; at += 1) doc.getMap('m').set('k', at)
  await acked(writer, 4)
  const counts = acks(writer.heard)
  expect(counts).toEqual([...counts].sort((a, b) => a - b))
})

it('[RELAY-10] edits typed before the relay had the offline ones wait for the answer that brings both', async () => {
  const { url, disk } = await openRelay()
  const writer = await connectRaw(url, 'r', { wantsAck: true })
  const doc = new Y.Doc()
  doc.getMap('m').set('offline', 1)
  const before = Y.encodeStateVector(doc)
  doc.getMap('m').set('typed at once', 2)
  writer.sendUpdate(Y.encodeStateAsUpdate(doc, before))
  await writer.roundTrip()
  expect(acks(writer.heard)).not.toContain(1)
  expect(disk.commits).toBe(0)
  // The relay's SyncStep1 of the greeting is still unanswered, so it does not ask again.
  expect(kinds(writer, 'step1')).toBe(1)
  writer.sendStep2(Y.encodeStateAsUpdate(doc))
  await acked(writer, 2)
  expect(contentOf([...(disk.rows.get('r') ?? [])].map(row => row.bytes))).toEqual({
    offline: 1,
    'typed at once': 2,
  })
})

it('[RELAY-10] a gap in the middle of a connection is asked for', async () => {
  const { url } = await openRelay()
  const writer = await connectRaw(url, 'r', { wantsAck: true })
  writer.sendStep2(Uint8Array.of(0, 0))
  await acked(writer, 1)
  const doc = new Y.Doc()
  doc.getMap('m').set('elsewhere', 1)
  const before = Y.encodeStateVector(doc)
  doc.getMap('m').set('here', 2)
  writer.sendUpdate(Y.encodeStateAsUpdate(doc, before))
  const { body } = await writer.next('step1')
  writer.sendStep2(Y.encodeStateAsUpdate(doc, body))
  await acked(writer, 3)
})

it('[RELAY-10] a client that lacks the predecessor itself is not asked without end, and not told it is stored', async () => {
  const { url } = await openRelay({ timing: { keepAliveMs: 15 } })
  const [holder, finder] = [await connectRaw(url, 'r', { wantsAck: true }), await connectRaw(url, 'r')]
  const doc = new Y.Doc()
  doc.getMap('m').set('lost', 1)
  const first = Y.encodeStateAsUpdate(doc)
  const before = Y.encodeStateVector(doc)
  doc.getMap('m').set('kept', 2)
  const second = Y.encodeStateAsUpdate(doc, before)
  holder.sendStep2(second)
  await holder.roundTrip()
  await holder.until(heard => (heard.filter(one => one.kind === 'awareness').length > 2 ? true : undefined))
  expect(kinds(holder, 'step1')).toBe(1)
  expect(acks(holder.heard)).not.toContain(1)
  // Once somebody else brings the predecessor, what waited for it is asked for again.
  finder.sendUpdate(first)
  await holder.next('step1')
  holder.sendStep2(second)
  await acked(holder, 2)
})

it('[RELAY-11] thousands of frames without their predecessor leave the relay quick and its memory as it was', async () => {
  const { url, disk } = await openRelay()
  const [writer, other] = [await connectRaw(url, 'r'), connectProvider(url, 'r')]
  await synced(other)
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let at = 0; at < 5001; at += 1) doc.getMap('m').set(`k${at}`, at)
  for (const update of updates.slice(1)) writer.sendUpdate(update)
  await writer.roundTrip()
  expect(disk.commits).toBe(0)
  mapOf(other.doc).set('still', 'fine')
  const update = await writer.next('update')
  expect(contentOf([update.body])).toEqual({ still: 'fine' })
})

it('[RELAY-12] connections that come while a room loads share one load', async () => {
  const { url, disk, relay } = await openRelay()
  const hand = gate()
  disk.beforeLoad = hand.opened
  const providers = Array.from({ length: 5 }, () => connectProvider(url, 'r'))
  await soon(() => relay.health().connections).toBe(5)
  expect(providers.some(provider => provider.synced)).toBe(false)
  hand.open()
  await Promise.all(providers.map(synced))
  expect(disk.loads).toBe(1)
})

it('[RELAY-12] what is sent while a room loads is merged with what was stored', async () => {
  const { url, disk, relay } = await openRelay()
  const first = connectProvider(url, 'r')
  await synced(first)
  mapOf(first.doc).set('stored', 1)
  await soon(() => disk.commits).toBe(1)
  first.destroy()
  await soon(() => relay.health().rooms).toBe(0)
  const hand = gate()
  disk.beforeLoad = hand.opened
  const second = connectProvider(url, 'r')
  mapOf(second.doc).set('new', 2)
  hand.open()
  await docHolds(second.doc, () => mapOf(second.doc).has('stored'))
  await soon(() => contentOf((disk.rows.get('r') ?? []).map(row => row.bytes))).toEqual({ stored: 1, new: 2 })
})

it('[RELAY-13] a failed load closes its connections, writes nothing, and the next try finds everything', async () => {
  const { url, disk, log, relay } = await openRelay()
  const first = connectProvider(url, 'r')
  await synced(first)
  mapOf(first.doc).set('stored', 1)
  await soon(() => disk.commits).toBe(1)
  first.destroy()
  await soon(() => relay.health().rooms).toBe(0)
  disk.readFault = new StoreFault('failed')
  expect(await writeAndAwaitClose(url)).toBe(closeCode.storageFailed)
  expect(log.warnings).toContain('room failed')
  expect(disk.commits).toBe(1)
  disk.readFault = null
  const again = connectProvider(url, 'r')
  await synced(again)
  expect(mapOf(again.doc).toJSON()).toEqual({ stored: 1 })
})

/** A client that sends a document of its own as soon as it can. */
async function writeAndAwaitClose(url: string): Promise<number> {
  const client = openRaw(url, 'r')
  const doc = new Y.Doc()
  doc.getMap('m').set('blank', true)
  client.socket.once('open', () => client.sendStep2(Y.encodeStateAsUpdate(doc)))
  return client.closed
}

it('[RELAY-14] when the disk is full every connection of the room is closed with its code and nothing is acknowledged', async () => {
  const { url, disk, relay } = await openRelay()
  const [writer, reader] = [await connectRaw(url, 'r', { wantsAck: true }), await connectRaw(url, 'r')]
  const elsewhere = connectProvider(url, 'other')
  await synced(elsewhere)
  disk.writeFault = new StoreFault('full')
  const doc = typist(writer)
  doc.getMap('m').set('k', 1)
  expect(await writer.closed).toBe(closeCode.storageFailed)
  expect(await reader.closed).toBe(closeCode.storageFailed)
  expect(acks(writer.heard)).toEqual([0])
  expect(kinds(reader, 'update')).toBe(0)
  expect(elsewhere.wsconnected).toBe(true)
  expect(relay.health().rooms).toBe(1)
  // Space again: the client comes back by itself and brings what was not stored.
  disk.writeFault = null
  const again = connectProvider(url, 'r', doc)
  await synced(again)
  await soon(() => contentOf((disk.rows.get('r') ?? []).map(row => row.bytes))).toEqual({ k: 1 })
})

it('[RELAY-15] a room is not unloaded before its last edit is stored, and a newcomer keeps it', async () => {
  const { url, disk, relay } = await openRelay()
  const writer = await connectRaw(url, 'r')
  const hand = gate()
  disk.beforeCommit = hand.opened
  typist(writer).getMap('m').set('k', 1)
  writer.sendAwareness(Uint8Array.of(1, 9, 1, 2, 123, 125))
  const witness = await connectRaw(url, 'other')
  await witness.roundTrip()
  writer.socket.close()
  await writer.closed
  await soon(() => relay.health().connections).toBe(1)
  expect(relay.health().rooms).toBe(2)
  const newcomer = connectProvider(url, 'r')
  await soon(() => relay.health().connections).toBe(2)
  hand.open()
  await docHolds(newcomer.doc, () => mapOf(newcomer.doc).get('k') === 1)
  expect(disk.loads).toBe(2)
  newcomer.destroy()
  await soon(() => relay.health().rooms).toBe(1)
})

it('[RELAY-15] a client that comes back soon finds its room still in memory', async () => {
  const { url, disk, relay } = await openRelay({ timing: { lingerMs: 60_000 } })
  const first = await connectRaw(url, 'r')
  first.socket.close()
  await soon(() => relay.health().connections).toBe(0)
  await synced(connectProvider(url, 'r'))
  expect(disk.loads).toBe(1)
})

it('[RELAY-16] stopping stores and acknowledges what was received before it says goodbye', async () => {
  const { url, disk, relay } = await openRelay()
  const writer = await connectRaw(url, 'r', { wantsAck: true })
  const hand = gate()
  disk.beforeCommit = hand.opened
  typist(writer).getMap('m').set('k', 1)
  const other = await connectRaw(url, 'other')
  await other.roundTrip()
  const stopped = relay.stop()
  hand.open()
  await stopped
  expect(await writer.closed).toBe(1001)
  expect(disk.commits).toBe(1)
  expect(acks(writer.heard)).toEqual([0, 1])
})
