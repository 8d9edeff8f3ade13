import { createStore, type StoreApi } from 'zustand/vanilla'
import { isRefusal } from '#shared/domain/refusal'
import type { MeSnapshot, PlanSnapshot, WorkspaceSnapshot } from '#shared/model/snapshot'
import type { Presence } from '#shared/ports/transport'
import { type DocumentHost, type Identity, startHost } from './host/documentHost'
import type { Outcome } from './host/deeds'
import { type RelayLink, startRelayLink, type SyncState } from './host/relayLink'
import { type SaveState, type Saving, startSaving } from './host/saving'
import { startProjectTurns } from './projectTurns'
import { holdProjects } from './heldProjects'
import { type OpenSet, openSetOf } from './openSet'
import type { SessionPorts } from './sessionPorts'

export interface Badge {
  readonly save: SaveState
  readonly sync: SyncState
  readonly present: readonly Presence[]
}

export interface Session {
  readonly ports: SessionPorts
  readonly identity: Identity
  readonly workspace: OpenSet<WorkspaceSnapshot>
  readonly me: OpenSet<MeSnapshot>
  readonly badge: StoreApi<Badge>
  readonly relay: RelayLink
  readonly saving: Saving
  readonly host: DocumentHost
  openProject(project: string): Promise<OpenSet<PlanSnapshot>>
  /** The person has left it: it stays at hand until others push it out. */
  closeProject(project: string): void
  /** It is over with it: nothing of it stays at hand. */
  letGoOf(project: string): void
  /** Opens projects that the person is likely to want next. */
  prepare(projects: readonly string[]): Promise<void>
  /** Settles when all that was typed is durable. */
  flush(): Promise<void>
  /** Everything durable, then all documents closed. */
  end(): Promise<void>
}

export async function startSession(ports: SessionPorts, identity: Identity): Promise<Session> {
  const saving = startSaving(ports.store, ports.log)
  const host = await startHost({ ...ports, saving }, identity)
  const relay = startRelayLink()
  relay.follow(host.workspace)
  const badge = createStore<Badge>(() => badgeOf(saving, relay))
  const refresh = (): void => badge.setState(badgeOf(saving, relay), true)
  saving.subscribe(refresh)
  relay.subscribe(refresh)
  const turns = startProjectTurns({ ports, host, relay, saving })
  const projects = holdProjects({ host, relay, turns, clock: ports.clock })
  return {
    ports,
    identity,
    workspace: openSetOf(host.workspace),
    me: openSetOf(host.me),
    badge,
    relay,
    saving,
    host,
    ...projects,
    flush: async () => {
      await host.idle()
      await saving.settled()
    },
    end: async () => {
      turns.stop()
      await host.idle()
      await saving.settled()
      relay.disconnect()
      await host.close()
    },
  }
}

function badgeOf(saving: Saving, relay: RelayLink): Badge {
  return { save: saving.state(), sync: relay.state(), present: relay.present() }
}

export function isDone(outcome: Outcome): outcome is Exclude<Outcome, { refused: string }> {
  return !isRefusal(outcome)
}
