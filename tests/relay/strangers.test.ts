import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { closeCode, limits } from '#shared/contracts/relay'
import { presenceMessage, updateMessage } from '../../sync-server/src/connection/wire'
import { mutate, random, realFrames } from './mutation'
import { awarenessUpdate, openRaw } from './rawClient'
import { newDataFolder, startRelayProcess } from './relayProcess'
import { connectProvider, healthyPair, mapOf, synced } from './relayUnderTest'

const SEED = 20_261_122
const MB = 1024 * 1024
const ROOM = 'plan.healthy'

const pick = random(SEED)
const noise = (length: number) => Uint8Array.from({ length }, () => pick(256))
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

function someUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('m').set('a', 'b'.repeat(50))
  return Y.encodeStateAsUpdate(doc)
}

/** An update whose predecessor never comes. */
function withoutPredecessor(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('m').set('x', 1)
  const before = Y.encodeStateVector(doc)
  doc.getMap('m').set('y', 'z'.repeat(1000))
  return Y.encodeStateAsUpdate(doc, before)
}

function flipped(): Uint8Array {
  const update = someUpdate()
  const at = pick(update.length)
  update[at] = (update[at] ?? 0) ^ (1 << pick(8))
  return update
}

const presence = (id: number, json: string) => presenceMessage(awarenessUpdate([id, 1, json]))
const raw = (...bytes: number[]) => Uint8Array.from(bytes)

/** On a socket of its own; `code` is how the relay must end it, undefined where both ways are right. */
const frames: readonly (readonly [string, () => readonly (Uint8Array | string)[], number?])[] = [
  ['an empty frame', () => [raw()]],
  ['a thousand random frames', () => times(1000, () => noise(1 + pick(300))), closeCode.badFrame],
  [
    'a thousand random updates',
    () => times(1000, () => updateMessage(noise(1 + pick(200)))),
    closeCode.badFrame,
  ],
  ['a thousand updates with one bit flipped', () => times(1000, () => updateMessage(flipped()))],
  [
    'numbers that never end',
    () => [new Uint8Array(12).fill(0x80), raw(0, 2, ...Array<number>(12).fill(0xff))],
  ],
  ['a length beyond the body', () => [raw(0, 2, 0xff, 0xff, 3, 1, 2, 3)]],
  ['an unknown message', () => [raw(99, 1, 2, 3)]],
  ['an unknown sync message', () => [raw(0, 99, 1, 0)]],
  ['half an update', () => [updateMessage(someUpdate().subarray(0, 30))]],
  ['a random state vector', () => [raw(0, 0, 40, ...noise(40))]],
  ['a state vector of 2^31 clients', () => [raw(0, 0, 5, 0xff, 0xff, 0xff, 0xff, 7)]],
  ['an update of 2^31 structs', () => [updateMessage(raw(1, 0xff, 0xff, 0xff, 0xff, 7, 1, 0))]],
  ['presence that is no JSON', () => [presence(5, '{bad json')]],
  [
    'presence that is no object, and __proto__',
    () => [presence(6, '"str"'), presence(7, '{"__proto__":{"x":1}}'), presence(2 ** 40, 'null')],
  ],
  [
    'ten thousand presences of one socket',
    () => times(10_000, at => presence(1_000_000 + at, `{"u":"${'n'.repeat(100)}"}`)),
  ],
  [
    'five thousand updates without predecessors',
    () => times(5000, () => updateMessage(withoutPredecessor())),
  ],
  ['a text frame', () => ['hello text']],
  ['a thousand text frames', () => times(1000, at => `hello ${at}`), closeCode.badFrame],
  ['a frame of 99 MB', () => [new Uint8Array(99 * MB)], 1009],
  ['a frame of one byte over 16 MB', () => [new Uint8Array(16 * MB + 1)], 1009],
  ['a frame of 101 MB', () => [new Uint8Array(101 * MB)], 1009],
]

