import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import {
  limits,
  type ProtocolRange,
  RELAY_PROTOCOLS,
  type RelayHealth,
  writeProtocolRange,
} from '../../src-shared/contracts/relay'
import { Changes, newHistory } from './changes/changes'
import { Feeds } from './changes/feeds'
import {
  type Accepted,
  type AdmissionRules,
  admit,
  type Following,
  isOriginAdmitted,
  type Refused,
} from './connection/admit'
import { type Facts, faultFacts, type Log, limitLog } from './log'
import type { Room } from './room/room'
import type { RoomStore } from './store/roomStore'
import { Rooms } from './room/rooms'
import { Connection, type Timing, usualTiming } from './connection/connection'
import { readFrame, versionsMessage } from './connection/wire'

export interface RelayOptions {
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  readonly store: RoomStore
  readonly log: Log
  /** Origins of web pages that may connect, beside the app. */
  readonly origins?: readonly string[]
  readonly protocols?: ProtocolRange
  /** Of the store's folder; without it nothing that changed before this start is known. */
  readonly changes?: Changes
  readonly timing?: Partial<Timing>
}

const GOING_AWAY = 1001
/** For sockets that are told why they are refused, and for health. */
const SPARE_CONNECTIONS = 100
const FAREWELL_MS = 500
/** Who follows changes says nothing; frames of control are not longer. */
const FEED_FRAME_BYTES = 125

