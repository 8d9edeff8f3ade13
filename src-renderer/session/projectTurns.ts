import { present } from '#shared/commands/find'
import type { DocumentId } from '#shared/domain/documentId'
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
export function startProjectTurns({ ports, host, relay, saving }: TurnParts): () => void {
  const done = new Set<string>()
  let isRunning = false
  const isLive = (document: DocumentId): boolean =>
    host.openProjects().some(set => set.ids.main === document || set.ids.notes === document)
  const round = async (): Promise<void> => {
    const transport = relay.transport()
    if (isRunning || transport === null || !isConnected(relay)) return
    isRunning = true
    try {
      const waiting = present(host.workspace.snapshot().project).filter(project => !done.has(project.id))
      for (const { id, createdAt } of waiting) {
        await takeTurn({ ...ports, saving }, transport, {
          project: id,
          createdAt,
          now: ports.clock.now(),
          isLive,
        })
        done.add(id)
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

function isConnected(relay: RelayLink): boolean {
  const { at } = relay.state()
  return at === 'inStep' || at === 'sending' || at === 'unconfirmed'
}
