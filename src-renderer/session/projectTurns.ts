import { present } from '#shared/commands/find'
import type { ProjectEntry } from '#shared/model/project'
import type { DocumentHost } from './host/documentHost'
import type { RelayLink } from './host/relayLink'
import type { Saving } from './host/saving'
import { takeTurn } from './host/turns'
import type { SessionPorts } from './sessionPorts'
import { keepSummary } from './keepSummary'

const ROUND_MS = 120_000

export interface TurnParts {
  readonly ports: SessionPorts
  readonly host: DocumentHost
  readonly relay: RelayLink
  readonly saving: Saving
}

export interface ProjectTurns {
  /** This project has been worked on: it takes another turn. */
  again(project: string): void
  stop(): void
}

/**
 * While there is a relay, every project that is not open takes its turn: at once when the relay
 * comes or a project appears, and again every two minutes.
 */
export function startProjectTurns(parts: TurnParts): ProjectTurns {
  const { ports, host, relay } = parts
  const done = new Set<string>()
  let isRunning = false
  const round = async (): Promise<void> => {
    if (isRunning || !isConnected(relay)) return
    isRunning = true
    const next = (): ProjectEntry | undefined =>
      present(host.workspace.snapshot().project).find(({ id }) => !done.has(id))
    try {
      // Looked for anew after each turn: more projects may have come meanwhile.
      for (let project = next(); project !== undefined; project = next()) {
        if (!(await turnOf(parts, project))) return
        done.add(project.id)
      }
    } catch (fault) {
      ports.log.fault('turn.failed', fault)
    } finally {
      isRunning = false
    }
  }
  const look = (): void => void round()
  const stops = [relay.subscribe(look), host.workspace.subscribe(look)]
  const timer = setInterval(() => {
    done.clear()
    look()
  }, ROUND_MS)
  return {
    again: project => {
      done.delete(project)
      look()
    },
    stop: () => {
      clearInterval(timer)
      for (const stop of stops) stop()
    },
  }
}

/** False when the relay went away meanwhile. */
async function turnOf({ ports, host, relay, saving }: TurnParts, project: ProjectEntry): Promise<boolean> {
  const transport = relay.transport()
  if (transport === null) return false
  await takeTurn({ ...ports, saving }, transport, {
    project: project.id,
    createdAt: project.createdAt,
    now: ports.clock.now(),
    isLive: document => host.openProjects().some(set => set.holds(document)),
    onPlan: plan => keepSummary({ ports, host }, project.id, plan),
  })
  return isConnected(relay)
}

function isConnected(relay: RelayLink): boolean {
  const { at } = relay.state()
  return at === 'inStep' || at === 'sending' || at === 'unconfirmed'
}
