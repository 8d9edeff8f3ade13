import { type DocumentId, isDocumentId, planOf, WORKSPACE } from '../../domain/documentId'
import type { LocalFacts } from '../../ports/localFacts'
import type { Log } from '../../ports/log'

const KEY = 'backgroundSync'

/** What is saved: right whenever it was saved, for all that it leaves open is in `pending`. */
interface Kept {
  readonly address: string
  /** What the relay had told up to. */
  readonly cursor: string | null
  readonly projects: readonly string[]
  readonly pending: readonly DocumentId[]
}

/** Beyond that nothing of this kind was written by this app. */
const MOST_KEPT = 100_000
/** Cursors are shorter; what else is wrong with one the relay says. */
const CURSOR_LENGTH = 100

/**
 * What this computer knows to be in step with one relay, and what may not be. Saved together with the
 * cursor, so that whatever is killed in between, the next start knows what to look at again.
 */
export interface SyncRecord {
  /** For the relay at this address; what was known of another relay says nothing here. */
  useRelay(address: string): void
  cursor(): string | null
  /** `null`: what comes after is not known to be all that changed. */
  setCursor(cursor: string | null): void
  /** Whether what changed of this project was told, or brought with all of it. */
  isSynced(project: string): boolean
  /** All of it is being brought, one project at a time. */
  beginProject(project: string): void
  /** It is synced, unless it was invalidated since it began. */
  completeProject(project: string): void
  /** All of it has to be brought. */
  invalidateProject(project: string): void
  invalidateProjects(): void
  /** May hold what the relay lacks, or lack what it holds. */
  pending(): readonly DocumentId[]
  /** Differs between two times that it was added. */
  pendingVersion(document: DocumentId): number
  addPending(document: DocumentId): void
  /** Unless it was added again after `version`. */
  removePending(document: DocumentId, version: number): void
  /** It is being opened for editing. Settles when that is saved. */
  documentOpened(document: DocumentId): Promise<void>
  /** Settles when what is known now is saved. */
  save(): Promise<void>
}

export async function openSyncRecord({ facts, log }: RecordPorts): Promise<SyncRecord> {
  return new SavedRecord(facts, log, readKept(await facts.get(KEY)))
}

export interface RecordPorts {
  readonly facts: LocalFacts
  readonly log: Log
}

class SavedRecord implements SyncRecord {
  private readonly projects: Set<string>
  private readonly versions = new Map<DocumentId, number>()
  private inProgress: string | null = null
  private address: string
  private lastCursor: string | null
  private lastVersion = 0
  private savedPending: ReadonlySet<DocumentId>
  private saving: Promise<void> | null = null
  private isStale = false

  constructor(
    private readonly facts: LocalFacts,
    private readonly log: Log,
    kept: Kept,
  ) {
    this.address = kept.address
    this.lastCursor = kept.cursor
    this.projects = new Set(kept.projects)
    this.savedPending = new Set(kept.pending)
    for (const document of kept.pending) this.addPending(document)
  }

  readonly useRelay = (address: string): void => {
    if (address === this.address) return
    this.address = address
    this.setCursor(null)
  }

  readonly cursor = (): string | null => this.lastCursor

  readonly setCursor = (cursor: string | null): void => {
    this.lastCursor = cursor
    if (cursor === null) this.invalidateProjects()
  }

  readonly isSynced = (project: string): boolean => this.projects.has(project)

  readonly beginProject = (project: string): void => {
    this.inProgress = project
  }

  readonly completeProject = (project: string): void => {
    if (this.inProgress === project) this.projects.add(project)
    this.inProgress = null
  }

  readonly invalidateProject = (project: string): void => {
    this.projects.delete(project)
    if (this.inProgress === project) this.inProgress = null
  }

  readonly invalidateProjects = (): void => {
    this.projects.clear()
    this.inProgress = null
  }

  readonly pending = (): readonly DocumentId[] => [...this.versions.keys()]

  readonly pendingVersion = (document: DocumentId): number => this.versions.get(document) ?? 0

  readonly addPending = (document: DocumentId): void => {
    this.lastVersion += 1
    this.versions.set(document, this.lastVersion)
  }

  readonly removePending = (document: DocumentId, version: number): void => {
    if (this.pendingVersion(document) === version) this.versions.delete(document)
  }

  readonly documentOpened = async (document: DocumentId): Promise<void> => {
    // Those two are open and follow the relay as long as the app runs: they are never brought in the background.
    if (document === WORKSPACE || document.startsWith('me.')) return
    this.addPending(document)
    // A write that is on its way may not hold it any more.
    if (this.saving !== null || !this.savedPending.has(document)) await this.save()
  }

  readonly save = (): Promise<void> => {
    this.isStale = true
    this.saving ??= this.write().finally(() => {
      this.saving = null
    })
    return this.saving
  }

  /** One write at a time; what changes meanwhile goes into the next. */
  private async write(): Promise<void> {
    while (this.isStale) {
      await Promise.resolve() // documents that are opened in this turn go together
      this.isStale = false
      const pending = this.pending()
      const { address, lastCursor: cursor } = this
      const kept: Kept = { address, cursor, projects: [...this.projects], pending }
      try {
        await this.facts.put(KEY, kept)
        this.savedPending = new Set(pending)
      } catch (fault) {
        // Edits go to the same storage, and the screen says when that refuses them.
        this.log.fault('backgroundSync.record', fault)
      }
    }
  }
}

/** A record that says too much is cut short, and without a cursor everything is brought anew. */
function readKept(value: unknown): Kept {
  const raw = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof Kept, unknown>
  >
  const [projects, pending] = [textsOf(raw.projects), textsOf(raw.pending)]
  const isWhole = projects.length <= MOST_KEPT && pending.length <= MOST_KEPT
  const cursor = isWhole ? shortText(raw.cursor) : null
  return {
    address: typeof raw.address === 'string' ? raw.address : '',
    cursor,
    projects: cursor === null ? [] : projects.filter(project => isDocumentId(planOf(project))),
    pending: pending.slice(0, MOST_KEPT).filter(isDocumentId),
  }
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' && value.length <= CURSOR_LENGTH ? value : null
}

function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter(one => typeof one === 'string') : []
}
