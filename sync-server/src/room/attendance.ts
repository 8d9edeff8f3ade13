import { Presence } from './presence'
import type { Seat } from '../connection/seat'
import { presenceMessage } from '../connection/wire'

/** Who is in one room, told to its seats: what changes within one turn of the event loop in one message. */
export class Attendance {
  private readonly presence = new Presence()
  private isDue = false

  constructor(private readonly seats: ReadonlySet<Seat>) {}

  join(seat: Seat): void {
    this.presence.join(seat)
  }

  leave(seat: Seat): void {
    this.presence.leave(seat, performance.now())
    this.schedule()
  }

  /** Answers false for an update that no client would write. */
  take(seat: Seat, update: Uint8Array): boolean {
    const isRight = this.presence.take(seat, update, performance.now())
    this.schedule()
    return isRight
  }

  tick(now: number): void {
    this.presence.sweep(now)
    this.schedule()
  }

  show(seat: Seat): void {
    for (const update of this.presence.everybody()) seat.tell(presenceMessage(update))
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
    for (const seat of this.seats) seat.tell(message)
  }
}
