import { present } from '../../commands/find'
import { type DocumentId, projectOf } from '../../domain/documentId'
import type { ProjectEntry } from '../../model/project'
import type { PlanSnapshot } from '../../model/snapshot'
import type { ChangeNews } from '../../ports/transport'
import type { Documents } from '../documents/documents'
import type { Saving } from '../documents/saving'
import type { HostPorts } from '../hostPorts'
import type { Incidents } from '../incidents/incidents'
import type { Summaries } from '../projects/summaries'
import { followChanges } from './changeFollower'
import { documentsOf, syncDocument, type SyncVisit } from './projectSync'
import type { RelayLink } from './relayLink'
import type { SyncRecord } from './syncRecord'

/** How often everything is looked at on a server that does not tell what changed. */
const ROUND_MS = 120_000
/** A document that is changed all the time is brought again after this, and after nine times what it took. */
const PAUSE_MS = 1_000
const PAUSE_FACTOR = 9
const LONGEST_PAUSE_MS = 60_000
/** One that could not be brought into step is tried again after this. */
const RETRY_MS = 120_000

export interface SyncParts {
  readonly ports: HostPorts
  readonly documents: Documents
  readonly relay: RelayLink
  readonly saving: Saving
  readonly summaries: Summaries
  readonly record: SyncRecord
  readonly incidents: Incidents
}

export interface BackgroundSync {
  /** This project has been worked on and is closed now. */
  projectClosed(project: string): void
  /** Its documents were written or removed past their set: all of them are brought anew. Settles when that is saved. */
  resyncProject(project: string): Promise<void>
  stop(): void
}

/**
 * Keeps the documents of projects that are not open in step with the relay, one after the other, so
 * that thirty projects never mean ninety sockets. A relay that tells changes is asked for nothing else;
 * with any other server every project is brought anew every two minutes.
 */
export function startBackgroundSync(parts: SyncParts): BackgroundSync {
  return new RelaySync(parts)
}

/** Of a host that only looks after what is open. */
export const noBackgroundSync: BackgroundSync = {
  projectClosed: () => undefined,
  resyncProject: async () => undefined,
  stop: () => undefined,
}

interface Deferred {
  readonly callOff: () => void
  readonly hasFailed: boolean
}

class RelaySync implements BackgroundSync {
  /** Whether it is known what changed: not before the first news, and by rounds when nobody tells. */
  private mode: 'waiting' | 'feed' | 'rounds' = 'waiting'
  /** Documents that wait for their next turn, each with the way to call the end of it off. */
  private readonly deferred = new Map<DocumentId, Deferred>()
  private readonly stops: readonly (() => void)[]
  private isRunning = false
  private isUnsaved = false

  constructor(private readonly parts: SyncParts) {
    const { ports, relay, documents, record } = parts
    const cursorFor = (address: string): string | null => {
      record.useRelay(address)
      return record.cursor()
    }
    this.stops = [
      followChanges(relay, cursorFor, this.onNews),
      relay.subscribe(this.runIfIdle),
      documents.workspace.subscribe(this.runIfIdle),
      ports.timers.every(ROUND_MS, () => {
        if (this.mode !== 'rounds') return
        record.invalidateProjects()
        this.runIfIdle()
      }),
    ]
  }

  readonly projectClosed = (project: string): void => {
    const { documents, record } = this.parts
    if (this.mode === 'rounds') record.invalidateProject(project)
    // What was typed last is still written while it closes.
    documents.idle().then(this.runIfIdle, this.runIfIdle)
  }

  readonly resyncProject = (project: string): Promise<void> => {
    const { record } = this.parts
    record.invalidateProject(project)
    this.runIfIdle()
    return record.save()
  }

  readonly stop = (): void => {
    for (const stop of this.stops) stop()
    for (const { callOff } of this.deferred.values()) callOff()
  }

  private readonly onNews = (news: ChangeNews): void => {
    const { record } = this.parts
    if (news.at === 'lost' || news.at === 'unsupported') {
      this.mode = 'rounds'
      if (news.at === 'unsupported') record.setCursor(null)
    } else {
      if (this.mode === 'rounds') this.retryFailed()
      this.mode = 'feed'
      if (news.at === 'unknown') record.setCursor(null)
      else for (const document of news.documents) this.noteChanged(document)
      record.setCursor(news.cursor)
      // A document that is live is written down already: it is not worth a write for every key that is typed.
      this.isUnsaved ||= news.at === 'unknown' || news.documents.some(document => !this.isLive(document))
    }
    this.runIfIdle()
  }

