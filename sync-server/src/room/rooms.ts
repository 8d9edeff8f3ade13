import type { Log } from '../log'
import { Room } from './room'
import type { RoomChanges } from './roomChanges'
import type { RoomStore } from '../store/roomStore'
import { createGate } from '../serial'

const LOADING_AT_ONCE = 2

export interface RoomsOptions {
  readonly store: RoomStore
  readonly changes: RoomChanges
  readonly log: Log
  readonly lingerMs: number
}

export class Rooms {
  private readonly open = new Map<string, Room>()
  private readonly loading = createGate(LOADING_AT_ONCE)

  constructor(private readonly options: RoomsOptions) {}

  get size(): number {
    return this.open.size
  }

  /** The room of this name; connections that come while it loads share one load. */
  enter(name: string): Room {
    const known = this.open.get(name)
    if (known !== undefined) return known
    const room = new Room(name, {
      ...this.options,
      loading: this.loading,
      // A room whose load failed may already have a successor.
      onGone: gone => {
        if (this.open.get(name) === gone) this.open.delete(name)
      },
    })
    this.open.set(name, room)
    return room
  }

  tick(now: number): void {
    for (const room of this.open.values()) room.tick(now)
  }

  async settle(): Promise<void> {
    await Promise.all([...this.open.values()].map(room => room.settle()))
  }
}