/** Rejects if it can't listen. The store stays the caller's to close, after `stop`. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const relay = new Relay(options)
  await relay.listen(options)
  return relay
}

export class Relay {
  private readonly log: Log
  private readonly timing: Timing
  private readonly rooms: Rooms
  private readonly feeds: Feeds
  private readonly connections = new Map<Connection, WebSocket>()
  private readonly server: Server
  private readonly roomSockets: WebSocketServer
  private readonly feedSockets: WebSocketServer
  private readonly rules: AdmissionRules
  private ticking: NodeJS.Timeout | null = null
  private isStopping = false
  private lastOrdinal = 0

  constructor(options: RelayOptions) {
    this.log = limitLog(options.log, () => performance.now())
    this.timing = { ...usualTiming, ...options.timing }
    this.rules = { origins: options.origins ?? [], protocols: options.protocols ?? RELAY_PROTOCOLS }
    const { store, changes = new Changes(newHistory(randomUUID())) } = options
    this.rooms = new Rooms({ store, changes, log: this.log, lingerMs: this.timing.lingerMs })
    this.feeds = new Feeds(changes, this.timing.gatherMs)
    this.server = createServer((request, response) => this.answer(request, response))
    this.roomSockets = socketServer(limits.frameBytes)
    this.feedSockets = socketServer(FEED_FRAME_BYTES)
    this.server.maxConnections = limits.connections + SPARE_CONNECTIONS
    this.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head))
    this.server.on('clientError', (_cause, socket) => socket.destroy())
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  health(): RelayHealth {
    const connections = this.connections.size
    const { least: leastProtocol, most: protocol } = this.rules.protocols
    const rooms = this.rooms.size
    return { relay: 'warroom', protocol, leastProtocol, rooms, connections, seats: connections }
  }

  async listen({ host, port }: Pick<RelayOptions, 'host' | 'port'>): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, host, () => {
        this.server.off('error', reject)
        this.server.on('error', cause => this.log.warn('server error', faultFacts(cause)))
        resolve()
      })
    })
    this.ticking = setInterval(() => this.tick(performance.now()), this.timing.keepAliveMs)
  }

  /** Takes no further frames, stores and acknowledges what it has, closes the connections. */
  async stop(): Promise<void> {
    this.isStopping = true
    if (this.ticking !== null) clearInterval(this.ticking)
    const closed = new Promise<void>(resolve => this.server.close(() => resolve()))
    this.server.closeAllConnections()
    for (const socket of this.connections.values()) socket.pause()
    await this.rooms.settle()
    this.feeds.stop()
    await Promise.all([...this.connections].map(([connection, socket]) => farewell(connection, socket)))
    await closed
  }

  private tick(now: number): void {
    this.rooms.tick(now)
    this.feeds.tick(now)
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { origin } = request.headers
    if (origin !== undefined && isOriginAdmitted(origin, this.rules.origins)) {
      response.setHeader('access-control-allow-origin', origin).setHeader('vary', 'origin')
    }
    if (request.url === '/health' && (request.method === 'GET' || request.method === 'HEAD')) {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      response.end(JSON.stringify(this.health()))
      return
    }
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('This is a Warroom relay. Type its ws:// address into the app.\n')
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Until ws has taken the socket over nobody else listens, and one reset would end the process.
    socket.on('error', cause => this.log.warn('socket error', faultFacts(cause)))
    const { origin } = request.headers
    const asked = { url: request.url ?? '', origin, connections: this.connections.size }
    const admission = admit(asked, this.rules)
    if (this.isStopping || admission.at === 'forbidden') {
      const line = this.isStopping ? '503 Service Unavailable' : '403 Forbidden'
      if (!this.isStopping) this.log.warn('origin turned away', { origin: String(origin).slice(0, 100) })
      socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    const sockets = admission.at === 'following' ? this.feedSockets : this.roomSockets
    sockets.handleUpgrade(request, socket, head, webSocket => {
      webSocket.on('error', cause => this.log.warn('frame error', faultFacts(cause)))
      if (admission.at === 'accepted') this.enter(webSocket, admission)
      else if (admission.at === 'following') this.follow(webSocket, admission)
      else this.refuse(webSocket, admission)
    })
  }

  private refuse(socket: WebSocket, { code, reason, versions }: Refused): void {
    if (versions === undefined) this.log.warn('refused', { code, reason })
    else this.log.warn('versions refused', versionFacts(versions, this.rules.protocols))
    socket.close(code, reason)
    // A client that never answers the close must not keep its socket.
    setTimeout(() => socket.terminate(), FAREWELL_MS).unref()
  }

  private enter(socket: WebSocket, { room: name, wantsAck, knowsVersions }: Accepted): void {
    const connection = this.open(socket, wantsAck)
    if (knowsVersions) connection.send(versionsMessage(this.rules.protocols))
    const room = this.rooms.enter(name)
    socket.on('message', (data, isBinary) => {
      if (connection.isLeaving || this.isStopping) return
      this.receive(room, connection, isBinary ? ownBytes(data) : null)
    })
    socket.on('close', () => room.leave(connection))
    room.join(connection)
  }

  private follow(socket: WebSocket, following: Following): void {
    const connection = this.open(socket, false)
    socket.on('message', () => {
      const isLast = connection.countBadFrame()
      this.log.warn('bad frame', { connection: connection.ordinal, reason: 'feed', isLast })
    })
    socket.on('close', () => this.feeds.leave(connection))
    this.feeds.join(connection, following)
  }

  private open(socket: WebSocket, wantsAck: boolean): Connection {
    this.lastOrdinal += 1
    const connection = new Connection(socket, { ordinal: this.lastOrdinal, wantsAck, timing: this.timing })
    this.connections.set(connection, socket)
    socket.on('message', () => connection.heard())
    socket.on('close', () => this.connections.delete(connection))
    return connection
  }

  private receive(room: Room, connection: Connection, bytes: Uint8Array | null): void {
    const incoming = bytes === null ? ({ kind: 'bad', reason: 'text' } as const) : readFrame(bytes)
    const isRight = incoming.kind !== 'bad' && room.take(connection, incoming)
    if (isRight) return
    const reason = incoming.kind === 'bad' ? incoming.reason : 'presence'
    const isLast = connection.countBadFrame()
    this.log.warn('bad frame', { room: room.name, connection: connection.ordinal, reason, isLast })
  }
}

function socketServer(maxPayload: number): WebSocketServer {
  // Deflating costs a window per connection and direction, and the time of the one thread that serves all.
  return new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload })
}

function versionFacts({ tooOld, app }: NonNullable<Refused['versions']>, relay: ProtocolRange): Facts {
  return { tooOld, app: writeProtocolRange(app), relay: writeProtocolRange(relay) }
}

/** A copy: ws hands out views into a buffer that other connections' bytes share. */
function ownBytes(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  return new Uint8Array(Array.isArray(data) ? Buffer.concat(data) : data)
}

async function farewell(connection: Connection, socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  connection.close(GOING_AWAY, 'relay stops')
  // The answer to the close can't be read through a paused socket.
  socket.resume()
  const patience = setTimeout(() => connection.terminate(), FAREWELL_MS)
  await closed
  clearTimeout(patience)
}
