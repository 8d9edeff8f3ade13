import { once } from 'node:events'
import { connect } from 'node:net'
import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { closeCode, frame, limits, syncFrame } from '#shared/contracts/relay'
import { awarenessUpdate, connectRaw, peopleIn, type RawClient } from './rawClient'
import { connectProvider, healthyPair, mapOf, openRelay, soon, synced } from './relayUnderTest'

/** Numbers are written as varUints, arrays as they are. */
function bytes(...parts: (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else encoding.writeUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

const update = (body: Uint8Array) => bytes(frame.sync, syncFrame.update, body.byteLength, body)
const awareness = (body: Uint8Array) => bytes(frame.awareness, body.byteLength, body)
const text = (words: string) => new TextEncoder().encode(words)
const letters = (length: number) => new Uint8Array(length).fill(97)
const deepAny = (depth: number) => new Uint8Array([...Array(depth).fill([117, 1]).flat(), 126])

/** One struct of client 7 at clock 0 and no deletions. */
const oneStruct = (...struct: (number | Uint8Array)[]) => update(bytes(1, 1, 7, 0, ...struct, 0))
const inRoot = bytes(1, 1, letters(1))

const badFrames: readonly (readonly [string, Uint8Array | string])[] = [
  ['an empty frame', new Uint8Array()],
  ['an unknown type', bytes(42)],
  ['an acknowledgement', bytes(frame.ack, 5)],
  ['an auth frame', bytes(frame.auth, 0)],
  ['an unknown sync frame', bytes(frame.sync, 9, 0)],
  ['a type without a body', bytes(frame.sync)],
  ['a truncated varint', Uint8Array.of(0x80)],
  ['an over-long varint', Uint8Array.of(...Array(12).fill(0xff), 1)],
  ['a body longer than the frame', bytes(frame.sync, syncFrame.update, 2 ** 40)],
  ['a body that asks for its neighbour’s bytes', bytes(frame.sync, syncFrame.update, 500, letters(3))],
  ['bytes after the body', bytes(frame.sync, syncFrame.update, 2, new Uint8Array(3))],
  ['two messages in one frame', bytes(update(Uint8Array.of(0, 0)), update(Uint8Array.of(0, 0)))],
  ['a state vector that counts too far', bytes(frame.sync, syncFrame.step1, 4, 2 ** 21, 1)],
  ['a state vector of two megabytes', bytes(frame.sync, syncFrame.step1, 2 ** 21, new Uint8Array(2 ** 21))],
  ['random letters as an update', update(letters(60))],
  ['bytes after the update', update(Uint8Array.of(0, 0, 0))],
  ['an update of forty million structs', update(bytes(1, 40_000_000, 7, 0))],
  ['a collected struct of length 4e9', oneStruct(Uint8Array.of(0), 4e9)],
  ['a collected struct of length 0', oneStruct(Uint8Array.of(0), 0)],
  ['a struct at the end of all clocks', update(bytes(1, 1, 7, 2 ** 31, Uint8Array.of(0), 5, 0))],
  ['deleted content of length 4e9', oneStruct(Uint8Array.of(1), inRoot, 4e9)],
  ['a deletion of length 4e9', update(bytes(0, 1, 7, 1, 0, 4e9))],
  ['a client twice', update(bytes(2, 1, 7, 0, Uint8Array.of(0), 1, 1, 7, 1, Uint8Array.of(0), 1, 0))],
  ['a type that Yjs does not have', oneStruct(Uint8Array.of(7), inRoot, 99)],
  ['content that Yjs does not have', oneStruct(Uint8Array.of(12), inRoot)],
  ['text that is no UTF-8', oneStruct(Uint8Array.of(4), inRoot, 2, Uint8Array.of(0xff, 0xfe))],
  ['text longer than the frame', oneStruct(Uint8Array.of(4), inRoot, 5000, letters(5))],
  ['JSON content that is none', oneStruct(Uint8Array.of(2), inRoot, 1, 1, letters(1))],
  ['embedded JSON that is `undefined`', oneStruct(Uint8Array.of(5), inRoot, 9, text('undefined'))],
  ['embedded JSON that is none', oneStruct(Uint8Array.of(5), inRoot, 1, letters(1))],
  ['a value nested ten thousand deep', oneStruct(Uint8Array.of(8), inRoot, 1, deepAny(10_000))],
  ['a value of an unknown type', oneStruct(Uint8Array.of(8), inRoot, 1, Uint8Array.of(3))],
  ['a version-2 update', update(Y.encodeStateAsUpdateV2(mapWith('k')))],
  ['awareness that is no JSON', awareness(awarenessUpdate([9, 1, '{"a":']))],
  ['awareness that is a number', awareness(awarenessUpdate([9, 1, '5']))],
  ['awareness cut short', awareness(awarenessUpdate([9, 1, '{"a":1}']).subarray(0, 5))],
  ['awareness of ten thousand ids', awareness(manyIds(10_000))],
  ['awareness of a hundred ids', awareness(manyIds(100))],
  ['an awareness state of 20 kB', awareness(awarenessUpdate([9, 1, JSON.stringify('x'.repeat(20_000))]))],
  ['a text frame', '{"hello":"relay"}'],
]

function mapWith(key: string): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('m').set(key, 1)
  return doc
}

function manyIds(count: number): Uint8Array {
  return awarenessUpdate(...Array.from({ length: count }, (_, at) => [1000 + at, 1, '{}'] as const))
}

it.each(badFrames)(
  '[RELAY-20] %s harms nobody, is counted, and costs its sender the connection in the end',
  async (_name, bad) => {
    const under = await openRelay()
    const stillWork = await healthyPair(under)
    const stored = under.disk.commits
    const sender = await connectRaw(under.url, 'r')
    sender.send(bad)
    await sender.roundTrip()
    expect(under.log.warnings).toEqual(['bad frame'])
    expect(under.disk.commits).toBe(stored)
    await stillWork()
    for (let left = limits.badFramesPerConnection - 1; left > 0; left -= 1) sender.send(bad)
    expect(await sender.closed).toBe(closeCode.badFrame)
    await stillWork()
    expect(under.log.warnings.length).toBeLessThanOrEqual(10)
  },
)

it('[RELAY-21] a sound update that Yjs can not apply is undone, not stored, and its sender is closed', async () => {
  const under = await openRelay()
  const stillWork = await healthyPair(under)
  await stillWork()
  const [sender, neighbour] = [
    await connectRaw(under.url, 'r'),
    await connectRaw(under.url, 'r', { wantsAck: true }),
  ]
  // A collected range, then content that begins inside it: Yjs looks for a left neighbour that is gone.
  sender.send(oneStruct(Uint8Array.of(0), 5))
  await sender.roundTrip()
  const stored = under.disk.commits
  sender.send(update(bytes(1, 1, 7, 3, Uint8Array.of(4), inRoot, 6, letters(6), 0)))
  neighbour.sendStep2(Y.encodeStateAsUpdate(mapWith('neighbour')))
  expect(await sender.closed).toBe(closeCode.badFrame)
  await neighbour.until(heard => heard.find(one => one.kind === 'ack' && one.count === 1))
  expect(under.log.warnings).toEqual(['harmful frame'])
  expect(under.disk.commits).toBe(stored + 1)
  await stillWork()
  const late = connectProvider(under.url, 'r')
  await synced(late)
  expect(mapOf(late.doc).toJSON()).toEqual({ turn: 2, neighbour: 1 })
})

const rawFrames: readonly (readonly [string, readonly number[], number])[] = [
  ['a reserved bit', [0xc2, 0x80, 0, 0, 0, 0], 1002],
  ['a reserved opcode', [0x83, 0x80, 0, 0, 0, 0], 1002],
  ['an unmasked frame', [0x82, 0x01, 0x00], 1002],
  ['a bad close code', [0x88, 0x82, 0, 0, 0, 0, 0, 1], 1002],
  ['a length of 2^53', [0x82, 0xff, 0, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1009],
]

it.each(rawFrames)('[RELAY-22] %s on the wire closes that socket only', async (_name, wire, code) => {
  const under = await openRelay()
  const stillWork = await healthyPair(under)
  const client = await connectRaw(under.url, 'r')
  rawSocket(client).write(Uint8Array.from(wire))
  expect(await client.closed).toBe(code)
  await stillWork()
})

function rawSocket(client: RawClient) {
  return (client.socket as unknown as { _socket: import('node:net').Socket })._socket
}

it('[RELAY-22] a message beyond the limit closes that socket only', async () => {
  const under = await openRelay()
  const stillWork = await healthyPair(under)
  const client = await connectRaw(under.url, 'r')
  client.send(new Uint8Array(17 * 1024 * 1024))
  expect(await client.closed).toBe(1009)
  await stillWork()
})

it('[RELAY-22] sockets that are reset before, during and after the handshake leave the relay as it was', async () => {
  const under = await openRelay()
  const stillWork = await healthyPair(under)
  const request = 'GET /r HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n'
  const whole = `${request}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`
  const page = whole.replace('Host: x', 'Host: x\r\nOrigin: https://evil.example')
  for (const text of ['', 'GET', request, `${request}\r\n`, whole, page, page, page, 'nonsense\r\n\r\n']) {
    const socket = connect(under.relay.port, '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    if (text !== '') socket.write(text)
    socket.resetAndDestroy()
    await stillWork()
  }
  await soon(() => under.relay.health().connections).toBe(2)
})

it('[RELAY-23] a connection’s state can be neither changed nor ended by another connection', async () => {
  const { url } = await openRelay()
  const [a, b, c] = [await connectRaw(url, 'r'), await connectRaw(url, 'r'), await connectRaw(url, 'r')]
  a.sendAwareness(awarenessUpdate([1, 5, '{"person":"a"}']))
  await b.until(heard => (peopleIn(heard).has(1) ? true : undefined))
  b.sendAwareness(awarenessUpdate([1, 9, '{"person":"not a"}']))
  b.sendAwareness(awarenessUpdate([1, 9, 'null']))
  b.sendAwareness(awarenessUpdate([2, 1, '{"person":"b"}']))
  await c.until(heard => (peopleIn(heard).has(2) ? true : undefined))
  expect(peopleIn(c.heard).get(1)).toBe('{"person":"a"}')
  a.socket.terminate()
  await c.until(heard => (peopleIn(heard).get(1) === 'null' ? true : undefined))
  // What stock clients do with every awareness frame: send it back. A person who left stays gone.
  b.sendAwareness(awarenessUpdate([1, 5, '{"person":"a"}']))
  await b.roundTrip()
  const late = await connectRaw(url, 'r')
  await late.roundTrip()
  expect([...peopleIn(late.heard).keys()]).toEqual([2])
  const returned = await connectRaw(url, 'r')
  returned.sendAwareness(awarenessUpdate([1, 5, '{"person":"a again"}']))
  await late.until(heard => (peopleIn(heard).get(1) === '{"person":"a again"}' ? true : undefined))
})
