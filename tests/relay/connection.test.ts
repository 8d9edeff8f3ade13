import { afterEach, describe, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { limits } from '#shared/contracts/relay'
import { Connection, usualTiming } from '../../sync-server/src/connection/connection'

afterEach(() => vi.restoreAllMocks())

const CLOSING_MS = 2000

/** Of a socket what a connection without traffic asks of it. */
function quietSocket(bufferedAmount = 0) {
  const terminate = vi.fn<() => void>()
  const socket = { bufferedAmount, on: () => undefined, close: () => undefined, terminate }
  const options = { ordinal: 1, wantsAck: false, timing: usualTiming }
  return { connection: new Connection(socket as unknown as WebSocket, options), terminate }
}

describe('one connection', () => {
  it('[RELAY-61] has too much to read above the limit, not at it', () => {
    expect(quietSocket(limits.bufferedBytes).connection.isClogged).toBe(false)
    expect(quietSocket(limits.bufferedBytes + 1).connection.isClogged).toBe(true)
  })

  it('[RELAY-61] that does not answer a close is cut off after two seconds', () => {
    vi.spyOn(performance, 'now').mockReturnValue(10_000)
    const { connection, terminate } = quietSocket()
    connection.close(1000, 'bye')
    connection.tick(10_000 + CLOSING_MS)
    expect(terminate).not.toHaveBeenCalled()
    connection.tick(10_000 + CLOSING_MS + 1)
    expect(terminate).toHaveBeenCalledOnce()
  })
})
