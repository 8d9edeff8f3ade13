import { join } from 'node:path'
import type { DamagedRow, StoredDocument, Tail } from './roomStore'
import { createSerial } from '../serial'
import { type Disk, type DiskFile, writeAt } from './disk'
import { baseName, fileName, generationsIn, type LogPosition } from './generation'
import { encodeRecord, LOG_HEADER, type LogRecord, recordKind, type Scan, scanLog } from './record'
import { type Cut, setAside } from './setAside'
import { grown, NO_TAIL, tailOf } from './tail'

/** What a log was before an append, to take it back. */
export interface Mark {
  readonly size: number
  readonly tail: Tail
}

export interface StoredRecords {
  readonly records: readonly LogRecord[]
  readonly damaged: readonly DamagedRow[]
  /** What was cut off its end when the log was opened: a write that did not finish, mostly. */
  readonly cut: readonly DamagedRow[]
}

interface Reading {
  readonly bytes: Uint8Array
  readonly scan: Scan
  readonly damaged: readonly DamagedRow[]
}

/**
 * One document's log: a folder with one file for each generation. A generation begins with the state
 * of the one before it; the one before is kept, the newest counts.
 *
 *   000001.log  000002.log  damaged/000001-4711.row
 *
 * Callers run one operation at a time through `serial`, except that `compact` lets appends pass
 * while it writes the state.
 */
export class RoomLog {
  readonly serial = createSerial()
  private readonly compacting = createSerial()
  private file: DiskFile | null = null
  private generation = 0
  private size = 0
  private known: Tail = NO_TAIL
  /** What was cut off when the log was opened: reported for as long as it is open. */
  private cut: readonly DamagedRow[] = []
  private broken = false

  private constructor(
    private readonly disk: Disk,
    private readonly folder: string,
  ) {}

  static async open(disk: Disk, folder: string): Promise<RoomLog> {
    const log = new RoomLog(disk, folder)
    const names = await disk.names(folder)
    for (const name of names) if (name.endsWith('.tmp')) await disk.remove(join(folder, name))
    const numbers = generationsIn(names)
    log.generation = Math.max(0, ...numbers)
    try {
      if (log.generation > 0) await log.recover()
      for (const number of numbers) if (number < log.generation - 1) await disk.remove(log.path(number))
    } catch (cause) {
      await log.close()
      throw cause
    }
    return log
  }

  get tail(): Tail {
    return this.known
  }

  /** It can't grow until its folder was synced and it was opened again. */
  get isBroken(): boolean {
    return this.broken
  }

  get position(): LogPosition {
    return { generation: this.generation, bytes: this.size }
  }

  get mark(): Mark {
    return { size: this.size, tail: this.known }
  }

  hasRows(): boolean {
    return this.known.updates > 0 || this.known.stateBytes > 0
  }

  async load(): Promise<StoredDocument> {
    const { records, damaged, cut } = await this.records()
    const updates = records.flatMap(record => record.parts)
    return { updates, upTo: this.known.upTo, damaged: [...damaged, ...cut] }
  }

  async records(): Promise<StoredRecords> {
    if (this.generation === 0) return { records: [], damaged: [], cut: [] }
    const { scan, damaged } = await this.read(this.generation, this.size)
    const [first] = scan.records
    const isWhole = damaged.length === 0 && (this.generation === 1 || first?.kind === recordKind.state)
    // Updates may come in any order and any number of times, so the older copy just fills the holes.
    const older = isWhole || this.generation === 1 ? null : await this.read(this.generation - 1)
    const records = [...(older?.scan.records ?? []), ...scan.records]
    return { records, damaged, cut: this.cut }
  }

  /** The newest generation goes last: killed before, the log is whole. */
  async remove(): Promise<void> {
    await this.close()
    const aside = join(this.folder, 'damaged')
    for (const name of await this.disk.names(aside)) await this.disk.remove(join(aside, name))
    for (const number of generationsIn(await this.disk.names(this.folder)).sort((a, b) => a - b))
      await this.disk.remove(this.path(number))
    if (this.generation > 0) await this.disk.syncFolder(this.folder)
    this.generation = 0
    this.size = 0
    this.known = NO_TAIL
  }

  /** All of `updates` or none. */
  async append(updates: readonly Uint8Array[]): Promise<void> {
    if (this.broken) throw new Error('the log can not be written before it is opened again')
    const before = this.mark
    const seq = before.tail.upTo + 1
    const record = encodeRecord({ seq, kind: recordKind.updates, parts: updates })
    const file = await this.openFile()
    const bytes = before.size === 0 ? Buffer.concat([LOG_HEADER, record]) : record
    try {
      await writeAt(file, bytes, before.size)
      await file.datasync()
    } catch (cause) {
      // Bytes that stay lie after the end, where the next append overwrites them.
      await this.revert(before).catch(() => undefined)
      throw cause
    }
    this.size = before.size + bytes.byteLength
    this.known = grown(before.tail, record.byteLength)
  }

