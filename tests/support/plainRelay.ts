import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'

const SYNC = 0

/** A y-websocket server as others run it: it keeps rooms in memory and cannot say what it stored. */
export async function startPlainRelay(): Promise<string> {
  const rooms = new Map<string, { doc: Y.Doc; seats: Set<WebSocket> }>()
  const http = createServer().listen(0, '127.0.0.1')
  const server = new WebSocketServer({ server: http })
  server.on('connection', (socket, request) => {
    const room = rooms.get(request.url ?? '') ?? { doc: new Y.Doc(), seats: new Set() }
    rooms.set(request.url ?? '', room)
    room.seats.add(socket)
    socket.on('close', () => room.seats.delete(socket))
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      if (decoding.readVarUint(decoder) !== SYNC) return
      const answer = encoding.createEncoder()
      encoding.writeVarUint(answer, SYNC)
      sync.readSyncMessage(decoder, answer, room.doc, socket)
      if (encoding.length(answer) > 1) socket.send(encoding.toUint8Array(answer))
      for (const other of room.seats) if (other !== socket) other.send(data)
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
