import { present } from '../../commands/find'
import { type DocumentId, projectOf } from '../../domain/documentId'
import type { ProjectEntry } from '../../model/project'
import type { PlanSnapshot } from '../../model/snapshot'
import type { ChangeNews } from '../../ports/transport'
import type { Documents } from '../documents/documents'
import type { Saving } from '../documents/saving'
import type { HostPorts } from '../hostPorts'
import type { Summaries } from '../projects/summaries'
import { followChanges } from './changeFollower'
import { documentsOf, syncDocument } from './projectSync'
import type { RelayLink } from './relayLink'
import type { SyncRecord } from './syncRecord'

/** How often everything is looked at on a server that does not tell what changed. */
const ROUND_MS = 120_000
/** A document that is changed all the time is brought again after this, and after nine times what it took. */
const REST_MS = 1_000
const REST_FACTOR = 9
const LONGEST_REST_MS = 60_000
/** One that could not be brought into step is tried again after this. */
const RETRY_MS = 120_000

export interface SyncParts {
  readonly ports: HostPorts
  readonly documents: Documents
  readonly relay: RelayLink
  readonly saving: Saving
  readonly summaries: Summaries
  readonly record: SyncRecord
}

export interface BackgroundSync {
  /** This project has been worked on and is closed now. */
  again(project: string): void
  /** Its documents were written or removed past their set: all of them are brought anew. Settles when that is noted. */
  whole(project: string): Promise<void>
  stop(): void
}

/**
 * Keeps the documents of projects that are not open in step with the relay, one after the other, so
 * that thirty projects never mean ninety sockets. A relay that tells changes is asked for nothing else;
 * with any other server every project is brought anew every two minutes.
 */
export function startBackgroundSync(parts: SyncParts): BackgroundSync {
  return new Syncing(parts)
}

/** Of a host that only looks after what is open. */
export const noBackgroundSync: BackgroundSync = {
  again: () => undefined,
  whole: async () => undefined,
  stop: () => undefined,
}

class Syncing implements BackgroundSync {
  /** Whether it is known what changed: not before the first news, and by rounds when nobody tells. */
  private mode: 'waiting' | 'told' | 'rounds' = 'waiting'
  /** Documents that wait for their next turn, each with the way to call the end of it off. */
  private readonly resting = new Map<DocumentId, () => void>()
  private readonly stops: readonly (() => void)[]
  private isRunning = false
  private isNews = false

  constructor(private readonly parts: SyncParts) {
    const { ports, relay, documents, record } = parts
    const cursorFor = (address: string): string | null => {
      record.follow(address)
      return record.cursor()
    }
    this.stops = [
      followChanges(relay, cursorFor, this.hear),
      relay.subscribe(this.look),
      documents.workspace.subscribe(this.look),
      ports.timers.every(ROUND_MS, () => {
        if (this.mode !== 'rounds') return
        record.projects.clear()
        this.look()
      }),
    ]
  }

  readonly again = (project: string): void => {
    const { documents, record } = this.parts
    if (this.mode === 'rounds') record.projects.delete(project)
    // What was typed last is still written while it closes.
    documents.idle().then(this.look, this.look)
  }

  readonly whole = (project: string): Promise<void> => {
    const { record } = this.parts
    record.leave(project)
    this.look()
    return record.keep()
  }

  readonly stop = (): void => {
    for (const stop of this.stops) stop()
    for (const callOff of this.resting.values()) callOff()
  }

  private readonly hear = (news: ChangeNews): void => {
    const { record } = this.parts
    if (news.at === 'lost' || news.at === 'unsupported') {
      this.mode = 'rounds'
      if (news.at === 'unsupported') record.moveTo(null)
    } else {
      this.mode = 'told'
      if (news.at === 'unknown') record.moveTo(null)
      else for (const document of news.documents) this.noteChanged(document)
      record.moveTo(news.cursor)
      // A document that is live is written down already: it is not worth a write for every key that is typed.
      this.isNews ||= news.at === 'unknown' || news.documents.some(document => !this.isLive(document))
    }
    this.look()
  }

