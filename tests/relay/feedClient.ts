import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { CHANGES_PATH } from '#shared/contracts/relay'
import { readChanges } from '../../src-renderer/adapters/changeFeed'

export interface FeedClient {
  readonly socket: WebSocket
  /** The relay could not tell what changed since. */
  readonly isAll: () => boolean
  /** Every name that was told, in the order it came; a frame's own order kept. */
  readonly told: readonly string[]
  /** The last one told; null before the first. */
  readonly cursor: () => string | null
  readonly frames: () => number
  readonly closed: Promise<number>
  /** Settles with the result of `look` once it answers something. */
  until<T>(look: () => T | undefined): Promise<T>
  close(): void
}

/** Follows a relay's changes as a program of its own would. */
export function followFeed(url: string, since?: string, workspace?: string): FeedClient {
  const query = new URLSearchParams({
    ...(since === undefined ? {} : { since }),
    ...(workspace === undefined ? {} : { workspace }),
  })
  const socket = new WebSocket(`${url}/${CHANGES_PATH}?${query}`)
  const told: string[] = []
  const waiting = new Set<() => void>()
  let [isAll, cursor, frames] = [false, null as string | null, 0]
  socket.on('message', (data: Buffer) => {
    const news = readChanges(new Uint8Array(data), workspace ?? '')
    if (news === 'keepAlive') return
    if (typeof news === 'string') throw new Error(`the relay sent a ${news} frame`)
    frames += 1
    isAll ||= news.isAll
    told.push(...news.documents)
    if (news.cursor !== '') cursor = news.cursor
    for (const look of waiting) look()
  })
  socket.on('error', () => undefined)
  const closed = new Promise<number>(resolve => socket.once('close', code => resolve(code)))
  onTestFinished(() => socket.terminate())
  return {
    socket,
    told,
    closed,
    isAll: () => isAll,
    cursor: () => cursor,
    frames: () => frames,
    until: look =>
      new Promise(resolve => {
        const tryLook = () => {
          const found = look()
          if (found === undefined) return
          waiting.delete(tryLook)
          resolve(found)
        }
        waiting.add(tryLook)
        tryLook()
      }),
    close: () => socket.terminate(),
  }
}

/** Settles with the cursor of the first answer. */
export function firstCursor(feed: FeedClient): Promise<string> {
  return feed.until(() => feed.cursor() ?? undefined)
}
