import { join } from 'node:path'
import type { DiskState } from '#shared/contracts/ipc'
import type { JournalBatch } from '#shared/ports/journal'
import type { RestorePoint, RestorePointFailure, RestorePointReason } from '#shared/ports/restorePoints'
import { asFault, StoreFault } from '../../sync-server/src/store/roomStore'
import { type Disk, nodeDisk } from '../../sync-server/src/store/disk'
import type { Log } from '../log'
import { adoptBackup, bundleOfBackup, findBackups, type FoundBackup } from './backupFolder'
import { freeBytes, Reserve } from './reserve'
import { RestorePointFiles } from './restorePointFiles'
import { type MergeStates, RestorePoints } from './restorePoints'
import { SecondFolder } from './secondFolder'
import { StoreJournal } from './storeJournal'

export interface LocalStorageParts {
  /** Of the profile. */
  readonly folder: string
  /** Of the app. */
  readonly version: string
  readonly merge: MergeStates
  readonly now: () => number
  readonly log: Log
  /** Eight letters or digits. */
  readonly newId: () => string
  readonly disk?: Disk
}

/** A drive at the other end of a slow network holds up no quit for longer; the next start goes on. */
const MOST_COPYING_MS = 10_000

/** A restore point of the largest workspace takes a tenth of it. */
const MOST_MAKING_MS = 20_000

const [JOURNAL, RESTORE_POINTS] = ['journal', 'restore-points']

/** What the main process keeps of each store beside the window's storage. */
export class LocalStorage {
  private readonly disk: Disk
  private readonly journals = new Map<string, Promise<StoreJournal>>()
  private readonly points = new Map<string, RestorePoints>()
  /** Stores that may have been written since their newest restore point: who was killed made none. */
  private readonly changed = new Set<string>()
  private readonly failing = new Map<string, RestorePointFailure>()

  private readonly reserve: Reserve
  readonly secondFolder: SecondFolder
  private found: readonly FoundBackup[] = []
  /** What is being copied there now. */
  private copying: Promise<unknown> = Promise.resolve()

  constructor(private readonly parts: LocalStorageParts) {
    this.disk = parts.disk ?? nodeDisk
    this.reserve = new Reserve(this.disk, parts.folder)
    this.secondFolder = new SecondFolder({ ...parts, disk: this.disk })
  }

  readonly diskState = async (store: string): Promise<DiskState> => ({
    freeBytes: await freeBytes(this.parts.folder),
    restorePoints: this.failing.get(store) ?? null,
  })

  /** The reserve is there for the next time that the disk is full. */
  readonly keepReserve = (): Promise<void> => this.reserve.keep()

  /** All of it or nothing; on a full disk the reserve makes room, once. */
  readonly append = async (
    store: string,
    batches: readonly JournalBatch[],
  ): Promise<Readonly<Record<string, number>>> => {
    const journal = await this.journal(store)
    const numbers = await journal.append(batches).catch(async (fault: unknown) => {
      if (!(fault instanceof StoreFault && fault.reason === 'full') || !(await this.reserve.giveUp()))
        throw fault
      return journal.append(batches)
    })
    this.changed.add(store)
    return numbers
  }

  /** Rejects with StoreFault. */
  journal(store: string): Promise<StoreJournal> {
    const known = this.journals.get(store)
    if (known !== undefined) return known
    const { folder, version } = this.parts
    const opening = StoreJournal.open(
      join(folder, JOURNAL, store),
      this.restorePoints(store),
      this.disk,
      version,
    )
    this.journals.set(store, opening)
    opening.then(
      journal => {
        this.changed.add(store)
        if (journal.isOfOtherVersion(version)) void this.keepForUpdate(store, journal)
      },
      () => this.journals.delete(store), // whoever asked is told; the next one tries again
    )
    return opening
  }

  /** Nobody waits for it: the last quit kept nearly the same. */
  private async keepForUpdate(store: string, journal: StoreJournal): Promise<void> {
    try {
      await this.makeRestorePoint(store, 'update')
      await journal.claim()
    } catch (fault) {
      this.parts.log.fault('restorePoint.update', fault)
    }
  }

