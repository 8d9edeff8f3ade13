import { decodeBundle, encodeBundle } from '#shared/document/bundle'
import { isSetName, type SetName } from '#shared/domain/setName'
import type { Journal, JournalBatch, JournaledUpdate, JournalHead } from '#shared/ports/journal'
import { createSerial } from '../../sync-server/src/serial'
import { type Disk, nodeDisk } from '../../sync-server/src/store/disk'
import { FileUpdateStore } from '../../sync-server/src/store/fileUpdateStore'
import { asFault } from '../../sync-server/src/store/roomStore'
import { Manifest, type ManifestEntry } from './manifest'

/** What restore points know of a set, so that a log which has lost something is noticed. */
export interface KeptStates {
  /** By document: the number of its last batch, in the newest restore point of this epoch. */
  documents(set: SetName, epoch: number): Promise<Readonly<Record<string, number>>>
  /** Its content; empty when no restore point of this epoch can be read. */
  read(set: SetName, epoch: number): Promise<JournaledUpdate[]>
  sets(): Promise<SetName[]>
}

interface Log {
  readonly documents: Readonly<Record<string, number>>
  readonly isDamaged: boolean
}

/** A set's log as it was read at one moment: what a restore point is made of. */
export interface JournalContent {
  /** The log's name: another one after the set was deleted for good. */
  readonly log: string
  readonly updates: readonly (JournaledUpdate & { readonly last: number })[]
  /** The number of its last record. */
  readonly upTo: number
  readonly bytes: number
}

/**
 * The journal of one store: a log for each set, on the same record files as the relay's. One batch of a set is one
 * record and one fdatasync.
 */
export class StoreJournal implements Journal {
  private readonly logs = new Map<SetName, Promise<Log>>()
  private readonly queue = createSerial()
  /** Sets that were written since the app was opened. */
  private readonly written = new Set<SetName>()

  private constructor(
    private readonly files: FileUpdateStore,
    private readonly manifest: Manifest,
    private readonly kept: KeptStates,
  ) {}

  /** `app`: the version that runs. Rejects with StoreFault. */
  static async open(
    folder: string,
    kept: KeptStates,
    disk: Disk = nodeDisk,
    app: string | null = null,
  ): Promise<StoreJournal> {
    const manifest = await Manifest.open(disk, folder, app).catch((cause: unknown) => {
      throw asFault(cause)
    })
    return new StoreJournal(await FileUpdateStore.open(folder, disk, 'logs'), manifest, kept)
  }

  /** Whether the manifest is of another version of the app than `app`. */
  isOfOtherVersion(app: string): boolean {
    return this.manifest.isKnown && this.manifest.writtenBy !== app
  }

  /** From now on it is of the version that runs. */
  readonly claim = (): Promise<void> => this.serial(() => this.manifest.change(new Map()))

  /** After what is being written: a page that was loaded anew must not miss what the one before it sent. */
  readonly head = (set: SetName): Promise<JournalHead> => this.serial(() => this.headNow(set))

  private async headNow(set: SetName): Promise<JournalHead> {
    const epoch = await this.epochOf(set)
    const { documents } = this.manifest.entry(set)
    const [log, kept] = await Promise.all([this.log(set), this.kept.documents(set, epoch)])
    const bytes = this.files.position(logName(set, epoch))?.bytes ?? 0
    return { epoch, ...log, bytes, kept: this.isGone(set) ? {} : greatest(documents, kept) }
  }

  readonly read = async (set: SetName): Promise<JournaledUpdate[]> => {
    const { updates } = await this.content(set)
    return updates.map(({ document, update }) => ({ document, update }))
  }

  readonly content = async (set: SetName): Promise<JournalContent> => {
    const name = logName(set, await this.epochOf(set))
    const { records } = await this.files.records(name)
    const updates = records.flatMap(({ seq, parts }) =>
      parts.flatMap(decoded).map(({ last, ...one }) => ({ ...one, last: last === 0 ? seq : last })),
    )
    return {
      log: name,
      updates,
      upTo: records.at(-1)?.seq ?? 0,
      bytes: this.files.position(name)?.bytes ?? 0,
    }
  }

  readonly readRestorePoint = async (set: SetName): Promise<JournaledUpdate[]> =>
    this.isGone(set) ? [] : this.kept.read(set, await this.epochOf(set))

  readonly append = (batches: readonly JournalBatch[]): Promise<Readonly<Record<string, number>>> =>
    this.serial(async () => {
      await this.welcome(batches.map(({ set }) => set))
      const records: { document: string; update: Uint8Array }[] = []
      for (const { set, updates } of batches) {
        const bundle = encodeBundle(updates.map(one => ({ ...one, last: 0 })))
        records.push({ document: logName(set, await this.epochOf(set)), update: bundle })
      }
      await Promise.all(batches.map(({ set }) => this.log(set)))
      await this.files.append(records)
      return Object.fromEntries(
        batches.map(({ set, updates }, at) => {
          const last = this.files.tail(records[at]?.document ?? '').upTo
          this.note(
            set,
            updates.map(({ document }) => [document, last]),
          )
          return [set, last]
        }),
      )
    })