  /** Takes appends back. */
  async revert({ size, tail }: Mark): Promise<void> {
    this.size = size
    this.known = tail
    if (this.generation === 0) return
    const file = await this.openFile()
    await file.truncate(size)
    await file.datasync()
  }

  /** Appends that come while the state is written are carried over. */
  compact(state: Uint8Array, upTo: number): Promise<void> {
    return this.compacting(async () => {
      const draft = join(this.folder, 'next.tmp')
      try {
        await this.disk.makeFolder(this.folder)
        const file = await this.disk.open(draft, 'w')
        await this.fill(file, { draft, state, upTo })
      } catch (cause) {
        if (!this.broken) await this.discard(draft)
        throw cause
      }
    })
  }

  async close(): Promise<void> {
    const { file } = this
    this.file = null
    await file?.close()
  }

  private async fill(
    file: DiskFile,
    plan: { draft: string; state: Uint8Array; upTo: number },
  ): Promise<void> {
    const record = encodeRecord({ seq: plan.upTo, kind: recordKind.state, parts: [plan.state] })
    const head = Buffer.concat([LOG_HEADER, record])
    try {
      await writeAt(file, head, 0)
      await file.datasync()
      await this.serial(() => this.change(file, { ...plan, headBytes: head.byteLength }))
    } finally {
      if (this.file !== file) await file.close()
    }
  }

  private async change(
    file: DiskFile,
    { draft, upTo, headBytes, state }: { draft: string; upTo: number; headBytes: number; state: Uint8Array },
  ): Promise<void> {
    const later = this.generation === 0 ? [] : (await this.read(this.generation, this.size)).scan.records
    const kept = later.filter(record => record.seq > upTo)
    const tail = Buffer.concat(kept.map(encodeRecord))
    await writeAt(file, tail, headBytes)
    await file.datasync()
    await this.disk.rename(draft, this.path(this.generation + 1))
    await this.makeLast()
    const old = this.file
    this.file = file
    this.generation += 1
    this.size = headBytes + tail.byteLength
    this.known = {
      upTo: Math.max(upTo, this.known.upTo),
      updates: kept.length,
      bytes: tail.byteLength,
      stateBytes: state.byteLength,
    }
    await old?.close()
    await this.disk.remove(this.path(this.generation - 2))
  }

  /** After a rename that may not last, either name may be the newest after a power cut: neither can grow. */
  private async makeLast(): Promise<void> {
    try {
      await this.disk.syncFolder(this.folder)
    } catch (cause) {
      this.broken = true
      throw cause
    }
  }

  private async discard(draft: string): Promise<void> {
    // The next opening removes drafts too; the fault that led here is the one to tell.
    await this.disk.remove(draft).catch(() => undefined)
  }

  private async recover(): Promise<void> {
    const { scan, bytes } = await this.read(this.generation)
    if (scan.end < bytes.byteLength) {
      const span = { offset: scan.end, end: bytes.byteLength, reason: 'unreadable' } as const
      this.cut = [await this.setAside(this.generation, { span, bytes })]
      const file = await this.openFile()
      await file.truncate(scan.end)
      await file.datasync()
    }
    this.size = scan.end
    this.known = tailOf(scan)
  }

  /** Bytes after `size` were never acknowledged: an append that failed and could not be taken back. */
  private async read(generation: number, size?: number): Promise<Reading> {
    const bytes = ((await this.disk.read(this.path(generation))) ?? new Uint8Array()).subarray(0, size)
    const scan = scanLog(bytes)
    const damaged: DamagedRow[] = []
    for (const span of scan.damaged) damaged.push(await this.setAside(generation, { span, bytes }))
    return { bytes, scan, damaged }
  }

  private setAside(generation: number, cut: Cut): Promise<DamagedRow> {
    return setAside(this.disk, join(this.folder, 'damaged'), { ...cut, prefix: baseName(generation) })
  }

  private async openFile(): Promise<DiskFile> {
    this.file ??=
      this.generation > 0 ? await this.disk.open(this.path(this.generation), 'r+') : await this.begin()
    return this.file
  }

  private async begin(): Promise<DiskFile> {
    await this.disk.makeFolder(this.folder)
    const file = await this.disk.open(this.path(1), 'w')
    try {
      await this.disk.syncFolder(this.folder)
    } catch (cause) {
      await file.close()
      throw cause
    }
    this.generation = 1
    return file
  }

  private path(generation: number): string {
    return join(this.folder, fileName(generation))
  }
}
