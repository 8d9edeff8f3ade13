import type { Connection } from '../connection/connection'
import { changesMessages } from '../connection/wire'
import { closeCode } from '../../../src-shared/contracts/relay'
import type { Changes } from './changes'

interface Progress {
  /** A cursor covers all names before it, so nothing else is told in between. */
  isAnswering: boolean
  /** Something was told to the others meanwhile. */
  isBehind: boolean
}

/**
 * The connections that are told which rooms changed. What changes within `everyMs` is told in one
 * message, written once for all of them.
 */
export class Feeds {
  private readonly connections = new Map<Connection, Progress>()
  private readonly changed = new Set<string>()
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly changes: Changes,
    private readonly everyMs: number,
  ) {
    changes.subscribe(room => this.note(room))
  }

  /** Tells what changed since `cursor`, and then everything as it comes. */
  join(connection: Connection, cursor: string | null): void {
    const progress: Progress = { isAnswering: true, isBehind: false }
    this.connections.set(connection, progress)
    const since = this.changes.since(cursor)
    const reached = this.changes.cursor()
    const news = since.all ? { all: true, rooms: [] } : since
    connection.sendInTurn(changesMessages(news, reached), () => {
      progress.isAnswering = false
      if (progress.isBehind && this.connections.has(connection)) this.join(connection, reached)
    })
  }

  leave(connection: Connection): void {
    this.connections.delete(connection)
  }

  tick(now: number): void {
    for (const connection of this.connections.keys()) connection.tick(now)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
  }

  private note(room: string): void {
    if (this.connections.size === 0) return
    this.changed.add(room)
    this.timer ??= setTimeout(() => this.tell(), this.everyMs)
  }

  private tell(): void {
    this.timer = null
    const messages = [...changesMessages({ all: false, rooms: [...this.changed] }, this.changes.cursor())]
    this.changed.clear()
    for (const [connection, progress] of this.connections) {
      if (progress.isAnswering) progress.isBehind = true
      // It comes back with its cursor and is told in one go what it did not read.
      else if (connection.isClogged) connection.close(closeCode.tooSlow, 'too slow')
      else for (const message of messages) connection.send(message)
    }
  }
}
