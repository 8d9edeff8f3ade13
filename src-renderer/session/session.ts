import { createStore, type StoreApi } from 'zustand/vanilla'
import type { WorkCalendar } from '#shared/calendar/workCalendar'
import { isRefusal } from '#shared/domain/refusal'
import type { MeSnapshot, PlanSnapshot, WorkspaceSnapshot } from '#shared/domain/snapshot'
import type { Clock } from '#shared/ports/clock'
import type { LocalFacts } from '#shared/ports/localFacts'
import type { Log } from '#shared/ports/log'
import type { Presence, Transport } from '#shared/ports/transport'
import type { UpdateStore } from '#shared/ports/updateStore'
import { type DocumentHost, type Identity, startHost } from './host/documentHost'
import type { Outcome } from './host/deeds'
import type { DocumentSet } from './host/documentSet'
import { type RelayLink, startRelayLink, type SyncState } from './host/relayLink'
import { type SaveState, type Saving, startSaving } from './host/saving'
import type { Steps } from './host/steps'
import { startProjectTurns } from './projectTurns'

/** Everything outside that a session needs; built in main.tsx, doubled in tests. */
export interface SessionPorts {
  readonly store: UpdateStore
  readonly facts: LocalFacts
  readonly clock: Clock
  readonly log: Log
  readonly calendar: WorkCalendar
  readonly newId: () => string
  readonly transportTo: (address: string) => Transport
}

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
  const projects = startProjects(host, relay)
  const stopTurns = startProjectTurns({ ports, host, relay, saving })
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
      stopTurns()
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

interface Opened {
  readonly set: OpenSet<PlanSnapshot>
  readonly stop: () => void
}

function startProjects(host: DocumentHost, relay: RelayLink) {
  const open = new Map<string, Promise<Opened>>()
  return {
    openProject: async (project: string): Promise<OpenSet<PlanSnapshot>> => {
      const opening = open.get(project) ?? host.openProject(project).then(set => opened(set, relay))
      open.set(project, opening)
      opening.catch(() => open.get(project) === opening && open.delete(project)) // the caller is told
      return (await opening).set
    },
    closeProject: (project: string): void => {
      open.get(project)?.then(
        ({ stop }) => stop(),
        () => undefined, // told to whoever opened it
      )
      open.delete(project)
      host.closeProject(project)
    },
  }
}

/** The network only after the first paint, and never before storage has answered. */
function opened(documents: DocumentSet<PlanSnapshot>, relay: RelayLink): Opened {
  let stopFollowing = (): void => undefined
  const timer = setTimeout(() => {
    stopFollowing = relay.follow(documents)
  })
  const stop = (): void => {
    clearTimeout(timer)
    stopFollowing()
  }
  return { set: openSetOf(documents), stop }
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
