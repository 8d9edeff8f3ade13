import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { limits } from '#shared/contracts/relay'
import { Replica } from '../../sync-server/src/replica'
import {
  answerMessage,
  askMessage,
  presenceMessage,
  readFrame,
  updateMessage,
} from '../../sync-server/src/wire'
import { awarenessUpdate, connectRaw } from './rawClient'
import { connectProvider, docHolds, mapOf, openRelay, synced } from './relayUnderTest'

const SEED = 20_261_014

function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Frames as real clients send them, with every kind of content that Yjs writes. */
function realFrames(): Uint8Array[] {
  const doc = new Y.Doc()
  const frames: Uint8Array[] = [askMessage(Uint8Array.of(0))]
  doc.on('update', (update: Uint8Array) => frames.push(updateMessage(update)))
  const map = doc.getMap('m')
  const text = doc.getText('t')
  map.set('values', { a: [1, 2.5, null, true, 'x'], b: new Uint8Array(5) })
  text.insert(0, '作战室 war room')
  text.format(0, 3, { bold: true })
  text.insertEmbed(3, { image: 'x' })
  text.delete(1, 4)
  map.set('child', new Y.Map([['k', 1]]))
  map.set('list', Y.Array.from([1, 'two', new Y.Text('three')]))
  map.set('xml', new Y.XmlElement('p'))
  map.set('bytes', Uint8Array.of(1, 2, 3))
  map.set('sub', new Y.Doc({ guid: 'g' }))
  map.delete('child')
  frames.push(answerMessage(Y.encodeStateAsUpdate(doc)), askMessage(Y.encodeStateVector(doc)))
  frames.push(presenceMessage(awarenessUpdate([7, 3, '{"person":"张三"}'])))
  return frames
}

function mutate(frame: Uint8Array, pick: (below: number) => number): Uint8Array {
  const bytes = [...frame]
  for (let left = 1 + pick(3); left > 0; left -= 1) {
    const at = pick(bytes.length + 1)
    const how = pick(6)
    if (how === 0) bytes[at] = pick(256)
    else if (how === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8))
    else if (how === 2) bytes.length = at
    else if (how === 3) bytes.splice(at, 0, pick(256), pick(256))
    else if (how === 4) bytes.splice(at, 1 + pick(4))
    else bytes.splice(at, 1, 0xff, 0xff, 0xff, pick(128))
  }
  return Uint8Array.from(bytes, byte => byte ?? 0)
}

/** Keeps the frame's own lengths right, so that what is wrong lies deeper. */
function mutateBody(frame: Uint8Array, pick: (below: number) => number): Uint8Array {
  const incoming = readFrame(frame)
  return incoming.kind === 'content' ? updateMessage(mutate(incoming.update, pick)) : mutate(frame, pick)
}

it(`[RELAY-70] what the check lets through Yjs can decode to the end (seed ${SEED})`, () => {
  const pick = random(SEED)
  const frames = realFrames()
  for (const frame of frames) expect(readFrame(frame).kind).not.toBe('bad')
  let refused = 0
  let applied = 0
  for (let turn = 0; turn < 30_000; turn += 1) {
    const incoming = readFrame(mutateBody(frames[pick(frames.length)] ?? frames[0] ?? new Uint8Array(), pick))
    if (incoming.kind === 'bad') refused += 1
    if (incoming.kind !== 'content') continue
    expect(() => Y.decodeUpdate(incoming.update)).not.toThrow()
    applied += 1
  }
  expect(refused).toBeGreaterThan(10_000)
  expect(applied).toBeGreaterThan(1000)
})

it(`[RELAY-71] a replica takes or refuses whatever passes the check, and never keeps it waiting (seed ${SEED})`, () => {
  const pick = random(SEED + 1)
  const frames = realFrames()
  let replica = new Replica()
  let taken = 0
  for (let turn = 0; turn < 20_000; turn += 1) {
    const incoming = readFrame(mutateBody(frames[pick(frames.length)] ?? frames[0] ?? new Uint8Array(), pick))
    if (incoming.kind !== 'content') continue
    try {
      replica.apply([incoming.update])
      taken += 1
    } catch {
      replica = new Replica()
    }
    if (turn % 25 !== 0) continue
    const copy = new Y.Doc()
    Y.applyUpdate(copy, replica.difference())
    expect(copy.store.pendingStructs ?? copy.store.pendingDs).toBeNull()
  }
  expect(taken).toBeGreaterThan(1000)
})

it(`[RELAY-72] a relay under mutated frames goes on serving everybody else (seed ${SEED})`, async () => {
  const { url, disk, relay } = await openRelay()
  const pick = random(SEED + 2)
  const frames = realFrames()
  const [a, b] = [connectProvider(url, 'r'), connectProvider(url, 'r')]
  await Promise.all([synced(a), synced(b)])
  let seats = 0
  for (let turn = 0; turn < 60; turn += 1) {
    const client = await connectRaw(url, 'r')
    seats += 1
    for (let left = limits.badFramesPerSeat * 2; left > 0; left -= 1) {
      client.send(mutate(frames[pick(frames.length)] ?? frames[0] ?? new Uint8Array(), pick))
    }
    await Promise.race([client.roundTrip(), client.closed])
    client.socket.terminate()
    mapOf(a.doc).set('turn', turn)
    await docHolds(b.doc, () => mapOf(b.doc).get('turn') === turn)
  }
  expect(seats).toBe(60)
  const late = connectProvider(url, 'r')
  await synced(late)
  expect(mapOf(late.doc).get('turn')).toBe(59)
  const stored = new Y.Doc()
  for (const row of disk.rows.get('r') ?? []) Y.applyUpdate(stored, row.bytes)
  expect(Y.encodeStateVector(stored)).toEqual(Y.encodeStateVector(late.doc))
  expect(relay.health().rooms).toBe(1)
})
