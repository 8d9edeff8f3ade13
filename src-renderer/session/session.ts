import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MeIntent, PlanIntent, WorkspaceIntent } from '#shared/commands/intent'
import type { SaveState } from '#shared/host/documents/saving'
import type { PlanSet } from '#shared/host/documents/documentSet'
import type { Host } from '#shared/host/host'
import { type Importing, startImporting } from '#shared/host/importing/importing'
import type { StorageState } from '#shared/host/storage/storageHealth'
import type { SyncState } from '#shared/host/sync/relayLink'
import type { Incident } from '#shared/model/incident'
import type { MeSnapshot, PlanSnapshot, WorkspaceSnapshot } from '#shared/model/snapshot'
import type { Presence } from '#shared/ports/transport'
import { type OpenSet, openSetOf } from './openSet'
import { type Settings, startSettings } from './settings'

/** How this computer stands: saving, colleagues, who is here. */
export interface Badge {
  readonly save: SaveState
  readonly sync: SyncState
  readonly present: readonly Presence[]
  readonly storage: StorageState
}

export type OpenPlan = OpenSet<PlanSnapshot, PlanIntent>

/** A host as React follows it. */
export interface Session {
  readonly host: Host
  readonly workspace: OpenSet<WorkspaceSnapshot, WorkspaceIntent>
  readonly me: OpenSet<MeSnapshot, MeIntent>
  readonly settings: Settings
  readonly badge: StoreApi<Badge>
  /** What others did that somebody has to look at, newest first. */
  readonly incidents: StoreApi<readonly Incident[]>
  readonly importing: Importing
  /** The same store for the same open project, whoever asks. */
  planOf(set: PlanSet): OpenPlan
}

const sessions = new WeakMap<Host, Session>()

/** The same one for the same host: an import goes on while another workspace is shown. */
export function sessionOf(host: Host): Session {
  const session = sessions.get(host) ?? startSession(host)
  sessions.set(host, session)
  return session
}

function startSession(host: Host): Session {
  const badge = createStore<Badge>(() => badgeOf(host))
  const refresh = (): void => badge.setState(badgeOf(host), true)
  host.saving.subscribe(refresh)
  host.relay.subscribe(refresh)
  host.ports.health.subscribe(refresh)
  const incidents = createStore(host.incidents.shown)
  host.incidents.subscribe(() => incidents.setState(host.incidents.shown(), true))
  const plans = new WeakMap<PlanSet, OpenPlan>()
  return {
    host,
    workspace: openSetOf(host.workspace),
    me: openSetOf(host.me),
    settings: startSettings(host.me, host.ports.log),
    badge,
    incidents,
    importing: startImporting(host),
    planOf: set => {
      const plan = plans.get(set) ?? openSetOf(set)
      plans.set(set, plan)
      return plan
    },
  }
}

function badgeOf({ saving, relay, ports }: Host): Badge {
  return {
    save: saving.state(),
    sync: relay.state(),
    present: relay.present(),
    storage: ports.health.state(),
  }
}
