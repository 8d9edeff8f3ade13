import * as Y from 'yjs'
import type { Outcome } from '../connection/ackState'

export interface Applied {
  /** One for each frame, in order. */
  readonly outcomes: readonly Outcome[]
  /** What the frames together added, as updates to store and to send: mostly one, none if all was known. */
  readonly updates: readonly Uint8Array[]
}

export interface Restored {
  readonly replica: Replica
  /** Stored updates that Yjs can't apply; they stay in the log. */
  readonly unappliable: number
}

type Pending = Pick<Y.Doc['store'], 'pendingStructs' | 'pendingDs'>

/** A room's document. Holds only what was stored, except between `apply` and the end of its commit. */
export class Replica {
  private readonly doc = new Y.Doc({ gc: true })
  private emitted: Uint8Array[] = []

  constructor() {
    this.doc.on('update', (update: Uint8Array) => this.emitted.push(update))
  }

  /**
   * All frames in one transaction: Yjs then encodes what they add together, which costs nothing like
   * merging updates does. Throws when a frame can't be integrated; the replica is then half-written
   * and must be restored from the store.
   */
  apply(frames: readonly Uint8Array[]): Applied {
    const outcomes: Outcome[] = []
    this.emitted = []
    this.doc.transact(() => {
      const aside = this.takePending()
      for (const frame of frames) outcomes.push(this.applyOne(frame, aside))
      this.putBack(aside)
    })
    return { outcomes, updates: this.emitted }
  }

  /** Everything that a peer with this state vector lacks; without one, everything. */
  difference(stateVector?: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, stateVector)
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc)
  }

  destroy(): void {
    this.doc.destroy()
  }

  /** Stored rows may wait for one that was damaged: unlike a frame's, such content is kept. */
  restore(rows: readonly Uint8Array[]): void {
    this.doc.transact(() => {
      for (const row of rows) Y.applyUpdate(this.doc, row)
    })
  }

  private applyOne(frame: Uint8Array, aside: Pending): Outcome {
    Y.applyUpdate(this.doc, frame)
    const rest = this.takePending()
    return holds(aside, rest) ? 'taken' : 'gap'
  }

  // Yjs keeps and re-merges what waits for a predecessor without bounds: 5,000 such frames blocked
  // a server for seconds. What a frame leaves waiting is therefore dropped and asked for again.
  private takePending(): Pending {
    const { store } = this.doc
    const taken = { pendingStructs: store.pendingStructs, pendingDs: store.pendingDs }
    store.pendingStructs = null
    store.pendingDs = null
    return taken
  }

  private putBack(aside: Pending): void {
    const { store } = this.doc
    const { pendingStructs, pendingDs } = aside
    if (pendingStructs !== null) {
      const clocks = Y.decodeStateVector(this.stateVector())
      const isReady = [...pendingStructs.missing].some(([client, clock]) => clock < (clocks.get(client) ?? 0))
      if (isReady) Y.applyUpdateV2(this.doc, pendingStructs.update)
      else store.pendingStructs = pendingStructs
    }
    if (pendingDs !== null) Y.applyUpdateV2(this.doc, pendingDs)
  }
}

/** Is all of `rest` among what the store already keeps waiting? */
function holds(kept: Pending, rest: Pending): boolean {
  return holdsStructs(kept, rest) && holdsDeletions(kept, rest)
}

function holdsStructs(kept: Pending, rest: Pending): boolean {
  if (rest.pendingStructs === null) return true
  if (kept.pendingStructs === null) return false
  const wanted = Y.parseUpdateMetaV2(rest.pendingStructs.update)
  const have = Y.parseUpdateMetaV2(kept.pendingStructs.update)
  return [...wanted.from].every(
    ([client, from]) =>
      from >= (have.from.get(client) ?? Number.POSITIVE_INFINITY) &&
      (wanted.to.get(client) ?? 0) <= (have.to.get(client) ?? 0),
  )
}

function holdsDeletions(kept: Pending, rest: Pending): boolean {
  if (rest.pendingDs === null) return true
  if (kept.pendingDs === null) return false
  const have = Y.decodeUpdateV2(kept.pendingDs).ds.clients
  return [...Y.decodeUpdateV2(rest.pendingDs).ds.clients].every(([client, ranges]) =>
    ranges.every(({ clock, len }) =>
      (have.get(client) ?? []).some(range => range.clock <= clock && clock + len <= range.clock + range.len),
    ),
  )
}

/** Row by row when all together fail, so that one row that Yjs can't apply does not close a room for ever. */
export function restoreReplica(rows: readonly Uint8Array[]): Restored {
  const together = tryRestore(rows)
  if (together !== null) return { replica: together, unappliable: 0 }
  const good: Uint8Array[] = []
  let replica = new Replica()
  for (const row of rows) {
    try {
      replica.restore([row])
      good.push(row)
    } catch {
      replica.destroy()
      replica = new Replica()
      replica.restore(good)
    }
  }
  return { replica, unappliable: rows.length - good.length }
}

function tryRestore(rows: readonly Uint8Array[]): Replica | null {
  const replica = new Replica()
  try {
    replica.restore(rows)
    return replica
  } catch {
    replica.destroy()
    return null
  }
}