  restorePointsFolder(store: string): string {
    return join(this.parts.folder, RESTORE_POINTS, store)
  }

  restorePoints(store: string): RestorePoints {
    const { merge, now } = this.parts
    const files = this.restorePointFiles(store)
    const points = this.points.get(store) ?? new RestorePoints(files, merge, now)
    this.points.set(store, points)
    return points
  }

  private restorePointFiles(store: string): RestorePointFiles {
    return new RestorePointFiles(this.disk, this.restorePointsFolder(store))
  }

  /** What is there already is copied to it meanwhile. */
  async chooseSecondFolder(folder: string): Promise<void> {
    await this.secondFolder.choose(folder)
    for (const store of await this.stores()) this.copy(store)
  }

  /** What a folder from elsewhere holds; `adopt` takes one of those that were found last. */
  async findBackups(folder: string): Promise<readonly FoundBackup[]> {
    this.found = await findBackups(this.disk, folder)
    return this.found
  }

  /** As a store that is not there yet. Rejects when it can't be read any more. */
  async adopt(store: string, at: number): Promise<void> {
    const backup = this.found[at]
    if (backup === undefined || (await this.stores()).includes(store)) throw new Error('nothing to adopt')
    await adoptBackup(backup, this.restorePointFiles(store))
  }

  /** Every set of its newest restore point as one bundle; null when it can't be read any more. */
  async readBackup(at: number): Promise<Uint8Array | null> {
    const backup = this.found[at]
    return backup === undefined ? null : bundleOfBackup(backup)
  }

  private copy(store: string): void {
    this.copying = Promise.all([this.copying, this.secondFolder.copy(store, this.restorePointFiles(store))])
  }

  async makeRestorePoint(store: string, reason: RestorePointReason): Promise<RestorePoint | null> {
    this.changed.delete(store)
    const late = setTimeout(() => this.failed(store, 'hung'), MOST_MAKING_MS)
    try {
      const made = await this.restorePoints(store).make(await this.journal(store), reason)
      this.failing.delete(store)
      this.copy(store)
      return made
    } catch (fault) {
      this.changed.add(store)
      this.failed(store, asFault(fault).reason)
      throw fault
    } finally {
      clearTimeout(late)
    }
  }

  private failed(store: string, reason: RestorePointFailure['reason']): void {
    const { since = this.parts.now() } = this.failing.get(store) ?? {}
    this.failing.set(store, { since, reason })
  }

  /** Of every store that was written since its newest one. What fails is in the log, and is tried again next time. */
  async makeRestorePoints(reason: RestorePointReason): Promise<void> {
    for (const store of new Set(this.changed)) {
      await this.makeRestorePoint(store, reason).catch((fault: unknown) =>
        this.parts.log.fault('restorePoint', fault),
      )
    }
  }

  /** Stores of which a journal or restore points lie on this computer. */
  async stores(): Promise<string[]> {
    const folders = [JOURNAL, RESTORE_POINTS].map(name => join(this.parts.folder, name))
    const names = await Promise.all(folders.map(folder => this.disk.names(folder)))
    return [...new Set(names.flat())].filter(name => /^[0-9A-Za-z_-]{1,64}$/.test(name)).sort()
  }

  /** Settles when the second folder has what it can get, or is too slow to be waited for. */
  async copied(): Promise<void> {
    let stop: NodeJS.Timeout | undefined
    const late = new Promise(resolve => {
      stop = setTimeout(resolve, MOST_COPYING_MS)
    })
    await Promise.race([this.copying, late]).finally(() => clearTimeout(stop))
  }

  async close(): Promise<void> {
    await this.copied()
    const opened = await Promise.allSettled(this.journals.values())
    await Promise.all(opened.flatMap(one => (one.status === 'fulfilled' ? [one.value.close()] : [])))
  }
}
