import { present } from '../../commands/find'
import type { ProjectEntry } from '../../domain/records'
import type { Documents } from '../documents/documents'
import type { RelayLink } from './relayLink'
import type { Saving } from '../documents/saving'
import { takeTurn } from './projectSync'
import type { HostPorts } from '../hostPorts'
import type { Summaries } from '../projects/summaries'

const ROUND_MS = 120_000

export interface SyncParts {
  readonly ports: HostPorts
  readonly documents: Documents
  readonly relay: RelayLink
  readonly saving: Saving
  readonly summaries: Summaries
}

export interface BackgroundSync {
  /** This project has been worked on: it takes another turn. */
  again(project: string): void
  stop(): void
}

/**
 * While there is a relay, every project that is not open takes its turn: at once when the relay
 * comes or a project appears, and again every two minutes.
 */
export function startBackgroundSync(parts: SyncParts): BackgroundSync {
  const { ports, documents, relay } = parts
  const done = new Set<string>()
  let isRunning = false
  const round = async (): Promise<void> => {
    if (isRunning || !isConnected(relay)) return
    isRunning = true
    const next = (): ProjectEntry | undefined =>
      present(documents.workspace.snapshot().project).find(({ id }) => !done.has(id))
    try {
      // Looked for anew after each turn: more projects may have come meanwhile.
      for (let project = next(); project !== undefined; project = next()) {
        if (!(await turnOf(parts, project))) return
        done.add(project.id)
      }
    } catch (fault) {
      ports.log.fault('backgroundSync.failed', fault)
    } finally {
      isRunning = false
    }
  }
  const look = (): void => void round()
  const stops = [relay.subscribe(look), documents.workspace.subscribe(look)]
  const stopRounds = ports.timers.every(ROUND_MS, () => {
    done.clear()
    look()
  })
  return {
    again: project => {
      done.delete(project)
      look()
    },
    stop: () => {
      stopRounds()
      for (const stop of stops) stop()
    },
  }
}

/** False when the relay went away meanwhile. */
async function turnOf(
  { ports, documents, relay, saving, summaries }: SyncParts,
  project: ProjectEntry,
): Promise<boolean> {
  const transport = relay.transport()
  if (transport === null) return false
  await takeTurn({ ...ports, saving }, transport, {
    project: project.id,
    createdAt: project.createdAt,
    now: ports.clock.now(),
    isLive: document => documents.openProjects().some(set => set.holds(document)),
    onPlan: plan => summaries.keep(project.id, plan),
  })
  return isConnected(relay)
}

function isConnected(relay: RelayLink): boolean {
  const { at } = relay.state()
  return at === 'inStep' || at === 'sending' || at === 'unconfirmed'
}