  readonly restart = (set: SetName, updates: readonly JournaledUpdate[]): Promise<number> =>
    this.serial(async () => {
      const head = await this.headNow(set)
      const name = logName(set, head.epoch)
      const upTo = Math.max(this.files.tail(name).upTo, ...Object.values(head.kept)) + 1
      await this.files.compact(name, encodeBundle(updates.map(one => ({ ...one, last: 0 }))), upTo)
      const documents = Object.fromEntries(updates.map(({ document }) => [document, upTo]))
      this.logs.set(set, Promise.resolve({ documents, isDamaged: false }))
      this.written.add(set)
      return upTo
    })

  /** A state in place of everything up to `content`; what was appended since stays behind it. */
  readonly compact = (set: SetName, state: Uint8Array, content: JournalContent): Promise<void> =>
    this.serial(async () => {
      const isGone = content.log !== logName(set, await this.epochOf(set))
      if (!isGone) await this.files.compact(content.log, state, content.upTo)
    })

  readonly remove = (sets: readonly SetName[]): Promise<void> =>
    this.serial(async () => {
      const gone = new Map<SetName, ManifestEntry>()
      const names: string[] = []
      for (const set of sets) {
        const epoch = await this.epochOf(set)
        names.push(logName(set, epoch))
        gone.set(set, { epoch: epoch + 1, isGone: true, documents: {} })
      }
      await this.manifest.change(gone)
      for (const set of sets) {
        this.logs.delete(set)
        this.written.delete(set)
      }
      for (const name of names) await this.files.remove(name)
    })

  readonly sets = async (): Promise<SetName[]> => {
    const logged = [...(await this.files.positions())].flatMap(([name, { generation }]) =>
      generation > 0 ? (setOfLog(name)?.set ?? []) : [],
    )
    const all = new Set([...logged, ...this.manifest.sets(), ...(await this.kept.sets())])
    return [...all].filter(set => !this.isGone(set)).sort()
  }

  /** What the logs hold is remembered, so that the next start notices when one has become shorter. */
  async close(): Promise<void> {
    await this.serial(async () => {
      const entries = new Map<SetName, ManifestEntry>()
      for (const set of this.written) {
        const { documents } = await this.log(set)
        entries.set(set, { ...this.manifest.entry(set), epoch: await this.epochOf(set), documents })
      }
      if (entries.size > 0) await this.manifest.change(entries)
    })
    await this.files.close()
  }

  /** One change after the other; what fails is a StoreFault. */
  private async serial<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await this.queue(task)
    } catch (cause) {
      throw asFault(cause)
    }
  }

  private isGone(set: SetName): boolean {
    return this.manifest.isGone(set)
  }

  /** One that comes back after it was deleted is a new one of the same name. */
  private async welcome(sets: readonly SetName[]): Promise<void> {
    const back = sets.filter(set => this.isGone(set))
    const unknown = this.manifest.isKnown ? [] : sets
    const entries = [...back, ...unknown].map(
      set => [set, { ...this.manifest.entry(set), isGone: false }] as const,
    )
    if (entries.length > 0) await this.manifest.change(new Map(entries))
  }

  private log(set: SetName): Promise<Log> {
    const known = this.logs.get(set)
    if (known !== undefined) return known
    const reading = this.scan(set)
    this.logs.set(set, reading)
    reading.catch(() => this.logs.delete(set)) // whoever asked is told; the next one reads again
    return reading
  }

  private async scan(set: SetName): Promise<Log> {
    const { records, damaged } = await this.files.records(logName(set, await this.epochOf(set)))
    const documents: Record<string, number> = {}
    let isDamaged = damaged.length > 0
    for (const { seq, parts } of records) {
      for (const part of parts) {
        const updates = decoded(part)
        isDamaged ||= updates.length === 0
        for (const { document, last } of updates) documents[document] = Math.max(last === 0 ? seq : last, 0)
      }
    }
    return { documents, isDamaged }
  }

  private note(set: SetName, numbers: readonly (readonly [document: string, last: number])[]): void {
    this.written.add(set)
    const before = this.logs.get(set)
    const after = before?.then(log => ({
      ...log,
      documents: { ...log.documents, ...Object.fromEntries(numbers) },
    }))
    if (after !== undefined) this.logs.set(set, after)
  }

  private epochs: Promise<ReadonlyMap<SetName, number>> | null = null

  /** A lost manifest is made good by the names of the logs. */
  private async epochOf(set: SetName): Promise<number> {
    this.epochs ??= this.loggedEpochs()
    return Math.max(this.manifest.entry(set).epoch, (await this.epochs).get(set) ?? 0)
  }

  private async loggedEpochs(): Promise<ReadonlyMap<SetName, number>> {
    const epochs = new Map<SetName, number>()
    for (const name of (await this.files.positions()).keys()) {
      const log = setOfLog(name)
      if (log !== null) epochs.set(log.set, Math.max(log.epoch, epochs.get(log.set) ?? 0))
    }
    return epochs
  }
}

function decoded(part: Uint8Array): ReturnType<typeof decodeBundle> {
  try {
    return decodeBundle(part)
  } catch {
    return [] // sound bytes that are no bundle were written wrong: counted as damage
  }
}

function greatest(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const all = { ...a }
  for (const [document, last] of Object.entries(b)) all[document] = Math.max(last, all[document] ?? 0)
  return all
}

function logName(set: SetName, epoch: number): string {
  return epoch === 0 ? set : `${set}~${epoch}`
}

function setOfLog(name: string): { readonly set: SetName; readonly epoch: number } | null {
  const [set = '', epoch = '0'] = name.split('~')
  return isSetName(set) && /^\d{1,9}$/.test(epoch) ? { set, epoch: Number(epoch) } : null
}
