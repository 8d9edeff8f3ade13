import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createSerial } from '../serial'
import { type Disk, writeWhole } from '../store/disk'
import type { FileUpdateStore } from '../store/fileUpdateStore'
import { encodeRecord, recordKind, scanLog } from '../store/record'
import type { LogPosition } from '../store/generation'
import { Changes, type Run } from './changes'
import { type Index, type IndexedRoom, NO_INDEX, nextRun } from './nextRun'

export interface IndexParts {
  readonly store: FileUpdateStore
  readonly disk: Disk
  readonly folder: string
  /** Unlike that of any run before. */
  readonly runId: string
  /** Hears why the index could not be written at the start. */
  readonly onUnsaved: (cause: unknown) => void
}

const NAME = 'changes.index'
const FORMAT = 1

/**
 * Spares a start the reading of every log, and clients the telling of what they know. It may be as old
 * as it likes: a room whose log has grown since is counted again and told as changed.
 */
export class ChangeIndex {
  private readonly serial = createSerial()
  /** The digest of what lies on the disk, once this run wrote it. */
  private saved: string | null = null

  private constructor(
    readonly changes: Changes,
    private readonly parts: IndexParts,
    /** As found at the start: still right for logs that were not touched since. */
    private readonly positions: ReadonlyMap<string, LogPosition>,
  ) {}

  /** Rejects with what the disk says. */
  static async open(parts: IndexParts): Promise<ChangeIndex> {
    const { store, disk, folder, runId } = parts
    const index = readIndex(await disk.read(join(folder, NAME)))
    const positions = await store.positions()
    const isUnchanged = (room: string): boolean =>
      isSame(index.rooms.get(room)?.position, positions.get(room))
    const records = new Map<string, number>()
    for (const room of positions.keys()) {
      const known = isUnchanged(room) ? index.rooms.get(room)?.upTo : undefined
      records.set(room, known ?? (await store.lastRecord(room)))
    }
    const changes = new Changes(nextRun({ index, records, isUnchanged, runId }))
    const opened = new ChangeIndex(changes, parts, positions)
    await opened.begin()
    return opened
  }

  /**
   * An index that does not know of this run would take what this run writes for what the last one told. If none can be
   * written, which a full disk must not keep a relay from starting for, there is none.
   */
  private async begin(): Promise<void> {
    const { disk, folder, onUnsaved } = this.parts
    try {
      await this.save()
    } catch (cause) {
      onUnsaved(cause)
      await disk.remove(join(folder, NAME))
      await disk.syncFolder(folder)
    }
  }

  /** Settles when the index is on the disk as it is now. */
  save(): Promise<void> {
    const { disk, folder } = this.parts
    return this.serial(async () => {
      const bytes = this.encode()
      const digest = createHash('sha256').update(bytes).digest('hex')
      if (digest === this.saved) return
      const draft = join(folder, `${NAME}.tmp`)
      await writeWhole(disk, draft, bytes)
      await disk.rename(draft, join(folder, NAME))
      await disk.syncFolder(folder)
      this.saved = digest
    })
  }

  private encode(): Uint8Array {
    const { runs, offset } = this.changes
    const rooms: [string, IndexedRoom][] = []
    for (const [room, change] of this.changes.rooms()) {
      const position = this.positionOf(room, change.upTo)
      if (position !== undefined) rooms.push([room, { ...change, position }])
    }
    const json = JSON.stringify({ format: FORMAT, runs, surplus: offset, rooms })
    return encodeRecord({ seq: 0, kind: recordKind.index, parts: [Buffer.from(json)] })
  }

  /** Left out between a commit and the note of it: the next start then counts the room anew. */
  private positionOf(room: string, upTo: number): LogPosition | undefined {
    const { store } = this.parts
    const position = store.position(room)
    if (position === null) return this.positions.get(room)
    return store.tail(room).upTo === upTo ? position : undefined
  }
}

function isSame(a: LogPosition | undefined, b: LogPosition | undefined): boolean {
  return a !== undefined && a.generation === b?.generation && a.bytes === b.bytes
}

/** One that is damaged or of another version counts as none. */
function readIndex(bytes: Uint8Array | null): Index {
  const [record] = bytes === null ? [] : scanLog(bytes).records
  const [json] = record?.kind === recordKind.index ? record.parts : []
  if (json === undefined) return NO_INDEX
  const { format, runs, surplus, rooms } = JSON.parse(Buffer.from(json).toString()) as {
    readonly format: number
    readonly runs: readonly Run[]
    readonly surplus: number
    readonly rooms: readonly (readonly [string, IndexedRoom])[]
  }
  return format === FORMAT ? { runs, offset: surplus, rooms: new Map(rooms) } : NO_INDEX
}
