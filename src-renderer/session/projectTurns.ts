import { present } from '#shared/commands/find'
import type { DocumentId } from '#shared/domain/documentId'
import type { ProjectEntry } from '#shared/domain/records'
import type { DocumentHost } from './host/documentHost'
import type { RelayLink } from './host/relayLink'
import type { Saving } from './host/saving'
import { takeTurn } from './host/turns'
import type { SessionPorts } from './session'

const ROUND_MS = 120_000

export interface TurnParts {
  readonly ports: SessionPorts
  readonly host: DocumentHost
  readonly relay: RelayLink
  readonly saving: Saving
}

/**
 * While there is a relay, every project that is not open takes its turn: at once when the relay
 * comes or a project appears, and again every two minutes.
 */
export function startProjectTurns(parts: TurnParts): () => void {
  const { ports, host, relay, saving } = parts
  const done = new Set<string>()
  let isRunning = false
  const isLive = (document: DocumentId): boolean =>
    host.openProjects().some(set => set.ids.main === document || set.ids.notes === document)
  const round = async (): Promise<void> => {
    if (relay.transport() === null || relay.state().at === 'offline') done.clear()
    if (isRunning) return
    isRunning = true
    try {
      for (let project = next(parts, done); project !== undefined; project = next(parts, done)) {
        const transport = relay.transport()
        if (transport === null) break
        done.add(project.id)
        const turn = { project: project.id, createdAt: project.createdAt, now: ports.clock.now(), isLive }
        await takeTurn({ ...ports, saving }, transport, turn)
      }
    } catch (fault) {
      ports.log.fault('turn.failed', fault)
    } finally {
      isRunning = false
    }
  }
  const again = (): void => void round()
  const stops = [relay.subscribe(again), host.workspace.subscribe(again)]
  const timer = setInterval(() => {
    done.clear()
    again()
  }, ROUND_MS)
  return () => {
    clearInterval(timer)
    for (const stop of stops) stop()
  }
}

/** Looked for again after each turn: projects appear while the first ones take theirs. */
function next({ host, relay }: TurnParts, done: ReadonlySet<string>): ProjectEntry | undefined {
  if (!isConnected(relay)) return undefined
  return present(host.workspace.snapshot().project).find(project => !done.has(project.id))
}

function isConnected(relay: RelayLink): boolean {
  const { at } = relay.state()
  return at === 'inStep' || at === 'sending' || at === 'unconfirmed'
}
