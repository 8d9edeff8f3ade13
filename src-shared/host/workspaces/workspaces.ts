import { line } from '../../commands/limits'
import { isRefusal, type Refusal } from '../../domain/refusal'
import {
  entryOf,
  FIRST_STORE,
  withEntry,
  type WorkspaceEntry,
  type WorkspaceList,
} from '../../domain/workspaceList'
import { MAX_WORKSPACE_NAME, workspaceInfoOf } from '../../model/workspaceInfo'
import { type Log, word } from '../../ports/log'
import type { WorkspaceRegistry } from '../../ports/workspaceRegistry'
import { type Listeners, startListeners } from '../documents/listeners'
import type { Host } from '../host'
import type { HostPorts } from '../hostPorts'
import { connectRelay, readIdentity, resume } from '../identity'
import type { FoundWorkspace } from './foundWorkspace'
import { enterWorkspace, type Member, memberOf } from './member'

export interface WorkspacesPorts {
  readonly registry: WorkspaceRegistry
  /** What a host of this store needs. Rejects with StoreFault. */
  readonly openPorts: (store: string) => Promise<HostPorts>
  readonly newId: () => string
  readonly log: Log
}

/** Every workspace on this computer; each that was opened keeps running, so that its changes go out and come in. */
export interface Workspaces {
  list(): WorkspaceList
  /** Called after the list has changed, or which one is shown. */
  subscribe(listener: () => void): () => void
  /** The one that is shown, once it runs. */
  shown(): Host | null
  /** Starts the one that was shown last; null when nobody has said their name on this computer. */
  start(): Promise<Host | null>
  /** Where the first one is made. */
  portsOfFirst(): Promise<HostPorts>
  /** The first one was made: it is entered in the list and shown. */
  begin(host: Host): Promise<void>
  /** Starts those that have a relay and do not run yet. */
  startOthers(): Promise<void>
  /** Its host, started when it does not run; it is not shown by that. Rejects with StoreFault. */
  open(store: string): Promise<Host>
  /** Rejects with StoreFault; then what was shown stays. */
  show(store: string): Promise<Host>
  /** A new one on this computer alone, shown at once. */
  create(name: string): Promise<Host | Refusal>
  /** The one that lies at an address as one more on this computer, shown at once. */
  join(address: string, found: Pick<FoundWorkspace, 'sharedId' | 'name'>): Promise<Host>
  /** Settles when all that was typed in any of them is durable. */
  flush(): Promise<void>
  end(): Promise<void>
}

export async function openWorkspaces(ports: WorkspacesPorts): Promise<Workspaces> {
  const known = await ports.registry.read()
  if (known !== null) return new RunningWorkspaces(ports, known)
  const stores = await ports.registry.stores()
  const list = takenOver(stores, ports.newId)
  if (stores.length > 0) await ports.registry.write(list)
  return new RunningWorkspaces(ports, list)
}

/** Stores without a list: the single store of earlier versions, or those whose list was lost. */
function takenOver(stores: readonly string[], newId: () => string): WorkspaceList {
  const ordered = [...stores].sort((a, b) => Number(b === FIRST_STORE) - Number(a === FIRST_STORE))
  return {
    shown: ordered[0] ?? FIRST_STORE,
    workspaces: ordered.map(store => ({ store, id: newId(), name: '', address: null })),
  }
}

