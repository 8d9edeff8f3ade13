import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { limits } from '#shared/contracts/relay'
import { connectRaw, type Heard, type RawClient } from './rawClient'
import { connectProvider, docHolds, mapOf, openRelay, soon, synced } from './relayUnderTest'

const CHUNK = 128 * 1024
const MEGABYTE = 1024 * 1024

/** Overwrites one key again and again: much to send, little to keep. */
async function pour(doc: Y.Doc, megabytes: number, taken: (turn: number) => Promise<void>) {
  const turns = (megabytes * MEGABYTE) / CHUNK
  for (let turn = 1; turn <= turns; turn += 1) {
    mapOf(doc).set('big', `${turn} ${'x'.repeat(CHUNK)}`)
    if (turn % 8 === 0) await taken(turn)
  }
  await taken(turns)
}

/** A document that takes in what a raw client hears, as it hears it. */
function follow({ until }: RawClient) {
  const doc = new Y.Doc()
  let read = 0
  let bytes = 0
  const take = (heard: readonly Heard[]) => {
    for (; read < heard.length; read += 1) {
      const one = heard[read]
      if (one?.kind !== 'update' && one?.kind !== 'step2') continue
      bytes += one.body.byteLength
      Y.applyUpdate(doc, one.body)
    }
  }
  const holds = (check: () => boolean) =>
    until(heard => {
      take(heard)
      return check() || undefined
    })
  return { doc, holds, bytes: () => bytes }
}

const turnOf = (doc: Y.Doc) => Number.parseInt(String(mapOf(doc).get('big')), 10)

it('[RELAY-60] a connection that does not read is sent one difference when it reads again, others never wait for it', async () => {
  const { url } = await openRelay()
  const slow = await connectRaw(url, 'r')
  await slow.roundTrip()
  slow.socket.pause()
  const [writer, reader] = [connectProvider(url, 'r'), connectProvider(url, 'r')]
  await Promise.all([synced(writer), synced(reader)])
  await pour(writer.doc, 32, turn => docHolds(reader.doc, () => turnOf(reader.doc) === turn))
  mapOf(writer.doc).set('last', 'word')
  await docHolds(reader.doc, () => mapOf(reader.doc).get('last') === 'word')
  const followed = follow(slow)
  slow.socket.resume()
  await followed.holds(() => mapOf(followed.doc).get('last') === 'word')
  expect(mapOf(followed.doc).toJSON()).toEqual(mapOf(writer.doc).toJSON())
  // What lay in the relay's buffer and in the system's, not the thirty megabytes that went by.
  expect(followed.bytes()).toBeLessThan(20 * MEGABYTE)
  mapOf(writer.doc).set('after', 1)
  await followed.holds(() => mapOf(followed.doc).get('after') === 1)
})

it('[RELAY-61] a connection that never reads again is let go', async () => {
  const timing = { keepAliveMs: 20, slowMs: 50, slowBytesPerSecond: 1000 * MEGABYTE }
  const { url, relay } = await openRelay({ timing })
  const slow = await connectRaw(url, 'r')
  slow.socket.pause()
  // Its pings stay unanswered, but a connection with much to read is judged by what it reads.
  const [writer, reader] = [connectProvider(url, 'r'), connectProvider(url, 'r')]
  await Promise.all([synced(writer), synced(reader)])
  await pour(writer.doc, 16, turn => docHolds(reader.doc, () => turnOf(reader.doc) === turn))
  await soon(() => relay.health().connections).toBe(2)
  expect(reader.wsconnected && writer.wsconnected).toBe(true)
})

it('[RELAY-62] asking again and again without reading the answers orders no memory', async () => {
  const { url } = await openRelay()
  const writer = connectProvider(url, 'r')
  await synced(writer)
  mapOf(writer.doc).set('big', 'x'.repeat(5 * MEGABYTE))
  const greedy = await connectRaw(url, 'r')
  await greedy.roundTrip()
  greedy.socket.pause()
  for (let at = 0; at < 200; at += 1) greedy.sendStep1()
  const witness = await connectRaw(url, 'r')
  await witness.roundTrip()
  greedy.socket.resume()
  mapOf(writer.doc).set('last', 'word')
  const followed = follow(greedy)
  await followed.holds(() => mapOf(followed.doc).get('last') === 'word')
  const answers = greedy.heard.filter(one => one.kind === 'step2').length
  expect(answers).toBeLessThan(10)
  expect(limits.bufferedBytes).toBeLessThan(5 * MEGABYTE)
})