  /** A project that is not in the index is brought whole when it comes. */
  private noteChanged(document: DocumentId): void {
    const { record } = this.parts
    const project = projectOf(document)
    const isOurs = this.isOwnLog(project) || this.present().some(({ id }) => id === project)
    if (isOurs) record.addPending(document)
    else record.invalidateProject(project)
  }

  /** The months of the workspace's log and of one's own settings belong to no project of the index. */
  private isOwnLog(project: string): boolean {
    return project === 'workspace' || project === `me-${this.parts.documents.identity.personId}`
  }

  private readonly runIfIdle = (): void => {
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
      const project = this.present().find(({ id }) => !record.isSynced(id))
      const document = this.nextPending()
      if (project !== undefined) await this.syncProject(project)
      else if (document !== undefined) await this.syncPending(document)
      else if (this.isUnsaved) {
        this.isUnsaved = false
        await record.save()
      } else return
    }
  }

  private async syncProject({ id, createdAt }: ProjectEntry): Promise<void> {
    const { record, relay, ports } = this.parts
    record.beginProject(id)
    for (const document of documentsOf(id, createdAt, ports.clock.now())) {
      if (this.isLive(document)) continue
      if (!(await this.sync(document))) record.addPending(document)
      if (!isConnected(relay)) return
    }
    record.completeProject(id)
    if (this.mode === 'feed') await record.save()
  }

  private async syncPending(document: DocumentId): Promise<void> {
    const { ports, relay } = this.parts
    const began = ports.clock.now()
    const isDone = await this.sync(document)
    if (!isConnected(relay)) return
    const pause = Math.min(PAUSE_MS + (ports.clock.now() - began) * PAUSE_FACTOR, LONGEST_PAUSE_MS)
    this.defer(document, isDone ? pause : RETRY_MS, !isDone)
  }

  /** Answers whether it is in step, or as far as a server comes that does not tell. */
  private async sync(document: DocumentId): Promise<boolean> {
    const { ports, saving, summaries, record, relay, incidents } = this.parts
    const transport = relay.transport()
    if (transport === null) return false
    const version = record.pendingVersion(document)
    const keeping = { ...ports, saving, onOpen: async () => undefined }
    const onPlan = (plan: PlanSnapshot): void => summaries.keep(projectOf(document), plan)
    const onForeign: SyncVisit['onForeign'] = change => incidents.changed(projectOf(document), change)
    try {
      const visit = { document, now: ports.clock.now(), onPlan, onForeign }
      const reached = await syncDocument(keeping, transport, visit)
      if (document.startsWith('events.')) incidents.logCame(projectOf(document))
      const isDone = reached === 'inStep' || (reached === 'unconfirmed' && record.cursor() === null)
      if (isDone) record.removePending(document, version)
      return isDone
    } catch (fault) {
      ports.log.fault('backgroundSync.document', fault)
      return false
    }
  }

  private defer(document: DocumentId, ms: number, hasFailed: boolean): void {
    const callOff = this.parts.ports.timers.after(ms, () => {
      this.deferred.delete(document)
      this.runIfIdle()
    })
    this.deferred.set(document, { callOff, hasFailed })
  }

  /** The connection is back: that it was lost is the likeliest reason why something did not come. */
  private retryFailed(): void {
    for (const [document, { callOff, hasFailed }] of this.deferred) {
      if (!hasFailed) continue
      callOff()
      this.deferred.delete(document)
    }
  }

  private present(): ProjectEntry[] {
    return present(this.parts.documents.workspace.snapshot().project)
  }

  private nextPending(): DocumentId | undefined {
    const projects = new Set(this.present().map(({ id }) => id))
    return this.parts.record.pending().find(document => {
      const project = projectOf(document)
      const isOurs = projects.has(project) || isOfNoProject(project)
      return isOurs && !this.deferred.has(document) && !this.isLive(document)
    })
  }

  private isLive(document: DocumentId): boolean {
    const { documents } = this.parts
    const { workspace, me } = documents
    if (documents.isChanging(projectOf(document))) return true
    return [workspace, me, ...documents.openProjects()].some(set => set.holds(document))
  }
}

/** The logs of the workspace and of whoever has settings on this computer have names of their own. */
function isOfNoProject(project: string): boolean {
  return project === 'workspace' || project.startsWith('me-')
}

function isConnected(relay: RelayLink): boolean {
  const { at } = relay.state()
  return at === 'inStep' || at === 'sending' || at === 'unconfirmed'
}
