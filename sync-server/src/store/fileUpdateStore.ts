import { join } from 'node:path'
import {
  asFault,
  type RoomStore,
  StoreFault,
  type StoredDocument,
  type StoredUpdate,
  type Tail,
} from './roomStore'
import { createSerial } from '../serial'
import { BatchJournal, type BatchShare, byDocument } from './batchJournal'
import { type Disk, nodeDisk } from './disk'
import { documentOf, folderNameOf } from './folderName'
import { type LogPosition, positionIn } from './generation'
import { type Mark, RoomLog, type StoredRecords } from './roomLog'
import { NO_TAIL } from './tail'

/** Logs that keep their file open. */
const OPEN_FILES = 256
/**
 * An UpdateStore of plain files: one checksummed log for each document. Only one process may use a
 * folder; see `lockFolder`.
 */
export class FileUpdateStore implements RoomStore {
  private readonly opening = new Map<string, Promise<RoomLog>>()
  private readonly opened = new Map<string, RoomLog>()
  private readonly warm = new Set<RoomLog>()
  /** Documents of which the folder could not be synced after a rename. */
  private readonly unlasting = new Set<string>()
  private readonly journal: BatchJournal
  private readonly batches = createSerial()
  private readonly active = new Set<Promise<unknown>>()
  private isClosed = false
  /** A batch was half taken back: what is right is in the journal, for the next start to make good. */
  private isHalf = false

  private readonly logs: string

  private constructor(
    private readonly disk: Disk,
    folder: string,
    logsIn: string,
  ) {
    this.journal = new BatchJournal(disk, folder)
    this.logs = join(folder, logsIn)
  }

  /** Makes the folder if there is none; its logs lie in `logsIn`. Rejects with `cannotOpen`. */
  static async open(folder: string, disk: Disk = nodeDisk, logsIn = 'rooms'): Promise<FileUpdateStore> {
    const store = new FileUpdateStore(disk, folder, logsIn)
    try {
      await disk.makeFolder(store.logs)
      await store.makeGood()
    } catch (cause) {
      await store.close()
      throw new StoreFault('cannotOpen', cause)
    }
    return store
  }

  load(document: string): Promise<StoredDocument> {
    return this.during(async () => {
      const log = await this.logOf(document)
      return log.serial(() => log.load())
    })
  }

  /** Every sound record, with its number. */
  records(document: string): Promise<StoredRecords> {
    return this.during(async () => {
      const log = await this.logOf(document)
      return log.serial(() => log.records())
    })
  }

  append(batch: readonly StoredUpdate[]): Promise<void> {
    return this.during(async () => {
      const shares = byDocument(batch)
      if (shares.size > 1) return this.batches(() => this.appendTogether(shares))
      for (const [document, updates] of shares) {
        const log = await this.logOf(document)
        await log.serial(() => log.append(updates))
        await this.keepWarm(log)
      }
    })
  }

  compact(document: string, state: Uint8Array, upTo: number): Promise<void> {
    return this.during(async () => {
      const log = await this.logOf(document)
      await log.compact(state, upTo)
      await this.keepWarm(log)
    })
  }

  /** Reads every log once. */
  list(): Promise<string[]> {
    return this.during(async () => {
      const documents: string[] = []
      for (const name of await this.disk.names(this.logs)) {
        const document = documentOf(name)
        if (document !== null && (await this.logOf(document)).hasRows()) documents.push(document)
      }
      return documents
    })
  }

  /** Nothing of it is left, nor set aside of it. */
  remove(document: string): Promise<void> {
    return this.during(() =>
      this.batches(async () => {
        // The last batch is in its logs; the next start would write its part of this one again.
        await this.journal.clear()
        const log = await this.logOf(document)
        await log.serial(() => log.remove())
        this.warm.delete(log)
        this.opened.delete(document)
        this.opening.delete(document)
      }),
    )
  }

  /** Where each log ends, without reading one. */
  positions(): Promise<Map<string, LogPosition>> {
    return this.during(async () => {
      const positions = new Map<string, LogPosition>()
      for (const name of await this.disk.names(this.logs)) {
        const document = documentOf(name)
        if (document === null) continue
        positions.set(document, await positionIn(this.disk, join(this.logs, name)))
      }
      return positions
    })
  }

