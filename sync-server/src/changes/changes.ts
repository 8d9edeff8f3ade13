import { CURSOR } from '../../../src-shared/contracts/relay'

/** One time that a relay was started over its folder. */
export interface Run {
  readonly id: string
  /** The sequence number when it began. */
  readonly from: number
  /** The last number that is certain to be on the disk; of the run that goes on it still grows. */
  readonly until: number
}

/** Where a room stands in the sequence of all changes. */
export interface RoomChange {
  /** The sequence number of its last change. */
  readonly at: number
  /** The number of its last record that this covers. */
  readonly upTo: number
}

export interface History {
  /** Oldest first; the last one goes on. */
  readonly runs: readonly Run[]
  readonly sequence: number
  /** The sequence number less the number of records in all logs. */
  readonly offset: number
  readonly rooms: ReadonlyMap<string, RoomChange>
}

/** `all` when a cursor says nothing here: whatever its owner holds may have to be brought again. */
export type Since = { readonly all: true } | { readonly all: false; readonly rooms: readonly string[] }

/** A history without any past. */
export function newHistory(id: string): History {
  return { runs: [{ id, from: 0, until: 0 }], sequence: 0, offset: 0, rooms: new Map() }
}

/**
 * Which rooms changed after a cursor. The number grows by one with every commit of any room, so it can
 * be counted again from the logs; a folder that was put back from a copy counts lower, and what the run
 * of a cursor had told beyond is not there any more.
 */
export class Changes {
  readonly runs: readonly Run[]
  private readonly lastChanges: Map<string, RoomChange>
  private readonly announced = new Set<string>()
  private readonly listeners = new Set<(room: string) => void>()
  private sequence: number
  private recordOffset: number

  constructor({ runs, sequence, offset, rooms }: History) {
    this.recordOffset = offset
    this.runs = runs
    this.sequence = sequence
    this.lastChanges = new Map(rooms)
  }

  get offset(): number {
    return this.recordOffset
  }

  rooms(): ReadonlyMap<string, RoomChange> {
    return this.lastChanges
  }

  /** Says that a client knows of every change so far. */
  cursor(): string {
    return `${this.runs.at(-1)?.id}.${this.sequence}`
  }

  /** After a commit of this room, whose log now ends with record `upTo`. */
  note(room: string, upTo: number): void {
    this.sequence += 1
    this.lastChanges.set(room, { at: this.sequence, upTo })
    for (const listener of this.listeners) listener(room)
  }

  /** Of a room that lost rows: whoever has what was lost shall bring it. Once, for bringing it loads the room. */
  announce(room: string): void {
    if (this.announced.has(room)) return
    this.announced.add(room)
    this.recordOffset += 1
    this.note(room, this.lastChanges.get(room)?.upTo ?? 0)
  }

  since(cursor: string | null): Since {
    const from = cursor === null ? null : this.placeOf(cursor)
    if (from === null) return { all: true }
    return { all: false, rooms: [...this.lastChanges].flatMap(([room, { at }]) => (at > from ? [room] : [])) }
  }

  subscribe(listener: (room: string) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** null for a cursor that nobody got from this folder's history. */
  private placeOf(cursor: string): number | null {
    if (!CURSOR.test(cursor)) return null
    const [id, digits] = cursor.split('.')
    const run = this.runs.find(one => one.id === id)
    if (run === undefined) return null
    const sequence = Number(digits)
    const until = run === this.runs.at(-1) ? this.sequence : run.until
    return run.from <= sequence && sequence <= until ? sequence : null
  }
}
