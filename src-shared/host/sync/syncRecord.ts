import { type DocumentId, isDocumentId, WORKSPACE } from '../../domain/documentId'
import type { LocalFacts } from '../../ports/localFacts'
import type { Log } from '../../ports/log'

const KEY = 'backgroundSync'

/** What is written down: right whenever it was written, for all that it leaves open is in `pending`. */
interface Kept {
  readonly address: string
  /** What the relay had told up to. */
  readonly cursor: string | null
  readonly projects: readonly string[]
  readonly pending: readonly DocumentId[]
}

/**
 * What this computer knows to be in step with one relay, and what may not be. Written down with the
 * cursor, so that whatever is killed in between, the next start knows what to look at again.
 */
export interface SyncRecord {
  /** For the relay at this address; what was known of another relay says nothing here. */
  follow(address: string): void
  cursor(): string | null
  /** `null`: what comes after is not known to be all that changed. */
  moveTo(cursor: string | null): void
  /** What changed of these was told, or brought with all of them. */
  readonly projects: Set<string>
  /** Grows whenever what was brought before does not count any more. */
  readonly era: number
  /** Brought whole, if that began in this era. */
  enter(project: string, era: number): void
  /** Has to be brought whole. */
  leave(project: string): void
  /** May hold what the relay lacks, or lack what it holds. */
  pending(): readonly DocumentId[]
  /** Differs between two times that it was added. */
  mark(document: DocumentId): number
  add(document: DocumentId): void
  /** Unless it was added again after `mark`. */
  settle(document: DocumentId, mark: number): void
  /** It is being opened for editing. Settles when that is written down. */
  opened(document: DocumentId): Promise<void>
  /** Settles when what is known now is written down. */
  keep(): Promise<void>
}

export async function openSyncRecord({ facts, log }: RecordPorts): Promise<SyncRecord> {
  return new KeptRecord(facts, log, readKept(await facts.get(KEY)))
}

export interface RecordPorts {
  readonly facts: LocalFacts
  readonly log: Log
}

class KeptRecord implements SyncRecord {
  readonly projects: Set<string>
  private readonly marks = new Map<DocumentId, number>()
  era = 0
  private address: string
  private told: string | null
  private lastMark = 0
  private written: ReadonlySet<DocumentId>
  private writing: Promise<void> | null = null
  private isStale = false

  constructor(
    private readonly facts: LocalFacts,
    private readonly log: Log,
    kept: Kept,
  ) {
    this.address = kept.address
    this.told = kept.cursor
    this.projects = new Set(kept.projects)
    this.written = new Set(kept.pending)
    for (const document of kept.pending) this.add(document)
  }

  readonly follow = (address: string): void => {
    if (address === this.address) return
    this.address = address
    this.moveTo(null)
  }

  readonly cursor = (): string | null => this.told

  readonly moveTo = (cursor: string | null): void => {
    this.told = cursor
    if (cursor !== null) return
    this.projects.clear()
    this.era += 1
  }

  readonly enter = (project: string, era: number): void => {
    if (era === this.era) this.projects.add(project)
  }

  readonly leave = (project: string): void => {
    this.projects.delete(project)
    this.era += 1
  }

  readonly pending = (): readonly DocumentId[] => [...this.marks.keys()]

  readonly mark = (document: DocumentId): number => this.marks.get(document) ?? 0

  readonly add = (document: DocumentId): void => {
    this.lastMark += 1
    this.marks.set(document, this.lastMark)
  }

  readonly settle = (document: DocumentId, mark: number): void => {
    if (this.mark(document) === mark) this.marks.delete(document)
  }

  readonly opened = async (document: DocumentId): Promise<void> => {
    // Those two are open and follow the relay as long as the app runs: they are never brought in the background.
    if (document === WORKSPACE || document.startsWith('me.')) return
    this.add(document)
    // A write that is on its way may not hold it any more.
    if (this.writing !== null || !this.written.has(document)) await this.keep()
  }

  readonly keep = (): Promise<void> => {
    this.isStale = true
    this.writing ??= this.write().finally(() => {
      this.writing = null
    })
    return this.writing
  }

  /** One write at a time; what changes meanwhile goes into the next. */
  private async write(): Promise<void> {
    while (this.isStale) {
      await Promise.resolve() // documents that are opened in this turn go together
      this.isStale = false
      const pending = this.pending()
      const kept: Kept = { address: this.address, cursor: this.told, projects: [...this.projects], pending }
      try {
        await this.facts.put(KEY, kept)
        this.written = new Set(pending)
      } catch (fault) {
        // Edits go to the same storage, and the screen says when that refuses them.
        this.log.fault('backgroundSync.record', fault)
      }
    }
  }
}

function readKept(value: unknown): Kept {
  const raw = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof Kept, unknown>
  >
  const texts = (list: unknown): string[] =>
    Array.isArray(list) ? list.filter(one => typeof one === 'string') : []
  return {
    address: typeof raw.address === 'string' ? raw.address : '',
    cursor: typeof raw.cursor === 'string' ? raw.cursor : null,
    projects: typeof raw.cursor === 'string' ? texts(raw.projects) : [],
    pending: texts(raw.pending).filter(isDocumentId),
  }
}