  /** null for a log that was not read or written since the store was opened. */
  position(document: string): LogPosition | null {
    return this.opened.get(document)?.position ?? null
  }

  /** The number of a log's last record; reads the log once. */
  lastRecord(document: string): Promise<number> {
    return this.during(async () => (await this.logOf(document)).tail.upTo)
  }

  tail(document: string): Tail {
    return this.opened.get(document)?.tail ?? NO_TAIL
  }

  async close(): Promise<void> {
    this.isClosed = true
    await Promise.allSettled(this.active)
    await Promise.all([...this.opened.values()].map(log => log.close()))
  }

  private async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.isClosed) throw new StoreFault('closed')
    if (this.isHalf) throw new StoreFault('failed')
    const running = work()
    this.active.add(running)
    try {
      return await running
    } catch (cause) {
      throw asFault(cause)
    } finally {
      this.active.delete(running)
    }
  }

  private logOf(document: string): Promise<RoomLog> {
    const known = this.opening.get(document)
    const log = this.opened.get(document)
    if (known !== undefined && log?.isBroken !== true) return known
    if (log !== undefined) {
      this.unlasting.add(document)
      this.opened.delete(document)
      this.warm.delete(log)
    }
    const opening = this.openLog(document, log)
    this.opening.set(document, opening)
    opening.then(
      opened => this.opened.set(document, opened),
      // Whoever waits for it is told; the next one tries again.
      () => this.opening.delete(document),
    )
    return opening
  }

  /** A log whose newest name may not last is opened once it does: only then can it grow. */
  private async openLog(document: string, broken: RoomLog | undefined): Promise<RoomLog> {
    const folder = join(this.logs, folderNameOf(document))
    await broken?.serial(() => broken.close())
    if (this.unlasting.has(document)) await this.disk.syncFolder(folder)
    this.unlasting.delete(document)
    return RoomLog.open(this.disk, folder)
  }

  private async keepWarm(log: RoomLog): Promise<void> {
    this.warm.delete(log)
    this.warm.add(log)
    const [coldest] = this.warm
    if (this.warm.size <= OPEN_FILES || coldest === undefined) return
    this.warm.delete(coldest)
    await coldest.serial(() => coldest.close())
  }

  private async appendTogether(shares: ReadonlyMap<string, readonly Uint8Array[]>): Promise<void> {
    const logs = new Map<string, RoomLog>()
    for (const document of shares.keys()) logs.set(document, await this.logOf(document))
    await holdAll([...logs.values()], async () => {
      const plan = [...shares].map(([document, updates]): BatchShare & { log: RoomLog } => {
        const log = logs.get(document) as RoomLog
        return { document, updates, seq: log.tail.upTo + 1, log }
      })
      const marks = plan.map(({ log }) => ({ log, mark: log.mark }))
      try {
        await this.journal.write(plan)
        for (const { log, updates } of plan) await log.append(updates)
      } catch (cause) {
        await this.takeBack(marks)
        throw cause
      }
    })
    for (const log of logs.values()) await this.keepWarm(log)
  }

  private async takeBack(marks: readonly { log: RoomLog; mark: Mark }[]): Promise<void> {
    try {
      for (const { log, mark } of marks) await log.revert(mark)
      await this.journal.clear()
    } catch (cause) {
      this.isHalf = true
      throw cause
    }
  }

  /** Does again what the journal says and a log lacks: mostly nothing, for the last batch stays in it. */
  private async makeGood(): Promise<void> {
    const shares = await this.journal.read()
    if (shares === null) return
    for (const { document, seq, updates } of shares) {
      const log = await this.logOf(document)
      if (log.tail.upTo < seq) await log.append(updates)
    }
  }
}

/** No other task of these logs runs meanwhile. Callers come one at a time, so they can't wait for each other. */
function holdAll<T>(logs: readonly RoomLog[], task: () => Promise<T>): Promise<T> {
  const [first, ...rest] = logs
  return first === undefined ? task() : first.serial(() => holdAll(rest, task))
}
