import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { limits } from '../../../src-shared/contracts/relay'

/** Whatever stands for one connection. */
export interface PresenceOwner {
  /** Grows with every connection. */
  readonly ordinal: number
}

interface Entry {
  readonly clock: number
  /** The state as the client wrote it; null once it is gone. */
  readonly json: string | null
  readonly owner: PresenceOwner | null
  readonly at: number
  /** Of a removed entry: the newest connection that may have been told of it. */
  readonly toldUpTo: number
}

interface Line {
  readonly id: number
  readonly clock: number
  readonly json: string
}

/** y-protocols renews a state every 15 s and drops it after 30 s. */
const FORGET_MS = 45_000

/** Stock clients send back every awareness frame they receive; half the limit keeps the echo inside it. */
const FRAME_BYTES = limits.awarenessBytes / 2

/** Who is in a room, as y-protocols awareness without a client of its own. */
export class Presence {
  private readonly entries = new Map<number, Entry>()
  private readonly changed = new Set<number>()
  private newest = 0

  join(connection: PresenceOwner): void {
    this.newest = Math.max(this.newest, connection.ordinal)
  }

  /** Answers false for an update that no client would write. */
  take(connection: PresenceOwner, update: Uint8Array, now: number): boolean {
    const lines = readLines(update)
    if (lines === null) return false
    return lines.every(line => this.takeLine(connection, line, now))
  }

  leave(connection: PresenceOwner, now: number): void {
    for (const [id, entry] of this.entries) {
      if (entry.owner === connection) this.remove(id, entry, now)
    }
  }

  /** Drops who has not been heard of, and the memory of who left. */
  sweep(now: number): void {
    for (const [id, entry] of this.entries) {
      if (now - entry.at < FORGET_MS) continue
      if (entry.json === null) this.entries.delete(id)
      else this.remove(id, entry, now)
    }
  }

  hasChanges(): boolean {
    return this.changed.size > 0
  }

  takeChanges(): Uint8Array[] {
    const ids = [...this.changed]
    this.changed.clear()
    return this.write(ids)
  }

  everybody(): Uint8Array[] {
    return this.write([...this.entries].filter(([, entry]) => entry.json !== null).map(([id]) => id))
  }

  private takeLine(connection: PresenceOwner, line: Line, now: number): boolean {
    const known = this.entries.get(line.id)
    if (known?.owner === connection) return this.renew(connection, { line, known, now })
    // Not this connection's own: the echo of what the relay sent it, or a forgery.
    if (known !== undefined && !mayReturn(connection, { line, known })) return true
    if (line.json === 'null') return true
    const own = [...this.entries.values()].filter(entry => entry.owner === connection).length
    if (own >= limits.awarenessIdsPerConnection || !isState(line.json)) return false
    this.put(line.id, { clock: line.clock, json: line.json, owner: connection, at: now, toldUpTo: 0 })
    return true
  }

  private renew(
    connection: PresenceOwner,
    { line, known, now }: { line: Line; known: Entry; now: number },
  ): boolean {
    if (line.json === 'null') {
      if (line.clock >= known.clock) this.remove(line.id, { ...known, clock: line.clock }, now)
      return true
    }
    if (line.clock <= known.clock) return true
    if (!isState(line.json)) return false
    this.put(line.id, { clock: line.clock, json: line.json, owner: connection, at: now, toldUpTo: 0 })
    return true
  }

  private remove(id: number, entry: Entry, now: number): void {
    this.put(id, { clock: entry.clock, json: null, owner: null, at: now, toldUpTo: this.newest })
  }

  private put(id: number, entry: Entry): void {
    this.entries.set(id, entry)
    this.changed.add(id)
  }

  private write(ids: readonly number[]): Uint8Array[] {
    const frames: Uint8Array[] = []
    let part: Line[] = []
    let bytes = 0
    for (const id of ids) {
      const entry = this.entries.get(id)
      if (entry === undefined) continue
      const json = entry.json ?? 'null'
      const size = Buffer.byteLength(json) + 20
      if (part.length > 0 && bytes + size > FRAME_BYTES) {
        frames.push(writeLines(part))
        part = []
        bytes = 0
      }
      part.push({ id, clock: entry.clock, json })
      bytes += size
    }
    return part.length > 0 ? [...frames, writeLines(part)] : frames
  }
}

/** A client that reconnects shows its old clock again; so does the echo of one that was told before. */
function mayReturn(connection: PresenceOwner, { line, known }: { line: Line; known: Entry }): boolean {
  if (known.owner !== null) return false
  return line.clock > known.clock || (line.clock === known.clock && connection.ordinal > known.toldUpTo)
}

function isState(json: string): boolean {
  try {
    return typeof JSON.parse(json) === 'object'
  } catch {
    return false
  }
}

function readLines(update: Uint8Array): Line[] | null {
  try {
    const decoder = decoding.createDecoder(update)
    const lines: Line[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const id = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      lines.push({ id, clock, json: decoding.readVarString(decoder) })
    }
    return decoding.hasContent(decoder) ? null : lines
  } catch {
    return null
  }
}

function writeLines(lines: readonly Line[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, lines.length)
  for (const { id, clock, json } of lines) {
    encoding.writeVarUint(encoder, id)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}
