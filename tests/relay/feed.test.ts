import { expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { CHANGES_PATH, closeCode, limits, ROOM_NAME } from '#shared/contracts/relay'
import { randomOf } from '#support/random'
import { startPlainRelay } from '#support/plainRelay'
import { readChanges } from '../../src-renderer/adapters/changeFeed'
import { Changes, newHistory } from '../../sync-server/src/changes/changes'
import type { Timing } from '../../sync-server/src/connection/connection'
import { changesMessages } from '../../sync-server/src/connection/wire'
import { firstCursor, followFeed } from './feedClient'
import { connectRaw, openRaw } from './rawClient'
import { newDataFolder, startRelayProcess } from './relayProcess'
import { connectProvider, healthyPair, openRelay, soon, synced } from './relayUnderTest'

const update = (key: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('m').set(key, key)
  return Y.encodeStateAsUpdate(doc)
}

/** Writes once in a room and waits until the relay has stored it. */
async function write(url: string, room: string, key = 'k'): Promise<void> {
  const client = await connectRaw(url, room, { wantsAck: true })
  client.sendUpdate(update(key))
  await client.until(heard => heard.find(one => one.kind === 'ack' && one.count > 0))
  client.socket.terminate()
}

it('[FEED-10] who follows is told at once where it stands, and then every room that is written', async () => {
  const { url } = await openRelay()
  const feed = followFeed(url)
  await firstCursor(feed)
  expect(feed.isAll()).toBe(true)
  await write(url, 'plan.p1')
  await feed.until(() => feed.told.includes('plan.p1') || undefined)
  await write(url, 'plan.p2')
  await feed.until(() => feed.told.includes('plan.p2') || undefined)
  expect(feed.told).toEqual(['plan.p1', 'plan.p2'])
})

it('[FEED-11] who comes back with its cursor is told what was written meanwhile, and nothing else', async () => {
  const { url } = await openRelay()
  await write(url, 'plan.before')
  const first = followFeed(url)
  const cursor = await firstCursor(first)
  first.close()
  for (const room of ['plan.p1', 'plan.p2', 'plan.p1']) await write(url, room, `${room}${Math.random()}`)
  const again = followFeed(url, cursor)
  await firstCursor(again)
  expect([again.isAll(), [...again.told].sort()]).toEqual([false, ['plan.p1', 'plan.p2']])
})

it('[FEED-25] who follows one workspace is told of its rooms alone, then and since; who names none of all', async () => {
  const { url } = await openRelay()
  await write(url, 'shop2~plan.p0')
  const feeds = {
    unnamed: followFeed(url, undefined, ''),
    shop2: followFeed(url, undefined, 'shop2'),
    shop: followFeed(url, undefined, 'shop'),
  }
  const cursor = await firstCursor(feeds.shop2)
  await Promise.all([firstCursor(feeds.unnamed), firstCursor(feeds.shop)])
  await write(url, 'plan.p1')
  await write(url, 'shop2~plan.p2')
  await write(url, 'shop~plan.p3')
  await feeds.unnamed.until(() => feeds.unnamed.told.includes('plan.p1') || undefined)
  await feeds.shop2.until(() => feeds.shop2.told.includes('plan.p2') || undefined)
  await feeds.shop.until(() => feeds.shop.told.includes('plan.p3') || undefined)
  expect(Object.values(feeds).map(({ told }) => told)).toEqual([['plan.p1'], ['plan.p2'], ['plan.p3']])
  // Every frame had a room of its own: what concerns others is not even sent.
  expect(Object.values(feeds).map(feed => feed.frames())).toEqual([2, 2, 2])
  const again = followFeed(url, cursor, 'shop2')
  await firstCursor(again)
  expect([again.isAll(), again.told]).toEqual([false, ['plan.p2']])
})

it('[FEED-26] a name of a workspace that is none is refused', async () => {
  const { url } = await openRelay()
  expect(await followFeed(url, undefined, 'a~b').closed).toBe(closeCode.badRoom)
})

it('[FEED-12] what brings nothing new is told to nobody', async () => {
  const { url } = await openRelay()
  const known = update('same')
  const client = await connectRaw(url, 'plan.p1', { wantsAck: true })
  client.sendUpdate(known)
  await client.until(heard => heard.find(one => one.kind === 'ack' && one.count === 1))
  const feed = followFeed(url)
  const cursor = await firstCursor(feed)
  client.sendUpdate(known)
  await client.until(heard => heard.find(one => one.kind === 'ack' && one.count === 2))
  await write(url, 'plan.last')
  await feed.until(() => feed.told.includes('plan.last') || undefined)
  expect(feed.told).toEqual(['plan.last'])
  expect(feed.cursor()).not.toBe(cursor)
})

it('[FEED-13] edits that follow each other quickly are told in one message to each who follows', async () => {
  const gatherMs = 400
  const { url } = await openRelay({ timing: { gatherMs, lingerMs: 0 } })
  const feeds = [followFeed(url), followFeed(url)]
  await Promise.all(feeds.map(firstCursor))
  const client = await connectRaw(url, 'plan.p1', { wantsAck: true })
  const began = performance.now()
  for (let at = 1; at <= 50; at += 1) {
    client.sendUpdate(update(`k${at}`))
    await client.until(heard => heard.find(one => one.kind === 'ack' && one.count >= at))
  }
  await Promise.all(feeds.map(feed => feed.until(() => feed.told.includes('plan.p1') || undefined)))
  // However long it took: one message for each time that passed, and the answer to begin with.
  const windows = Math.floor((performance.now() - began) / gatherMs) + 1
  for (const feed of feeds) expect(feed.frames()).toBeLessThanOrEqual(1 + windows)
})

it('[FEED-14] many rooms come in several frames; only the last has a cursor', () => {
  const rooms = Array.from({ length: limits.roomsPerChangesFrame * 2 + 1 }, (_, at) => `plan.p${at}`)
  const frames = [...changesMessages({ all: false, rooms }, 'run.7')].map(bytes => readChanges(bytes, ''))
  expect(frames.map(one => (typeof one === 'string' ? one : one.cursor))).toEqual(['', '', 'run.7'])
  expect(frames.flatMap(one => (typeof one === 'string' ? [] : one.documents))).toEqual(rooms)
  expect(
    [...changesMessages({ all: true, rooms: [] }, 'run.7')].map(bytes => readChanges(bytes, '')),
  ).toEqual([{ isAll: true, cursor: 'run.7', documents: [] }])
})

it('[FEED-15] the path of changes is no room’s: no room has it, and a room that looks like it is one', async () => {
  expect(ROOM_NAME.test(CHANGES_PATH)).toBe(false)
  const { url, relay } = await openRelay()
  await firstCursor(followFeed(url))
  expect(relay.health()).toMatchObject({ rooms: 0, connections: 1 })
  for (const room of ['-', 'changes', '-.changes']) await synced(connectProvider(url, room))
  expect(relay.health().rooms).toBe(3)
  for (const path of ['-/changes/', '-/change', '/-/changes', '-%2Fchanges']) {
    expect(await openRaw(url, path).closed).toBe(closeCode.badRoom)
  }
})

it('[FEED-15] a stock server takes the path for a room and answers nothing that is taken for news', async () => {
  const socket = new WebSocket(`${await startPlainRelay()}/${CHANGES_PATH}`)
  const first = await new Promise<Buffer>(resolve => socket.once('message', data => resolve(data as Buffer)))
  socket.terminate()
  expect(readChanges(new Uint8Array(first), '')).toBe('foreign')
})

it('[FEED-16] an app and a relay without a version in common follow nothing', async () => {
  const { url } = await openRelay({ protocols: { least: 5, most: 6 } })
  expect(await openRaw(url, `${CHANGES_PATH}?protocol=1-2&x=`).closed).toBe(closeCode.appTooOld)
})

it('[FEED-17] who follows and talks is let go; everybody else is told on', async () => {
  const under = await openRelay()
  const [loud, quiet] = [followFeed(under.url), followFeed(under.url)]
  await Promise.all([firstCursor(loud), firstCursor(quiet)])
  for (let left = limits.badFramesPerConnection; left > 0; left -= 1) loud.socket.send('hello')
  expect(await loud.closed).toBe(closeCode.badFrame)
  await write(under.url, 'plan.p1')
  await quiet.until(() => quiet.told.includes('plan.p1') || undefined)
  await soon(() => under.relay.health().connections).toBe(1)
})

it('[FEED-18] one that follows and answers nothing any more is let go', async () => {
  const { url, relay } = await openRelay({ timing: { keepAliveMs: 20, lingerMs: 0 } })
  const feed = followFeed(url)
  await firstCursor(feed)
  feed.socket.pause()
  await soon(() => relay.health().connections).toBe(0)
})

const SEED = 20261130

it(`[FEED-19] mutated news is read or refused, never thrown (seed ${SEED})`, () => {
  const random = randomOf(SEED)
  const rooms = ['plan.a', 'text.b', 'x y', 'events.c.2026-10']
  const whole = [...changesMessages({ all: false, rooms }, 'run.12')]
  const outcomes = new Set<string>()
  let most = 0
  for (let run = 0; run < 20_000; run += 1) {
    const bytes = Uint8Array.from(whole[0] ?? [])
    for (let left = 1 + random.below(4); left > 0; left -= 1)
      bytes[random.below(bytes.length)] = random.below(256)
    const read = readChanges(random.chance(0.3) ? bytes.subarray(0, random.below(bytes.length)) : bytes, '')
    outcomes.add(typeof read === 'string' ? read : 'read')
    most = Math.max(most, typeof read === 'string' ? 0 : read.documents.length)
  }
  expect(most).toBeLessThanOrEqual(limits.roomsPerChangesFrame)
  expect([...outcomes].sort()).toEqual(['foreign', 'keepAlive', 'malformed', 'read'])
})

it(`[FEED-19] whatever strangers say at the path, the relay goes on (seed ${SEED})`, async () => {
  const under = await openRelay()
  const turn = await healthyPair(under)
  const random = randomOf(SEED)
  const anything = (length: number) =>
    Array.from({ length }, () => String.fromCharCode(33 + random.below(90))).join('')
  for (let run = 0; run < 60; run += 1) {
    const since = encodeURIComponent(anything(random.below(300)))
    const socket = new WebSocket(
      `${under.url}/${CHANGES_PATH}?since=${since}&${encodeURIComponent(anything(20))}`,
    )
    socket.on('error', () => undefined)
    await new Promise(resolve => socket.once('open', resolve))
    for (let left = random.below(30); left > 0; left -= 1) {
      socket.send(Uint8Array.from({ length: random.below(200) }, () => random.below(256)))
    }
    if (random.chance(0.5)) socket.terminate()
    else socket.close()
  }
  expect(await turn()).toBe(1)
  const feed = followFeed(under.url)
  await firstCursor(feed)
  await write(under.url, 'plan.after')
  await feed.until(() => feed.told.includes('plan.after') || undefined)
})

it('[FEED-20] kill -9 between a change and its telling loses nothing, again and again', async () => {
  const data = await newDataFolder()
  let cursor: string | undefined
  let written: string[] = []
  for (let round = 0; round < 5; round += 1) {
    const relay = await startRelayProcess(data)
    const feed = followFeed(relay.url, cursor)
    cursor = await firstCursor(feed)
    expect([feed.isAll(), written.filter(room => !feed.told.includes(room))]).toEqual([round === 0, []])
    // Some are killed before they are told, some after: whoever holds the cursor from before hears of all.
    written = Array.from({ length: round + 1 }, (_, at) => `plan.r${round}-${at}`)
    for (const room of written) await write(relay.url, room)
    relay.child.kill('SIGKILL')
    await relay.ended
    expect(relay.stderr()).toBe('')
  }
  const relay = await startRelayProcess(data)
  const feed = followFeed(relay.url, cursor)
  await firstCursor(feed)
  expect([feed.isAll(), written.filter(room => !feed.told.includes(room))]).toEqual([false, []])
})

/** A relay whose feed has a long answer, and what it has for each of its sockets still in memory. */
async function relayOfManyRooms(timing: Partial<Timing> = {}) {
  const changes = new Changes(newHistory('run'))
  const rooms = Array.from({ length: 200_000 }, (_, at) => `plan.${'x'.repeat(50)}${at}`)
  for (const room of rooms) changes.note(room, 1)
  const send = vi.spyOn(WebSocket.prototype, 'send')
  onTestFinished(() => send.mockRestore())
  const { url } = await openRelay({ changes, timing: { gatherMs: 1, ...timing } })
  const waiting = () => send.mock.contexts.map(socket => (socket as WebSocket).bufferedAmount)
  return { url, changes, rooms, waiting }
}

it('[FEED-21] an answer goes frame by frame as it is read: whoever reads nothing costs a frame, and delays nobody', async () => {
  const { url, rooms, waiting } = await relayOfManyRooms()
  const lazy = Array.from({ length: 6 }, () => followFeed(url, 'run.0'))
  for (const { socket } of lazy) socket.once('open', () => socket.pause())
  const reader = followFeed(url, 'run.0')
  await firstCursor(reader)
  expect(reader.told).toHaveLength(rooms.length)
  const frameBytes = limits.roomsPerChangesFrame * 100
  expect(Math.max(...waiting())).toBeLessThan(frameBytes)
  for (const { socket } of lazy) socket.resume()
  for (const feed of lazy) await firstCursor(feed)
  expect(lazy.map(({ told }) => [told.length, told.at(-1)])).toEqual(
    lazy.map(() => [rooms.length, rooms.at(-1)]),
  )
})

it('[FEED-22] what changes during a long answer comes after it, and no cursor before the names that it covers', async () => {
  const { url, changes } = await relayOfManyRooms()
  const feed = followFeed(url, 'run.0')
  feed.socket.once('open', () => feed.socket.pause())
  const other = followFeed(url, changes.cursor())
  await firstCursor(other)
  const covered: string[][] = []
  feed.socket.on('message', () => {
    const cursor = feed.cursor()
    if (cursor === null) return
    const since = changes.since('run.0')
    if (since.all) return
    const later = changes.since(cursor)
    const after = new Set(later.all ? [] : later.rooms)
    const told = new Set(feed.told)
    covered.push(since.rooms.filter(room => !after.has(room) && !told.has(room)))
  })
  for (let at = 0; at < 20; at += 1) {
    changes.note(`plan.late${at}`, 1)
    await other.until(() => other.told.includes(`plan.late${at}`) || undefined)
  }
  feed.socket.resume()
  await feed.until(() => feed.cursor() === changes.cursor() || undefined)
  expect(covered.length).toBeGreaterThan(0)
  expect(covered.flat()).toEqual([])
  const late = new Set(feed.told.filter(room => room.startsWith('plan.late')))
  expect(late).toEqual(new Set(other.told))
})

it('[FEED-21] whoever does not read its answer in its time is let go as too slow', async () => {
  const close = vi.spyOn(WebSocket.prototype, 'close')
  onTestFinished(() => close.mockRestore())
  const timing = { keepAliveMs: 20, slowMs: 50, slowBytesPerSecond: limits.frameBytes }
  const { url } = await relayOfManyRooms(timing)
  const lazy = followFeed(url, 'run.0')
  lazy.socket.once('open', () => lazy.socket.pause())
  await soon(() => close.mock.calls).toEqual([[closeCode.tooSlow, 'too slow']])
})

it('[FEED-23] who follows and sends more than a few bytes is let go before they are read', async () => {
  const { url } = await openRelay()
  const feed = followFeed(url)
  await firstCursor(feed)
  feed.socket.send(new Uint8Array(1000))
  expect(await feed.closed).toBe(1009)
})
