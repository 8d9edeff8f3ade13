import type { DocumentId } from '../../domain/documentId'
import { type SetName, setOf } from '../../domain/setName'
import type { Journal, JournalHead } from '../../ports/journal'
import { type Log, word } from '../../ports/log'
import {
  type LocalUpdateStore,
  type StoredDocument,
  type StoredUpdate,
  StoreFault,
} from '../../ports/updateStore'
import type { BatchMark, MarkedDocument, WorkingCopy } from '../../ports/workingCopy'
import { type Standing, standingOf } from './compareCopies'
import { memoryWorkingCopy } from './memoryWorkingCopy'
import { mergeCopies, readOuterCopies, UNJOURNALED } from './mergeCopies'
import type { StorageHealth } from './storageHealth'

export interface KeptStoreParts {
  readonly working: WorkingCopy
  readonly journal: Journal
  readonly health: StorageHealth
  readonly log: Log
}

/** A store that keeps everything at least twice, and merges what its copies hold before a document is opened. */
export interface KeptStore extends LocalUpdateStore {
  /** Compares the copies of every set, also of those that nobody opens. Rejects with StoreFault. */
  mergeAll(): Promise<void>
}

export function openKeptStore(parts: KeptStoreParts): KeptStore {
  return new CopiesOfOneStore(parts)
}

/**
 * Journal first: what is appended is durable once the journal has it, and the working copy follows. Opening a
 * document compares the marks of its set with the journal; only where they differ are contents read and merged.
 */
class CopiesOfOneStore implements KeptStore {
  private working: WorkingCopy
  private readonly compared = new Map<SetName, Promise<JournalHead>>()
  private readonly merged = new Set<SetName>()
  /** What the working copy is still to get: it never holds up the journal. */
  private following: Promise<void> = Promise.resolve()
  /** Updates that the working copy has already, since the journal refused them at first. */
  private readonly unjournaled = new WeakSet<Uint8Array>()
  private isClosed = false

  constructor(private readonly parts: KeptStoreParts) {
    this.working = parts.working
  }

  readonly load = async (document: DocumentId): Promise<StoredDocument> => {
    this.insistOpen()
    await this.following
    const set = setOf(document)
    const early = this.compared.has(set) ? null : this.read(document)
    const head = await this.compare(set).catch(() => null) // told by the health: the working copy is all there is
    const first = await early
    const loaded = first === null || this.merged.has(set) ? await this.read(document) : first
    if (head === null || isWhole(loaded)) return loaded
    await this.merge(set, head, 'apart')
    return { ...(await this.read(document)), damaged: [] }
  }

  readonly append = async (batch: readonly StoredUpdate[]): Promise<void> => {
    this.insistOpen()
    if (batch.length === 0) return
    const sets = [...new Set(batch.map(({ document }) => setOf(document)))]
    const markOf = await this.journaled(sets, batch).catch((fault: unknown) => {
      this.follow(batch, () => ({ epoch: 0, last: UNJOURNALED }))
      for (const { update } of batch) this.unjournaled.add(update)
      throw fault
    })
    this.follow(batch, markOf)
  }

  readonly compact = async (document: DocumentId, state: Uint8Array, upTo: number): Promise<void> => {
    this.insistOpen()
    await this.inTurn(() => this.working.compact(document, state, upTo))
  }

  /** Also of sets that the working copy has lost and nobody has opened since. */
  readonly list = async (): Promise<DocumentId[]> => {
    this.insistOpen()
    await this.following
    const stored = await this.withWorking(working => working.list())
    const known = new Set(stored.map(setOf))
    const lost = (await this.parts.journal.sets().catch(() => [])).filter(
      set => !known.has(set) && set !== 'facts',
    )
    if (lost.length === 0) return stored
    await Promise.all(lost.map(set => this.compare(set).catch(() => null)))
    return this.withWorking(working => working.list())
  }

  readonly remove = async (documents: readonly DocumentId[]): Promise<void> => {
    this.insistOpen()
    await this.following
    const sets = [...new Set(documents.map(setOf))]
    await this.parts.journal.remove(sets)
    for (const set of sets) this.compared.delete(set)
    await this.inTurn(() => this.withWorking(working => working.remove(documents)))
  }

  readonly idle = (): Promise<void> => this.following

  readonly mergeAll = async (): Promise<void> => {
    await this.following
    const stored = await this.withWorking(working => working.list())
    for (const set of new Set([...stored.map(setOf), ...(await this.parts.journal.sets())]))
      await this.compare(set)
    // Rows without a mark are from before there was a journal.
    for (const document of stored) {
      const { mark } = await this.read(document)
      if (mark === null) await this.load(document)
    }
  }

