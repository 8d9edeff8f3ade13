/**
 * What the app and the relay must agree on beyond the y-websocket protocol. Imports nothing: the
 * relay is installable alone.
 *
 * A frame is `varUint(type) …` as in y-protocols: 0 sync, 1 awareness, 2 auth, 3 query awareness.
 * A client that adds `?ack=1` to the room's address also receives
 *
 *   ack = varUint(100) varUint(count)
 *
 * where `count` is how many of this connection's frames that carry document content (SyncStep2 and
 * Update, also empty ones) are committed to the relay's disk: cumulative, in order. The first one
 * says 0 and comes as soon as the room is open, so that a client knows at once that this server can
 * tell. Everything is stored when `count` equals the number of content frames sent.
 *
 * A content frame whose predecessors the relay lacks (typed between reconnecting and the answer to
 * the relay's SyncStep1) is not kept; the relay asks with SyncStep1 unless an answer is still due,
 * and `count` waits at that frame until a SyncStep2 of this connection has brought everything.
 *
 * About every `keepAliveSeconds` a quiet connection receives an awareness frame without entries.
 *
 * A client that adds `?protocol=LEAST-MOST` says which versions of this contract it speaks. A relay
 * without a version in common closes with `appTooOld` or `relayTooOld` before anything else. Any other
 * relay that knows of versions first sends
 *
 *   versions = varUint(101) varUint(least) varUint(most)
 *
 * and both sides use the newest version that they share. A relay that sends none speaks version 1.
 * A client that says no version is a plain y-websocket client, and is served as ever.
 *
 * From version 2 on the relay tells, on one more connection, which rooms changed: the address is
 * `CHANGES_PATH`, which is no room's, with `?since=CURSOR` when the client has one. The relay sends
 *
 *   changes = varUint(102) varUint(all) varString(cursor) varUint(n) varString(room) × n
 *
 * first of all what changed since, and then what changes, a moment after it is stored. An empty
 * cursor: more of the same follows. `all` is 1 when the relay can't tell what changed since, because
 * the cursor is none of its own history (another folder, or one put back from a copy): whatever the
 * client holds may be new to the relay. A cursor is kept by whom it was told and means nothing else.
 * The client sends nothing.
 */
export const RELAY_PROTOCOLS: ProtocolRange = { least: 1, most: 2 }

/**
 * Several workspaces share one relay: each but one has a name there, the last segment of its address
 * `ws://host:port/name`, and its rooms are `name~document`. The workspace without a name, which is that of
 * relays from before there were names, has plain rooms. `?workspace=NAME` at `CHANGES_PATH` asks for the
 * changes of that one alone (empty: the one without a name); a relay that does not know the parameter
 * tells all, and the client leaves out what is not its own.
 */
export const WORKSPACE_NAME = /^[A-Za-z0-9_-]{1,40}$/
const SEPARATOR = '~'

/** `workspace` is empty for the one without a name. */
export function roomOf(workspace: string, document: string): string {
  return workspace === '' ? document : `${workspace}${SEPARATOR}${document}`
}

/** The document's name, or null for a room of another workspace. */
export function documentIn(workspace: string, room: string): string | null {
  const at = room.indexOf(SEPARATOR)
  if (workspace === '') return at === -1 ? room : null
  return at !== -1 && room.slice(0, at) === workspace ? room.slice(at + 1) : null
}

/** The versions that one side speaks, both ends included. */
export interface ProtocolRange {
  readonly least: number
  readonly most: number
}

/** 1: acknowledgements. 2: versions are told; changes are told at `CHANGES_PATH`. */
export const FIRST_PROTOCOL: ProtocolRange = { least: 1, most: 1 }

export type Agreement = { readonly version: number } | { readonly tooOld: 'app' | 'relay' }

/** What both sides decide, each for itself: the newest version in common, or which side lags behind. */
export function agreeOn(sides: { readonly app: ProtocolRange; readonly relay: ProtocolRange }): Agreement {
  const { app, relay } = sides
  const version = Math.min(app.most, relay.most)
  if (version >= Math.max(app.least, relay.least)) return { version }
  return { tooOld: app.most < relay.least ? 'app' : 'relay' }
}

const PROTOCOL_RANGE = /^([1-9]\d{0,4})-([1-9]\d{0,4})$/

export function writeProtocolRange({ least, most }: ProtocolRange): string {
  return `${least}-${most}`
}

/** null for what no side would say. */
export function readProtocolRange(text: string): ProtocolRange | null {
  const [, least, most] = PROTOCOL_RANGE.exec(text)?.map(Number) ?? []
  if (least === undefined || most === undefined) return null
  return least <= most ? { least, most } : null
}

export const frame = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  ack: 100,
  versions: 101,
  changes: 102,
} as const
export const syncFrame = { step1: 0, step2: 1, update: 2 } as const

export const ACK_PARAMETER = 'ack'
export const PROTOCOL_PARAMETER = 'protocol'

/** Two segments, so that no room has this name, on this relay or on a stock server. */
export const CHANGES_PATH = '-/changes'
export const SINCE_PARAMETER = 'since'
export const WORKSPACE_PARAMETER = 'workspace'
export const CURSOR = /^[A-Za-z0-9-]{1,64}\.\d{1,15}$/

/** One path segment. The relay knows nothing more of a room's name. */
export const ROOM_NAME = /^(?!\.+$)[A-Za-z0-9._~-]{1,160}$/

/** y-websocket gives up reconnecting on 4400–4499 and tries again after every other code. */
export const closeCode = {
  /** The path is no room name, or the query says what no client would. */
  badRoom: 4400,
  /** Not admitted. */
  refused: 4403,
  /** Frames that no y-websocket client would send, `limits.badFramesPerConnection` of them or one harmful one. */
  badFrame: 4422,
  /** The relay no longer speaks any version that the app speaks. */
  appTooOld: 4426,
  /** The relay does not yet speak any version that the app speaks. */
  relayTooOld: 4427,
  /** The relay can't read or write this room's data; nothing is acknowledged that was not stored. */
  storageFailed: 4507,
  /** The client does not read what it is sent. */
  tooSlow: 4508,
  /** The relay has as many connections as it can hold. */
  tooMany: 4529,
} as const

export const limits = {
  frameBytes: 16 * 1024 * 1024,
  /** Structs, deletions and values in one content frame: bounds the memory that a small frame may claim. */
  partsPerFrame: 2_000_000,
  stateVectorBytes: 1024 * 1024,
  roomNameLength: 160,
  roomsPerChangesFrame: 1000,
  /** Names before one cursor that a client takes. */
  roomsTold: 1_000_000,
  awarenessBytes: 16 * 1024,
  awarenessIdsPerConnection: 4,
  badFramesPerConnection: 20,
  connections: 2000,
  /** Above this the relay stops sending to a connection until it has drained, then sends one difference. */
  bufferedBytes: 4 * 1024 * 1024,
  /** How long a connection may take to drain: this, and a second for each `slowBytesPerSecond` it has to read. */
  slowSeconds: 30,
  slowBytesPerSecond: 64 * 1024,
  keepAliveSeconds: 10,
} as const

/** `GET /health` answers this as JSON, so that an app can tell a relay from any other server. */
export interface RelayHealth {
  readonly relay: 'warroom'
  /** The newest version that it speaks. */
  readonly protocol: number
  /** The oldest; relays that know only version 1 leave it out. */
  readonly leastProtocol: number
  readonly rooms: number
  readonly connections: number
  /** The same number under the name that it had before; older programs read it. */
  readonly seats: number
}
