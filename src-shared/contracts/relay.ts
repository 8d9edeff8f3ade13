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
 * Update, also empty ones) are committed to the relay's disk: cumulative, in order.
 */
export const RELAY_PROTOCOL = 1

export const frame = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, ack: 100 } as const
export const syncFrame = { step1: 0, step2: 1, update: 2 } as const

export const ACK_PARAMETER = 'ack'

/** y-websocket gives up reconnecting on 4400–4499 and tries again after every other code. */
export const closeCode = {
  badRoom: 4400,
  refused: 4403,
  badFrame: 4422,
  tooSlow: 4508,
  storageFailed: 4507,
  tooMany: 4529,
} as const

export const limits = {
  frameBytes: 16 * 1024 * 1024,
  roomNameLength: 160,
  awarenessBytes: 16 * 1024,
  awarenessIdsPerSeat: 4,
  badFramesPerSeat: 20,
  bufferedBytes: 4 * 1024 * 1024,
  slowSeconds: 30,
  keepAliveSeconds: 10,
} as const

/** `GET /health` answers this as JSON, so that an app can tell a relay from any other server. */
export interface RelayHealth {
  readonly relay: 'warroom'
  readonly protocol: number
  readonly rooms: number
  readonly seats: number
}
