import type { Connection } from '../connection/connection'
import { changesMessages } from '../connection/wire'
import type { Following } from '../connection/admit'
import { closeCode, documentIn } from '../../../src-shared/contracts/relay'
import type { Changes } from './changes'

interface Progress {
  readonly workspace: string | null
  /** A cursor covers all names before it, so nothing else is told in between. */
  isAnswering: boolean
  /** Something was told to the others meanwhile. */
  isBehind: boolean
}

/**
 * The connections that are told which rooms changed. What changes within `everyMs` is told in one
 * message, written once for all that follow the same workspace.
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
  join(connection: Connection, { cursor, workspace }: Omit<Following, 'at'>): void {
    const progress: Progress = { workspace, isAnswering: true, isBehind: false }
    this.connections.set(connection, progress)
    const since = this.changes.since(cursor)
    const reached = this.changes.cursor()
    const news = since.all ? { all: true, rooms: [] } : { all: false, rooms: roomsIn(workspace, since.rooms) }
    connection.sendInTurn(changesMessages(news, reached), () => {
      progress.isAnswering = false
      if (progress.isBehind && this.connections.has(connection))
        this.join(connection, { cursor: reached, workspace })
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
    const changed = [...this.changed]
    this.changed.clear()
    const written = new Map<string | null, Uint8Array[]>()
    const messagesFor = (workspace: string | null): Uint8Array[] => {
      const known = written.get(workspace)
      if (known !== undefined) return known
      const rooms = roomsIn(workspace, changed)
      const messages =
        rooms.length === 0 ? [] : [...changesMessages({ all: false, rooms }, this.changes.cursor())]
      written.set(workspace, messages)
      return messages
    }
    for (const [connection, progress] of this.connections) {
      const messages = messagesFor(progress.workspace)
      if (messages.length === 0) continue
      if (progress.isAnswering) progress.isBehind = true
      // It comes back with its cursor and is told in one go what it did not read.
      else if (connection.isClogged) connection.close(closeCode.tooSlow, 'too slow')
      else for (const message of messages) connection.send(message)
    }
  }
}

function roomsIn(workspace: string | null, rooms: readonly string[]): readonly string[] {
  return workspace === null ? rooms : rooms.filter(room => documentIn(workspace, room) !== null)
}
