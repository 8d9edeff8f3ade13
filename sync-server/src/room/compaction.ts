import { faultFacts, type Log } from '../log'
import type { RoomStore, Tail } from '../store/roomStore'

const UPDATES = 500
const BYTES = 1024 * 1024
/** So few rows load as fast as one: a document that arrived whole is not worth writing again. */
const FEW_UPDATES = 16
const MANY_UPDATES = 10_000
/** A state is rewritten whole, so a large one waits until a fair part of it is new. */
const STATE_SHARE = 1 / 8

export function isCompactionDue({ updates, bytes, stateBytes }: Tail): boolean {
  if (updates >= MANY_UPDATES) return true
  const isLong = updates >= UPDATES || (bytes >= BYTES && updates >= FEW_UPDATES)
  return isLong && bytes >= stateBytes * STATE_SHARE
}

/** Keeps one room's log short while commits go on. */
export class Compaction {
  private running: Promise<void> | null = null
  private notBefore = 0

  constructor(
    private readonly room: string,
    private readonly store: RoomStore,
    private readonly log: Log,
  ) {}

  /** For a room that did not take in all its rows: a state without them must not replace them. */
  forbid(): void {
    this.notBefore = Number.POSITIVE_INFINITY
  }

  get isRunning(): boolean {
    return this.running !== null
  }

  async settle(): Promise<void> {
    await this.running
  }

  /** `state` must answer what is on disk at this moment. */
  startIfDue(state: () => Uint8Array, done: () => void): void {
    const tail = this.store.tail(this.room)
    if (this.running !== null || tail.updates < this.notBefore || !isCompactionDue(tail)) return
    this.running = this.compact(state(), tail).finally(() => {
      this.running = null
      done()
    })
  }

  private async compact(state: Uint8Array, tail: Tail): Promise<void> {
    try {
      await this.store.compact(this.room, state, tail.upTo)
      this.notBefore = 0
      this.log.note('compacted', { room: this.room, updates: tail.updates, bytes: state.byteLength })
    } catch (cause) {
      // The log is whole without it; tried again when it has grown by as much again.
      this.notBefore = tail.updates * 2
      this.log.warn('compaction failed', { room: this.room, ...faultFacts(cause) })
    }
  }
}
