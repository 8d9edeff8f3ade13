import { Presence } from './presence'
import type { Connection } from '../connection/connection'
import { presenceMessage } from '../connection/wire'

/** Sends a room's presence to its connections; what changes within one turn of the event loop goes in one message. */
export class PresenceBroadcast {
  private readonly presence = new Presence()
  private isDue = false

  constructor(private readonly connections: ReadonlySet<Connection>) {}

  join(connection: Connection): void {
    this.presence.join(connection)
  }

  leave(connection: Connection): void {
    this.presence.leave(connection, performance.now())
    this.schedule()
  }

  /** Answers false for an update that no client would write. */
  take(connection: Connection, update: Uint8Array): boolean {
    const isRight = this.presence.take(connection, update, performance.now())
    this.schedule()
    return isRight
  }

  tick(now: number): void {
    this.presence.sweep(now)
    this.schedule()
  }

  show(connection: Connection): void {
    for (const update of this.presence.everybody()) connection.tell(presenceMessage(update))
  }

  private schedule(): void {
    if (this.isDue || !this.presence.hasChanges()) return
    this.isDue = true
    setImmediate(() => {
      this.isDue = false
      for (const update of this.presence.takeChanges()) this.tell(presenceMessage(update))
    })
  }

  private tell(message: Uint8Array): void {
    for (const connection of this.connections) connection.tell(message)
  }
}
