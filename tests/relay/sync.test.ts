import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { limits } from '#shared/contracts/relay'
import { connectRaw, peopleIn } from './rawClient'
import { connectProvider, docHolds, mapOf, openRelay, soon, synced } from './relayUnderTest'

it('[RELAY-1] two stock clients see each other’s edits live', async () => {
  const { url } = await openRelay()
  const [a, b] = [connectProvider(url, 'plan.x'), connectProvider(url, 'plan.x')]
  await Promise.all([synced(a), synced(b)])
  mapOf(a.doc).set('from a', 1)
  await docHolds(b.doc, () => mapOf(b.doc).get('from a') === 1)
  mapOf(b.doc).set('from b', 2)
  await docHolds(a.doc, () => mapOf(a.doc).get('from b') === 2)
  expect(mapOf(a.doc).toJSON()).toEqual({ 'from a': 1, 'from b': 2 })
})

it('[RELAY-1] a late joiner gets everything, also after the room was unloaded', async () => {
  const { url, relay } = await openRelay()
  const a = connectProvider(url, 'plan.x')
  await synced(a)
  mapOf(a.doc).set('k', 'v')
  const b = connectProvider(url, 'plan.x')
  await docHolds(b.doc, () => mapOf(b.doc).get('k') === 'v')
  a.destroy()
  b.destroy()
  await soon(() => relay.health()).toMatchObject({ rooms: 0, connections: 0 })
  const c = connectProvider(url, 'plan.x')
  await synced(c)
  expect(mapOf(c.doc).toJSON()).toEqual({ k: 'v' })
})

it('[RELAY-1] two clients that edited offline have both edits after they connect', async () => {
  const { url } = await openRelay()
  const [a, b] = [connectProvider(url, 'plan.x'), connectProvider(url, 'plan.x')]
  await Promise.all([synced(a), synced(b)])
  mapOf(a.doc).set('both', 0)
  await docHolds(b.doc, () => mapOf(b.doc).has('both'))
  a.disconnect()
  b.disconnect()
  mapOf(a.doc).set('a', 1)
  mapOf(b.doc).set('b', 2)
  mapOf(a.doc).set('both', 'a')
  mapOf(b.doc).set('both', 'b')
  a.connect()
  b.connect()
  await docHolds(a.doc, () => mapOf(a.doc).has('b'))
  await docHolds(b.doc, () => mapOf(b.doc).has('a'))
  await Promise.all([synced(a), synced(b)])
  await soon(() => mapOf(a.doc).toJSON()).toEqual(mapOf(b.doc).toJSON())
})

it('[RELAY-2] a room’s edits and people stay in the room', async () => {
  const { url } = await openRelay()
  const [a, b] = [connectProvider(url, 'plan.x'), connectProvider(url, 'plan.y')]
  await Promise.all([synced(a), synced(b)])
  mapOf(a.doc).set('secret', 1)
  a.awareness.setLocalStateField('person', 'a')
  const c = connectProvider(url, 'plan.x')
  await docHolds(c.doc, () => mapOf(c.doc).has('secret'))
  const witness = await connectRaw(url, 'plan.y')
  await witness.roundTrip()
  expect(mapOf(b.doc).size).toBe(0)
  expect(peopleIn(witness.heard).has(a.doc.clientID)).toBe(false)
})

it('[RELAY-3] stock clients see who is here and who left', async () => {
  const { url } = await openRelay()
  const [a, b] = [connectProvider(url, 'plan.x'), connectProvider(url, 'plan.x')]
  a.awareness.setLocalState({ person: 'a' })
  await soon(() => b.awareness.getStates().get(a.doc.clientID)).toEqual({ person: 'a' })
  a.awareness.setLocalState({ person: 'a', task: 7 })
  await soon(() => b.awareness.getStates().get(a.doc.clientID)).toEqual({ person: 'a', task: 7 })
  // Not a goodbye of the client: its socket just ends.
  a.shouldConnect = false
  a.ws?.close()
  await soon(() => b.awareness.getStates().has(a.doc.clientID)).toBe(false)
})

it('[RELAY-4] a quiet connection hears something well before a stock client gives up', async () => {
  expect(limits.keepAliveSeconds * 1.5).toBeLessThan(30)
  const { url } = await openRelay({ timing: { keepAliveMs: 20 } })
  const provider = connectProvider(url, 'plan.x')
  await synced(provider)
  const quiet = await connectRaw(url, 'plan.y')
  const empty = await quiet.until(heard => heard.find(one => one.kind === 'awareness'))
  expect(empty).toEqual({ kind: 'awareness', body: Uint8Array.of(0) })
  const before = provider.awareness.getStates().size
  await quiet.until(heard => (heard.filter(one => one.kind === 'awareness').length >= 3 ? true : undefined))
  expect(provider.wsconnected).toBe(true)
  expect(provider.awareness.getStates().size).toBe(before)
})

it('[RELAY-4] a connection that answers nothing any more is let go', async () => {
  const { url, relay } = await openRelay({ timing: { keepAliveMs: 20 } })
  const client = await connectRaw(url, 'plan.x')
  expect(relay.health().connections).toBe(1)
  client.socket.pause()
  await soon(() => relay.health().connections).toBe(0)
})

it('[RELAY-5] many edits of one turn arrive as few frames and are all there', async () => {
  const { url, disk } = await openRelay()
  const reader = await connectRaw(url, 'plan.x')
  const writer = await connectRaw(url, 'plan.x', { wantsAck: true })
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => writer.sendUpdate(update))
  for (let at = 0; at < 1000; at += 1) doc.getMap('m').set(`k${at}`, at)
  await writer.until(heard => heard.find(one => one.kind === 'ack' && one.count === 1000))
  await reader.roundTrip()
  const copy = new Y.Doc()
  const updates = reader.heard.flatMap(one => (one.kind === 'update' ? [one.body] : []))
  for (const update of updates) Y.applyUpdate(copy, update)
  expect(copy.getMap('m').size).toBe(1000)
  expect(updates.length).toBeLessThan(100)
  expect(disk.commits).toBe(updates.length)
})

it('[RELAY-6] a frame that brings nothing new is neither stored nor sent on', async () => {
  const { url, disk } = await openRelay()
  const [reader, writer] = [
    await connectRaw(url, 'plan.x'),
    await connectRaw(url, 'plan.x', { wantsAck: true }),
  ]
  const doc = new Y.Doc()
  doc.getMap('m').set('k', 1)
  const whole = Y.encodeStateAsUpdate(doc)
  writer.sendStep2(whole)
  await writer.until(heard => heard.find(one => one.kind === 'ack' && one.count === 1))
  for (let at = 0; at < 5; at += 1) writer.sendStep2(whole)
  await writer.until(heard => heard.find(one => one.kind === 'ack' && one.count === 6))
  await reader.roundTrip()
  expect(disk.commits).toBe(1)
  expect(reader.heard.filter(one => one.kind === 'update')).toHaveLength(1)
})
