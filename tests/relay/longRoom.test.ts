import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryDisk, createMemoryUpdateStore, damageRow } from '#support/memoryUpdateStore'
import { isCompactionDue } from '../../sync-server/src/room/compaction'
import { FileUpdateStore } from '../../sync-server/src/store/fileUpdateStore'
import { connectRaw } from './rawClient'
import { newDataFolder } from './relayProcess'
import { connectProvider, docHolds, mapOf, openRelay, soon, synced } from './relayUnderTest'

const tail = { upTo: 1, updates: 0, bytes: 0, stateBytes: 0 }

it('[RELAY-80] a log is compacted at 500 updates or 1 MB, a large state only once an eighth of it is new', () => {
  expect(isCompactionDue({ ...tail, updates: 499, bytes: 9999 })).toBe(false)
  expect(isCompactionDue({ ...tail, updates: 500, bytes: 9999 })).toBe(true)
  expect(isCompactionDue({ ...tail, updates: 16, bytes: 1024 * 1024 })).toBe(true)
  expect(isCompactionDue({ ...tail, updates: 1, bytes: 9_000_000 })).toBe(false)
  expect(isCompactionDue({ ...tail, updates: 900, bytes: 90_000, stateBytes: 8_000_000 })).toBe(false)
  expect(isCompactionDue({ ...tail, updates: 900, bytes: 1_000_000, stateBytes: 8_000_000 })).toBe(true)
  expect(isCompactionDue({ ...tail, updates: 10_000, bytes: 90_000, stateBytes: 8_000_000 })).toBe(true)
})

it('[RELAY-81] a room that is written for long stays short on disk and whole, also after a restart', async () => {
  const store = await FileUpdateStore.open(await newDataFolder())
  const { url, relay } = await openRelay({ store })
  const writer = await connectRaw(url, 'r', { wantsAck: true })
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => writer.sendUpdate(update))
  for (let at = 1; at <= 1100; at += 1) {
    mapOf(doc).set(`k${at % 50}`, at)
    await writer.until(heard => heard.findLast(one => one.kind === 'ack' && one.count >= at))
  }
  await soon(() => store.tail('r').updates).toBeLessThan(500)
  expect(store.tail('r').stateBytes).toBeGreaterThan(0)
  writer.socket.close()
  await soon(() => relay.health().rooms).toBe(0)
  const late = connectProvider(url, 'r')
  await synced(late)
  expect(mapOf(late.doc).toJSON()).toEqual(mapOf(doc).toJSON())
})

it('[RELAY-82] a room with a damaged row opens, says so, and is healed by a client that has what was lost', async () => {
  const disk = createMemoryDisk()
  const doc = new Y.Doc()
  const store = createMemoryUpdateStore<string>(disk)
  const rows: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => rows.push(update))
  for (let at = 0; at < 5; at += 1) mapOf(doc).set(`k${at}`, at)
  for (const update of rows) await store.append([{ document: 'r', update }])
  damageRow(disk, 'r', 2)
  const { url, log } = await openRelay({ store })
  const [stranger, other] = [connectProvider(url, 'r'), await connectRaw(url, 'r', { wantsAck: true })]
  await synced(stranger)
  expect(log.warnings).toContain('row set aside')
  expect(Object.keys(mapOf(stranger.doc).toJSON())).toEqual(['k0', 'k1'])
  // New work goes on meanwhile; what waits for the lost row is kept and does not count against anybody.
  mapOf(stranger.doc).set('new', 1)
  other.sendStep2(Y.encodeStateAsUpdate(stranger.doc))
  await other.until(heard => heard.find(one => one.kind === 'ack' && one.count === 1))
  const healer = connectProvider(url, 'r', doc)
  await synced(healer)
  await docHolds(stranger.doc, () => mapOf(stranger.doc).size === 6)
  const late = connectProvider(url, 'r')
  await synced(late)
  expect(mapOf(late.doc).toJSON()).toEqual({ k0: 0, k1: 1, k2: 2, k3: 3, k4: 4, new: 1 })
})
