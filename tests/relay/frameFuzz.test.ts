import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { limits } from '#shared/contracts/relay'
import { Replica } from '../../sync-server/src/room/replica'
import { readFrame, updateMessage } from '../../sync-server/src/connection/wire'
import { mutate, random, realFrames } from './mutation'
import { connectRaw } from './rawClient'
import { connectProvider, docHolds, mapOf, openRelay, synced } from './relayUnderTest'

const SEED = 20_261_014

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
  let connections = 0
  for (let turn = 0; turn < 60; turn += 1) {
    const client = await connectRaw(url, 'r')
    connections += 1
    for (let left = limits.badFramesPerConnection * 2; left > 0; left -= 1) {
      client.send(mutate(frames[pick(frames.length)] ?? frames[0] ?? new Uint8Array(), pick))
    }
    await Promise.race([client.roundTrip(), client.closed])
    client.socket.terminate()
    mapOf(a.doc).set('turn', turn)
    await docHolds(b.doc, () => mapOf(b.doc).get('turn') === turn)
  }
  expect(connections).toBe(60)
  const late = connectProvider(url, 'r')
  await synced(late)
  expect(mapOf(late.doc).get('turn')).toBe(59)
  const stored = new Y.Doc()
  for (const row of disk.rows.get('r') ?? []) Y.applyUpdate(stored, row.bytes)
  expect(Y.encodeStateVector(stored)).toEqual(Y.encodeStateVector(late.doc))
  expect(relay.health().rooms).toBe(1)
})