/** Straight on the wire after the handshake. */
const wires: readonly (readonly [string, Uint8Array])[] = [
  ['a reserved bit', raw(0xc2, 0x81, 1, 2, 3, 4, 0x55)],
  ['an unmasked frame', raw(0x82, 0x01, 0x00)],
  ['a reserved opcode', raw(0x83, 0x80, 1, 2, 3, 4)],
  ['text that is no UTF-8', raw(0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe)],
  ['a header of 2^53 bytes', raw(0x82, 0xff, 0, 0x20, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4)],
  ['a bad close code', raw(0x88, 0x82, 0, 0, 0, 0, 0, 5)],
]

const HANDSHAKE =
  ' HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: '

/** Instead of a room's name; each is turned away. */
const paths: readonly (readonly [string, string])[] = [
  ['a broken escape and a way out of the folder', '/%E0%A4%A/../../etc'],
  ['a room’s name of 12 kB', `/${'r'.repeat(12_000)}`],
  ['no room’s name', '/'],
]

/** Opens a plain socket, writes in turn what is given and gives what came back once the relay or `cut` ends it. */
async function onWire(port: number, parts: readonly (string | Uint8Array)[], cut = false): Promise<string> {
  let heard = ''
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined) // a reset is one of the ends that are looked for
  const over = new Promise<void>(done => socket.once('close', () => done()))
  socket.on('data', data => {
    heard += data.toString('latin1')
  })
  await new Promise<void>(done => socket.once('connect', () => done()))
  for (const part of parts) await new Promise<void>(done => socket.write(part, () => setTimeout(done, 50)))
  if (cut) socket.resetAndDestroy()
  await over
  return heard
}

it('[RELAY-90] thirty kinds of malformed input in a row leave a relay at work for everybody else', async () => {
  const relay = await startRelayProcess(await newDataFolder())
  const stillWork = await healthyPair(relay, ROOM)
  for (const [name, make, code] of frames) {
    const stranger = openRaw(relay.url, 'plan.strange')
    await stranger.next('step1')
    for (const one of make()) if (stranger.socket.readyState === stranger.socket.OPEN) stranger.send(one)
    expect(code && (await stranger.closed), name).toBe(code)
    await stillWork()
    stranger.socket.terminate()
  }
  const key = `${randomBytes(16).toString('base64')}\r\n\r\n`
  for (const [name, bytes] of wires) {
    expect(await onWire(relay.port, [`GET /plan.wire${HANDSHAKE}${key}`, bytes]), name).toContain(' 101 ')
    await stillWork()
  }
  for (const [, path] of paths) {
    await onWire(relay.port, [`GET ${path}${HANDSHAKE}${key}`])
    await stillWork()
  }
  await onWire(relay.port, ['GET /x HTTP/1.1\r\nUpgrade: websocket\r\nConn'], true)
  expect(await stillWork()).toBe(frames.length + wires.length + paths.length + 1)
  expect(frames.length + wires.length + paths.length + 1).toBeGreaterThanOrEqual(30)
  expect(relay.child.exitCode).toBeNull()
})

const FRAMES = 20_000
/** As many bad ones shut a socket, so nearly all of them are read. */
const VOLLEY = limits.badFramesPerConnection

it(`[RELAY-91] 20,000 mutated frames on real sockets: the relay lives and others go on (seed ${SEED})`, async () => {
  const relay = await startRelayProcess(await newDataFolder())
  const stillWork = await healthyPair(relay, ROOM)
  const real = realFrames()
  let sent = 0
  while (sent < FRAMES) {
    const stranger = openRaw(relay.url, ROOM)
    await stranger.next('step1')
    for (let left = VOLLEY; left > 0; left -= 1) {
      stranger.send(mutate(real[pick(real.length)] ?? raw(), pick))
      sent += 1
    }
    await Promise.race([stranger.closed, stranger.roundTrip()])
    stranger.socket.terminate()
    await stillWork()
  }
  expect(relay.child.exitCode).toBeNull()
  const late = connectProvider(relay.url, ROOM)
  await synced(late)
  expect(mapOf(late.doc).get('turn')).toBe((await stillWork()) - 1)
})
