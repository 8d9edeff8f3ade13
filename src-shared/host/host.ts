import { type Documents, type Identity, openDocuments } from './documents/documents'
import type { MeSet, PlanSet, WorkspaceSet } from './documents/documentSet'
import { type Saving, startSaving } from './documents/saving'
import { holdProjects } from './heldProjects'
import { openEventLog } from './documents/eventLog'
import type { HostPorts } from './hostPorts'
import { type Incidents, type IncidentsParts, startIncidents } from './incidents/incidents'
import { type Summaries, startSummaries } from './projects/summaries'
import { noBackgroundSync, startBackgroundSync } from './sync/backgroundSync'
import { type RelayLink, startRelayLink } from './sync/relayLink'
import { openSyncRecord } from './sync/syncRecord'

/**
 * The app without a screen: what a window, the command line, a rule or a test acts through. Everything that leaves it
 * is plain data, and every call that changes something is asynchronous.
 */
export interface Host {
  readonly ports: HostPorts
  readonly identity: Identity
  readonly workspace: WorkspaceSet
  readonly me: MeSet
  readonly relay: RelayLink
  readonly saving: Saving
  readonly summaries: Summaries
  readonly incidents: Incidents
  openProject(project: string): Promise<PlanSet>
  /** Open now: the one that is shown and those that are held beside it. */
  openProjects(): readonly PlanSet[]
  /** The person has left it: it stays open until others push it out. */
  closeProject(project: string): void
  /** Closes its documents now, whoever used them last. */
  letGoOf(project: string): void
  /** Its documents were written or removed in the store, past their set: colleagues get and give all of them anew. */
  syncWhole(project: string): Promise<void>
  /** Opens projects that the person is likely to want next. */
  prepare(projects: readonly string[]): Promise<void>
  /** Settles when all that was typed is durable. */
  flush(): Promise<void>
  /** Everything durable, then all documents closed. */
  end(): Promise<void>
}

export interface HostOptions {
  /** Whether projects that are not open are brought into step with the relay as well. A run of one command needs none. */
  readonly syncsClosedProjects: boolean
}

export async function startHost(
  ports: HostPorts,
  identity: Identity,
  { syncsClosedProjects }: HostOptions = { syncsClosedProjects: true },
): Promise<Host> {
  const saving = startSaving(ports)
  const record = await openSyncRecord(ports)
  const documents = await openDocuments(
    { ...ports, saving, onOpen: record.documentOpened, storageRefusal: ports.health.refusal },
    identity,
  )
  const relay = startRelayLink()
  relay.follow(documents.workspace)
  relay.follow(documents.me)
  const summaries = startSummaries(ports, () => documents.workspace.snapshot())
  const readLog = logReader({ ...ports, saving })
  const incidents = startIncidents({ ...ports, readLog })
  incidents.follow(documents.workspace)
  const backgroundSync = syncsClosedProjects
    ? startBackgroundSync({ ports, documents, relay, saving, summaries, record, incidents })
    : noBackgroundSync
  const projects = holdProjects({ documents, relay, backgroundSync, ports, summaries, incidents })
  const { workspace, me, openProjects } = documents
  return {
    ports,
    identity,
    workspace,
    me,
    relay,
    saving,
    summaries,
    incidents,
    openProjects,
    ...projects,
    syncWhole: backgroundSync.resyncProject,
    flush: () => flushed(documents, saving, ports),
    end: async () => {
      backgroundSync.stop()
      incidents.stop()
      await flushed(documents, saving, ports)
      await record.save()
      relay.disconnect()
      await documents.close()
    },
  }
}

/** Reads the log of a project that is not open. */
function logReader(keeping: HostPorts & { readonly saving: Saving }): IncidentsParts['readLog'] {
  return async (project, from, to) => {
    const log = openEventLog({ ...keeping, onOpen: async () => undefined }, project, () => undefined)
    try {
      return await log.read(from, to)
    } finally {
      log.close()
    }
  }
}

async function flushed(documents: Documents, saving: Saving, { store }: HostPorts): Promise<void> {
  await documents.idle()
  await saving.settled()
  await store.idle()
}