  readonly close = async (): Promise<void> => {
    this.isClosed = true
    await this.following
    await this.working.close()
  }

  /** The numbers that the journal gave what it took. */
  private async journaled(
    sets: readonly SetName[],
    batch: readonly StoredUpdate[],
  ): Promise<(document: DocumentId) => BatchMark> {
    const heads = new Map<SetName, JournalHead>()
    for (const set of sets) heads.set(set, await this.compare(set))
    const bySet = sets.map(set => ({ set, updates: batch.filter(({ document }) => setOf(document) === set) }))
    const numbers = await this.toJournal(() => this.parts.journal.append(bySet))
    return document => {
      const set = setOf(document)
      return { epoch: heads.get(set)?.epoch ?? 0, last: numbers[set] ?? UNJOURNALED }
    }
  }

  private async toJournal<T>(work: () => Promise<T>): Promise<T> {
    try {
      const answer = await work()
      this.parts.health.change({ journal: 'good' })
      return answer
    } catch (fault) {
      this.parts.health.change({ journal: 'failed' })
      throw fault
    }
  }

  /** The working copy gets it after all that it is still to get; what it has already is only marked anew. */
  private follow(batch: readonly StoredUpdate[], markOf: (document: DocumentId) => BatchMark): void {
    const rows = batch.filter(({ update }) => !this.unjournaled.has(update))
    const marks = new Map(batch.map(({ document }) => [document, markOf(document)]))
    void this.inTurn(() => this.working.append(rows, marks)).catch((fault: unknown) =>
      this.loseWorkingCopy(fault),
    )
  }

  /** One change of the working copy after the other: what a merge puts in place must not lose what came meanwhile. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.following.then(work)
    this.following = run.then(
      () => undefined,
      () => undefined,
    )
    return run
  }

  private compare(set: SetName): Promise<JournalHead> {
    const known = this.compared.get(set)
    if (known !== undefined) return known
    const comparing = this.comparison(set)
    this.compared.set(set, comparing)
    comparing.catch(() => this.compared.delete(set)) // whoever asked is told; the next one compares again
    return comparing
  }

  private async comparison(set: SetName): Promise<JournalHead> {
    const { journal } = this.parts
    const [head, marks] = await Promise.all([
      this.toJournal(() => journal.head(set)),
      this.withWorking(working => working.marks(set)),
    ])
    const standing = standingOf(head, marks)
    if (standing === 'same') return head
    await this.merge(set, head, standing)
    return head
  }

  private async merge(set: SetName, head: JournalHead, standing: Standing): Promise<void> {
    const { journal, log, health } = this.parts
    const outer = await readOuterCopies(journal, { set, head, standing })
    const onFault = (fault: unknown): void => {
      log.fault('storage.journal', fault)
      health.change({ journal: 'failed' })
    }
    const damage = await this.inTurn(() =>
      this.withWorking(working => mergeCopies(working, journal, outer, onFault)),
    )
    this.merged.add(set)
    log.note('storage.merged', { set: word(set), standing: word(standing), damage: word(damage) })
    if (damage !== 'none') health.repaired(set)
  }

  private read(document: DocumentId): Promise<MarkedDocument> {
    return this.withWorking(working => working.load(document))
  }

  /** Once more with the storage opened anew, and then in memory: the journal holds all that was saved. */
  private async withWorking<T>(work: (working: WorkingCopy) => Promise<T>): Promise<T> {
    const { working } = this
    try {
      return await work(working)
    } catch (fault) {
      if (!(fault instanceof StoreFault) || this.isClosed) throw fault
      this.parts.log.fault('storage.workingCopy', fault)
      if (fault.reason !== 'hung' && working === this.working) {
        try {
          await working.reopen()
          return await work(working)
        } catch (again) {
          this.loseWorkingCopy(again)
        }
      }
      this.loseWorkingCopy(fault)
      return work(this.working)
    }
  }

  private loseWorkingCopy(fault: unknown): void {
    if (this.working !== this.parts.working) return
    this.parts.log.fault('storage.workingCopyLost', fault)
    this.working = memoryWorkingCopy()
    this.compared.clear()
    this.parts.health.change({ workingCopy: 'lost' })
  }

  private insistOpen(): void {
    if (this.isClosed) throw new StoreFault('closed')
  }
}

/** Whether the rows are those that its mark counts, and all of them sound. */
function isWhole({ damaged, mark, rows, updates }: MarkedDocument): boolean {
  if (damaged.length > 0) return false
  return mark === null ? updates.length === 0 : mark.rows === rows
}
