import type { DocumentId } from '../../domain/documentId'
import { isSetName, type SetName, setOf } from '../../domain/setName'
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
import { mergeCopies, readOuterCopies, UNJOURNALED } from './mergeCopies'
import { ReplaceableCopy } from './replaceableCopy'
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
  private readonly copy: ReplaceableCopy
  private readonly compared = new Map<SetName, Promise<JournalHead>>()
  private readonly merged = new Set<SetName>()
  /** Updates that the working copy has already, since the journal refused them at first. */
  private unjournaled = new WeakSet<Uint8Array>()
  /** Appends whose sets are compared, and which the working copy may not be following yet. */
  private readonly writing = new Set<Promise<unknown>>()
  private isClosed = false

  constructor(private readonly parts: KeptStoreParts) {
    this.copy = new ReplaceableCopy(parts.working, parts.log, () => {
      this.unjournaled = new WeakSet()
      this.compared.clear()
      parts.health.change({ workingCopy: 'lost' })
    })
  }

  readonly load = async (document: DocumentId): Promise<StoredDocument> => {
    this.insistOpen()
    await this.copy.idle()
    const set = setOf(document)
    const early = this.compared.has(set) ? null : this.read(document)
    const head = await this.compare(set).catch(() => null) // told by the health: the working copy is all there is
    const first = await early
    const loaded = first === null || this.merged.has(set) ? await this.read(document) : first
    if (head === null || isWhole(loaded)) return loaded
    await this.compare(set, 'apart')
    return { ...(await this.read(document)), damaged: [] }
  }

  readonly append = async (batch: readonly StoredUpdate[]): Promise<void> => {
    this.insistOpen()
    if (batch.length === 0) return
    const sets = [...new Set(batch.map(({ document }) => setOf(document)))]
    let heads: Heads = new Map()
    try {
      heads = await this.compareAll(sets)
      const writing = this.write(batch, heads)
      this.writing.add(writing)
      await writing.finally(() => this.writing.delete(writing))
    } catch (fault) {
      this.keepUnjournaled(batch, heads)
      throw fault
    }
  }

  readonly compact = async (document: DocumentId, state: Uint8Array, upTo: number): Promise<void> => {
    this.insistOpen()
    await this.copy.inTurn(async () => {
      // Rows in memory have numbers of their own.
      if (!this.copy.isLost) await this.copy.now.compact(document, state, upTo)
    })
  }

  /** Also of sets that the working copy has lost and nobody has opened since. */
  readonly list = async (): Promise<DocumentId[]> => {
    this.insistOpen()
    await this.copy.idle()
    const stored = await this.copy.use(working => working.list())
    const known = new Set(stored.map(setOf))
    const lost = (await this.journaledSets().catch(() => [])).filter(set => !known.has(set))
    if (lost.length === 0) return stored
    await Promise.all(lost.map(set => this.compare(set).catch(() => null)))
    return this.copy.use(working => working.list())
  }

  readonly remove = async (documents: readonly DocumentId[]): Promise<void> => {
    this.insistOpen()
    await this.copy.idle()
    const sets = [...new Set(documents.map(setOf))]
    await this.parts.journal.remove(sets)
    for (const set of sets) this.compared.delete(set)
    await this.copy.inTurn(() => this.copy.use(working => working.remove(documents)))
  }

  readonly idle = (): Promise<void> => this.copy.idle()

  readonly mergeAll = async (): Promise<void> => {
    await this.copy.idle()
    const stored = await this.copy.use(working => working.list())
    const sets = [...new Set([...stored.map(setOf).filter(isSetName), ...(await this.journaledSets())])]
    // One that can't be compared keeps no other one from it.
    const compared: PromiseSettledResult<unknown>[] = []
    for (const set of sets) compared.push(...(await Promise.allSettled([this.compare(set)])))
    // Rows without a mark are from before there was a journal.
    for (const document of stored) {
      const { mark } = await this.read(document)
      if (mark === null) await this.load(document)
    }
    const failed = compared.find(one => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  readonly close = async (): Promise<void> => {
    this.isClosed = true
    await this.copy.close()
  }

  /** Facts are no documents: `openKeptFacts` puts their copies together. */
  private async journaledSets(): Promise<SetName[]> {
    return (await this.parts.journal.sets()).filter(set => set !== 'facts')
  }

  /** Into the journal, and in the working copy's queue before anything else can happen. */
  private async write(batch: readonly StoredUpdate[], heads: Heads): Promise<void> {
    const working = this.copy.now
    const bySet = [...heads.keys()].map(set => ({
      set,
      updates: batch.filter(({ document }) => setOf(document) === set),
    }))
    const numbers = await this.toJournal(() => this.parts.journal.append(bySet))
    const markOf = (document: DocumentId): BatchMark => {
      const set = setOf(document)
      return { epoch: heads.get(set)?.epoch ?? 0, last: numbers[set] ?? UNJOURNALED }
    }
    this.copy.follow(async () => {
      // A set that was put together in memory meanwhile may lack it, which no mark may hide.
      if (working !== this.copy.now) for (const set of heads.keys()) this.compared.delete(set)
      else await this.appendToWorking(batch, markOf)
    })
  }

  /** What the journal refused is in the working copy alone: also in memory, where that takes its place. */
  private keepUnjournaled(batch: readonly StoredUpdate[], heads: Heads): void {
    const keep = async (): Promise<void> => {
      const epochs = new Map<SetName, number>()
      for (const set of new Set(batch.map(({ document }) => setOf(document)))) {
        // Under an older one it would be taken for what was deleted for good.
        const marked = (await this.copy.now.marks(set)).map(({ epoch }) => epoch)
        epochs.set(set, Math.max(heads.get(set)?.epoch ?? 0, ...marked))
      }
      const markOf = (document: DocumentId): BatchMark => ({
        epoch: epochs.get(setOf(document)) ?? 0,
        last: UNJOURNALED,
      })
      await this.appendToWorking(batch, markOf)
      for (const { update } of batch) this.unjournaled.add(update)
    }
    this.copy.follow(() =>
      keep().catch((fault: unknown) => {
        this.copy.lose(fault)
        return keep()
      }),
    )
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

  /** What it has already is only marked anew. */
  private appendToWorking(
    batch: readonly StoredUpdate[],
    markOf: (document: DocumentId) => BatchMark,
  ): Promise<void> {
    const rows = batch.filter(({ update }) => !this.unjournaled.has(update))
    return this.copy.now.append(rows, new Map(batch.map(({ document }) => [document, markOf(document)])))
  }

  /** All of them at one moment: one may be compared again while others still are. */
  private async compareAll(sets: readonly SetName[]): Promise<Heads> {
    for (;;) {
      const comparing = new Map(sets.map(set => [set, this.compare(set)]))
      const heads = new Map<SetName, JournalHead>()
      for (const [set, head] of comparing) heads.set(set, await head)
      if (sets.every(set => this.compared.get(set) === comparing.get(set))) return heads
    }
  }

  /** Once, and once more where the working copy turns out to stand `apart`. Appends to the set wait for it. */
  private compare(set: SetName, standing?: 'apart'): Promise<JournalHead> {
    const known = this.compared.get(set)
    if (known !== undefined && standing === undefined) return known
    const comparing = (known ?? Promise.resolve()).then(() => this.comparison(set, standing))
    this.compared.set(set, comparing)
    comparing.catch(() => {
      // Whoever asked is told; the next one compares again.
      if (this.compared.get(set) === comparing) this.compared.delete(set)
    })
    return comparing
  }

  private async comparison(set: SetName, known?: Standing): Promise<JournalHead> {
    // What was on its way already would be in one copy of two, and be replaced in the other.
    await Promise.allSettled(this.writing)
    await this.copy.idle()
    const { journal } = this.parts
    const [head, marks] = await Promise.all([
      this.toJournal(() => journal.head(set)),
      this.copy.use(working => working.marks(set)),
    ])
    const standing = known ?? standingOf(head, marks)
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
    const damage = await this.copy.inTurn(() =>
      this.copy.use(working => mergeCopies(working, journal, outer, onFault)),
    )
    this.merged.add(set)
    log.note('storage.merged', { set: word(set), standing: word(standing), damage: word(damage) })
    if (damage !== 'none') health.repaired(set)
  }

  private read(document: DocumentId): Promise<MarkedDocument> {
    return this.copy.use(working => working.load(document))
  }

  private insistOpen(): void {
    if (this.isClosed) throw new StoreFault('closed')
  }
}

/** The heads of the sets that a batch writes to, as they were compared. */
type Heads = ReadonlyMap<SetName, JournalHead>

/** Whether the rows are those that its mark counts, and all of them sound. */
function isWhole({ damaged, mark, rows, updates }: MarkedDocument): boolean {
  if (damaged.length > 0) return false
  return mark === null ? updates.length === 0 : mark.rows === rows
}
