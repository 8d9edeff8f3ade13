import { createStore, type StoreApi } from 'zustand/vanilla'
import { isRefusal } from '#shared/domain/refusal'
import type { MeSnapshot, PlanSnapshot, WorkspaceSnapshot } from '#shared/domain/snapshot'
import type { Clock } from '#shared/ports/clock'
import type { Presence } from '#shared/ports/transport'
import { type DocumentHost, type Identity, startHost } from './host/documentHost'
import type { Outcome } from './host/deeds'
import type { DocumentSet } from './host/documentSet'
import { type RelayLink, startRelayLink, type SyncState } from './host/relayLink'
import { type SaveState, type Saving, startSaving } from './host/saving'
import type { Steps } from './host/steps'
import { type ProjectTurns, startProjectTurns } from './projectTurns'
import type { SessionPorts } from './sessionPorts'

/** What the window knows of one open set: plain values, replaced whole. */
export interface SetState<S> {
  readonly snapshot: S
  readonly steps: Steps
}

export interface OpenSet<S extends object> {
  readonly state: StoreApi<SetState<S>>
  readonly damaged: number
  run(command: string, intent: unknown): Promise<Outcome>
  undo(): Promise<Outcome>
  redo(): Promise<Outcome>
  readonly history: DocumentSet<S>['history']
}

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
  closeProject(project: string): void
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
  const projects = startProjects({ host, relay, turns, clock: ports.clock })
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
    flush: () => saving.settled(),
    end: async () => {
      turns.stop()
      await saving.settled()
      relay.disconnect()
      host.close()
    },
  }
}

function badgeOf(saving: Saving, relay: RelayLink): Badge {
  return { save: saving.state(), sync: relay.state(), present: relay.present() }
}

interface ProjectParts {
  readonly host: DocumentHost
  readonly relay: RelayLink
  readonly turns: ProjectTurns
  readonly clock: Clock
}

function startProjects({ host, relay, turns, clock }: ProjectParts) {
  const open = new Map<string, { set: OpenSet<PlanSnapshot>; stop: () => void }>()
  return {
    openProject: async (project: string): Promise<OpenSet<PlanSnapshot>> => {
      const documents = await host.openProject(project)
      const known = open.get(project)
      if (known !== undefined) return known.set
      const set = openSetOf(documents)
      // The network only after the first paint, and never before storage has answered.
      const timer = setTimeout(() => {
        const stopFollowing = relay.follow(documents)
        // The month that is being written: the first edit then waits for nothing.
        void documents.history(clock.now(), clock.now())
        open.set(project, { set, stop: stopFollowing })
      })
      open.set(project, { set, stop: () => clearTimeout(timer) })
      return set
    },
    closeProject: (project: string): void => {
      open.get(project)?.stop()
      open.delete(project)
      host.closeProject(project)
      turns.again(project)
    },
  }
}

function openSetOf<S extends object>(documents: DocumentSet<S>): OpenSet<S> {
  const state = createStore<SetState<S>>(() => ({
    snapshot: documents.snapshot(),
    steps: documents.steps(),
  }))
  const follow = (): void => {
    const [{ snapshot, steps }, next] = [state.getState(), documents.steps()]
    const isSame = steps.undo === next.undo && steps.redo === next.redo
    if (snapshot === documents.snapshot() && isSame) return
    state.setState({ snapshot: documents.snapshot(), steps: isSame ? steps : next }, true)
  }
  documents.subscribe(follow)
  const followed = async (work: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await work
    follow()
    return outcome
  }
  return {
    state,
    damaged: documents.damaged,
    run: (command, intent) => followed(documents.run(command, intent)),
    undo: () => followed(documents.undo()),
    redo: () => followed(documents.redo()),
    history: documents.history,
  }
}

export function isDone(outcome: Outcome): outcome is Exclude<Outcome, { refused: string }> {
  return !isRefusal(outcome)
}