class RunningWorkspaces implements Workspaces {
  private readonly opened = new Map<string, Promise<HostPorts>>()
  private readonly starting = new Map<string, Promise<Host>>()
  private readonly running = new Map<string, Host>()
  private readonly stops: (() => void)[] = []
  private readonly listeners: Listeners<void>
  private writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly ports: WorkspacesPorts,
    private known: WorkspaceList,
  ) {
    this.listeners = startListeners(ports.log)
  }

  readonly list = (): WorkspaceList => this.known

  readonly subscribe = (listener: () => void): (() => void) => this.listeners.subscribe(listener)

  readonly shown = (): Host | null => this.running.get(this.known.shown) ?? null

  readonly start = async (): Promise<Host | null> => {
    const { shown, workspaces } = this.known
    const stores = workspaces.map(({ store }) => store)
    for (const store of [shown, ...stores.filter(one => one !== shown)]) {
      if (!stores.includes(store)) continue
      if ((await readIdentity(await this.portsOf(store))) !== null) return this.show(store)
    }
    return null
  }

  readonly portsOfFirst = (): Promise<HostPorts> => this.portsOf(FIRST_STORE)

  readonly begin = async (host: Host): Promise<void> => {
    this.starting.set(FIRST_STORE, Promise.resolve(host))
    this.run(FIRST_STORE, host)
    const entry = { store: FIRST_STORE, id: this.ports.newId(), name: '', address: null }
    await this.keep({ ...withEntry(this.known, entry), shown: FIRST_STORE })
  }

  readonly startOthers = async (): Promise<void> => {
    for (const { store, address } of this.known.workspaces) {
      if (address === null) continue
      await this.open(store).catch((fault: unknown) => this.ports.log.fault('workspace.start', fault))
    }
  }

  readonly open = (store: string): Promise<Host> => {
    const known = this.starting.get(store)
    if (known !== undefined) return known
    const begun = this.begun(store)
    this.starting.set(store, begun)
    begun.catch(() => this.starting.delete(store)) // the next attempt starts afresh
    return begun
  }

  readonly show = async (store: string): Promise<Host> => {
    const before = this.shown()
    const host = await this.open(store)
    if (before !== null && before !== host) {
      before.relay.announce(null)
      for (const { ids } of before.openProjects()) before.letGoOf(ids.project)
    }
    await this.keep({ ...this.known, shown: store })
    return host
  }

  readonly create = async (name: string): Promise<Host | Refusal> => {
    const usable = line(name, MAX_WORKSPACE_NAME)
    if (isRefusal(usable)) return usable
    const store = this.ports.newId()
    return this.enter({ store, id: store, name: usable, address: null })
  }

  readonly join = async (
    address: string,
    { sharedId, name }: Pick<FoundWorkspace, 'sharedId' | 'name'>,
  ): Promise<Host> => {
    const isSame = ({ id, address: its }: WorkspaceEntry): boolean => its === address || id === sharedId
    const known = this.known.workspaces.find(isSame)
    if (known !== undefined) {
      const host = await this.show(known.store)
      if (host.relay.transport() === null) await connectRelay(host, address)
      return host
    }
    const store = this.ports.newId()
    return this.enter({ store, id: sharedId ?? store, name, address })
  }

  readonly flush = async (): Promise<void> => {
    await Promise.all([...this.running.values()].map(host => host.flush()))
    await this.writing
  }

  readonly end = async (): Promise<void> => {
    for (const stop of this.stops) stop()
    await Promise.all([...this.running.values()].map(host => host.end()))
    await this.writing
  }

  /** In the list before its store is there: whatever is killed in between, it is entered at the next opening. */
  private async enter(entry: WorkspaceEntry): Promise<Host> {
    await this.keep(withEntry(this.known, entry))
    return this.show(entry.store)
  }

  private portsOf(store: string): Promise<HostPorts> {
    const known = this.opened.get(store)
    if (known !== undefined) return known
    const opening = this.ports.openPorts(store)
    this.opened.set(store, opening)
    opening.catch(() => this.opened.delete(store))
    return opening
  }

  private async begun(store: string): Promise<Host> {
    const entry = entryOf(this.known, store)
    if (entry === undefined) throw new Error(`no workspace is stored as ${store}`)
    const ports = await this.portsOf(store)
    const identity = await readIdentity(ports)
    const host =
      identity === null ? await enterWorkspace(ports, entry, this.member()) : await resume(ports, identity)
    this.run(store, host)
    return host
  }

  /** As one that runs knows whoever sits here: the one that is shown before the others. */
  private member(): Member {
    for (const host of [this.shown(), ...this.running.values()]) {
      const member = host === null ? null : memberOf(host)
      if (member !== null) return member
    }
    throw new Error('nobody is known on this computer')
  }

  /** Keeps its entry as the workspace tells it, and gives it its shared id once it is in step. */
  private run(store: string, host: Host): void {
    this.running.set(store, host)
    let isSharing = false
    const look = (): void => {
      const entry = entryOf(this.known, store)
      if (entry === undefined) return
      const { sharedId, name } = workspaceInfoOf(host.workspace.snapshot())
      const address = host.relay.transport()?.address ?? null
      const next = withEntry(this.known, {
        store,
        id: sharedId ?? entry.id,
        name: name || entry.name,
        address,
      })
      if (next !== this.known) void this.keep(next)
      const { at } = host.relay.state()
      if (sharedId !== null || isSharing || (at !== 'inStep' && at !== 'unconfirmed')) return
      isSharing = true
      void this.shareId(host, entry.id).finally(() => {
        isSharing = false
      })
    }
    this.stops.push(host.workspace.subscribe(look), host.relay.subscribe(look))
    look()
  }

  private async shareId(host: Host, workspaceId: string): Promise<void> {
    const outcome = await host.workspace.run('shareWorkspace', { workspaceId })
    if (isRefusal(outcome)) this.ports.log.note('workspace.notShared', { refused: word(outcome.refused) })
  }

  /** One write after the other; what can't be written is known until the app ends, and found by its store after that. */
  private keep(list: WorkspaceList): Promise<void> {
    this.known = list
    this.listeners.tell()
    this.writing = this.writing
      .then(() => this.ports.registry.write(list))
      .catch((fault: unknown) => this.ports.log.fault('workspaces.list', fault))
    return this.writing
  }
}