  /** A project that is not in the index is brought whole when it comes. */
  private noteChanged(document: DocumentId): void {
    const { record } = this.parts
    const project = projectOf(document)
    if (this.present().some(({ id }) => id === project)) record.add(document)
    else record.projects.delete(project)
  }

  private readonly look = (): void => {
    if (this.isRunning || this.mode === 'waiting' || !isConnected(this.parts.relay)) return
    this.isRunning = true
    this.run().then(
      () => {
        this.isRunning = false
      },
      (fault: unknown) => {
        this.isRunning = false
        this.parts.ports.log.fault('backgroundSync.failed', fault)
      },
    )
  }

  /** Looked for anew after each document: more may have come meanwhile. */
  private async run(): Promise<void> {
    const { record, relay } = this.parts
    while (isConnected(relay)) {
      const project = this.present().find(({ id }) => !record.projects.has(id))
      const document = this.nextPending()
      if (project !== undefined) await this.bringWhole(project)
      else if (document !== undefined) await this.bringAgain(document)
      else if (this.isNews) {
        this.isNews = false
        await record.keep()
      } else return
    }
  }

  private async bringWhole({ id, createdAt }: ProjectEntry): Promise<void> {
    const { record, relay, ports } = this.parts
    const { era } = record
    for (const document of documentsOf(id, createdAt, ports.clock.now())) {
      if (this.isLive(document)) continue
      if (!(await this.bring(document))) record.add(document)
      if (!isConnected(relay)) return
    }
    record.enter(id, era)
    if (this.mode === 'told') await record.keep()
  }

  private async bringAgain(document: DocumentId): Promise<void> {
    const { ports, relay } = this.parts
    const began = ports.clock.now()
    const isDone = await this.bring(document)
    if (!isConnected(relay)) return
    const rest = Math.min(REST_MS + (ports.clock.now() - began) * REST_FACTOR, LONGEST_REST_MS)
    this.rest(document, isDone ? rest : RETRY_MS)
  }

  /** Answers whether it is in step, or as far as a server comes that does not tell. */
  private async bring(document: DocumentId): Promise<boolean> {
    const { ports, saving, summaries, record, relay } = this.parts
    const transport = relay.transport()
    if (transport === null) return false
    const mark = record.mark(document)
    const keeping = { ...ports, saving, onOpen: async () => undefined }
    const onPlan = (plan: PlanSnapshot): void => summaries.keep(projectOf(document), plan)
    try {
      const reached = await syncDocument(keeping, transport, { document, now: ports.clock.now(), onPlan })
      const isDone = reached === 'inStep' || (reached === 'unconfirmed' && record.cursor() === null)
      if (isDone) record.settle(document, mark)
      return isDone
    } catch (fault) {
      ports.log.fault('backgroundSync.document', fault)
      return false
    }
  }

  private rest(document: DocumentId, ms: number): void {
    const callOff = this.parts.ports.timers.after(ms, () => {
      this.resting.delete(document)
      this.look()
    })
    this.resting.set(document, callOff)
  }

  private present(): ProjectEntry[] {
    return present(this.parts.documents.workspace.snapshot().project)
  }

  private nextPending(): DocumentId | undefined {
    const projects = new Set(this.present().map(({ id }) => id))
    return this.parts.record.pending().find(document => {
      const project = projectOf(document)
      const isOurs = projects.has(project) || isOfNoProject(project)
      return isOurs && !this.resting.has(document) && !this.isLive(document)
    })
  }

  private isLive(document: DocumentId): boolean {
    const { documents } = this.parts
    const { workspace, me } = documents
    if (documents.isChanging(projectOf(document))) return true
    return [workspace, me, ...documents.openProjects()].some(set => set.holds(document))
  }
}

/** The logs of the workspace and of a person's own settings have names of their own. */
function isOfNoProject(project: string): boolean {
  return project === 'workspace' || project.startsWith('me-')
}

function isConnected(relay: RelayLink): boolean {
  const { at } = relay.state()
  return at === 'inStep' || at === 'sending' || at === 'unconfirmed'
}
