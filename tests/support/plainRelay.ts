import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'

const SYNC = 0
const ACK = 100

/** A y-websocket server as others run it: it keeps rooms in memory and cannot say what it stored. */
export function startPlainRelay(): Promise<string> {
  return start(() => undefined)
}

/** A relay of the first protocol, in memory: it counts content frames, and says no versions unless `greeting` does. */
export function startFirstRelay(greeting?: Uint8Array): Promise<string> {
  return start(socket => {
    if (greeting !== undefined) socket.send(greeting)
    let count = 0
    socket.send(Uint8Array.of(ACK, count))
    socket.on('message', (data: Buffer) => {
      if (data[0] === SYNC && data[1] !== 0) socket.send(Uint8Array.of(ACK, ++count))
    })
  })
}

async function start(onSocket: (socket: WebSocket) => void): Promise<string> {
  const rooms = new Map<string, { doc: Y.Doc; connections: Set<WebSocket> }>()
  const http = createServer().listen(0, '127.0.0.1')
  const server = new WebSocketServer({ server: http })
  server.on('connection', (socket, request) => {
    const [name = ''] = request.url?.split('?') ?? []
    const room = rooms.get(name) ?? { doc: new Y.Doc(), connections: new Set() }
    rooms.set(name, room)
    room.connections.add(socket)
    onSocket(socket)
    socket.on('close', () => room.connections.delete(socket))
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      if (decoding.readVarUint(decoder) !== SYNC) return
      const answer = encoding.createEncoder()
      encoding.writeVarUint(answer, SYNC)
      sync.readSyncMessage(decoder, answer, room.doc, socket)
      if (encoding.length(answer) > 1) socket.send(encoding.toUint8Array(answer))
      for (const other of room.connections) if (other !== socket) other.send(data)
    })
    const hello = encoding.createEncoder()
    encoding.writeVarUint(hello, SYNC)
    sync.writeSyncStep1(hello, room.doc)
    socket.send(encoding.toUint8Array(hello))
  })
  await new Promise(resolve => http.once('listening', resolve))
  onTestFinished(() => {
    for (const client of server.clients) client.terminate()
    server.close()
    http.close()
  })
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}`
}
