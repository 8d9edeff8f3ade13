import { line } from '../../commands/limits'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { FIRST_STORE, type WorkspaceEntry, type WorkspaceList } from '../../domain/workspaceList'
import { MAX_WORKSPACE_NAME } from '../../model/workspaceInfo'
import type { Log } from '../../ports/log'
import { type StoredUpdate, StoreFault } from '../../ports/updateStore'
import type { WorkspaceRegistry } from '../../ports/workspaceRegistry'
import { refuseWhole } from '../courier/joinDocuments'
import type { Host } from '../host'
import type { HostPorts } from '../hostPorts'
import { connectRelay, readIdentity, relayAddress, resume } from '../identity'
import { followEntry, giveSharedId } from './followHost'
import { entryFound, type FoundWorkspace } from './foundWorkspace'
import { KnownWorkspaces, unlisted } from './knownWorkspaces'
import { enterWorkspace, type Member, memberOf, takeLook } from './member'

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
  /**
   * Starts the one that was shown last, or another when its storage fails; null when nobody has said their name on
   * this computer. Rejects with StoreFault when none can be opened.
   */
  start(): Promise<Host | null>
  /** Those whose storage failed at the start. */
  failed(): readonly WorkspaceEntry[]
  /** Where the first one is made. */
  portsOfFirst(): Promise<HostPorts>
  /** The first one was made: it is entered in the list and shown. */
  begin(host: Host): Promise<void>
  /** Starts those that have a relay and do not run yet, and finds stores that the list does not name. */
  startOthers(): Promise<void>
  /** Its host, started when it does not run; it is not shown by that. Rejects with StoreFault. */
  open(store: string): Promise<Host>
  /** Opens it and shows it, unless another was asked for meanwhile. Rejects with StoreFault; then nothing changes. */
  show(store: string): Promise<Host>
  /** A new one on this computer alone; answers its store. */
  create(name: string): Promise<string | Refusal>
  /** One whose store `fill` makes out of a backup, as one more on this computer; answers its store. */
  adopt(name: string, fill: (store: string) => Promise<void>): Promise<string>
  /**
   * One that came as a file, on this computer alone; answers its store. Refused when a document builds on what is not
   * in the file.
   */
  receive(
    found: Pick<WorkspaceEntry, 'id' | 'name'>,
    documents: readonly StoredUpdate[],
  ): Promise<string | Refusal>
  /** The one that lies at an address as one more on this computer; answers its store. */
  join(address: string, found: Pick<FoundWorkspace, 'sharedId' | 'name'>): Promise<string>
  /** Settles when all that was typed in any of them is durable. */
  flush(): Promise<void>
  end(): Promise<void>
}

export async function openWorkspaces(ports: WorkspacesPorts): Promise<Workspaces> {
  const { registry, log, newId } = ports
  const kept = (await registry.read()) ?? { shown: FIRST_STORE, workspaces: [] }
  const known = new KnownWorkspaces(registry, log, kept)
  const workspaces = new RunningWorkspaces(ports, known)
  // A list without any is none: what lies on the computer is never taken for nothing.
  if (kept.workspaces.length > 0) return workspaces
  const [first, ...others] = unlisted(kept, await registry.stores(), newId)
  if (first === undefined) return workspaces
  for (const entry of [first, ...others]) await known.add(await workspaces.withAddress(entry))
  known.show(first.store)
  return workspaces
}

class RunningWorkspaces implements Workspaces {
  private readonly opened = new Map<string, Promise<HostPorts>>()
  private readonly starting = new Map<string, Promise<Host>>()
  private readonly running = new Map<string, Host>()
  private readonly stops: (() => void)[] = []
  private readonly faults = new Map<string, StoreFault>()
  /** Counts what was asked to be shown: a slow answer does not come in place of a later one. */
  private asked = 0

  readonly list
  readonly subscribe

  constructor(
    private readonly ports: WorkspacesPorts,
    private readonly known: KnownWorkspaces,
  ) {
    this.list = known.list
    this.subscribe = known.subscribe
  }

  readonly shown = (): Host | null => this.running.get(this.list().shown) ?? null

  readonly failed = (): readonly WorkspaceEntry[] =>
    this.list().workspaces.filter(({ store }) => this.faults.has(store))

  readonly start = async (): Promise<Host | null> => {
    const { shown, workspaces } = this.list()
    const stores = workspaces.map(({ store }) => store)
    for (const store of stores.sort((a, b) => Number(b === shown) - Number(a === shown))) {
      try {
        if ((await readIdentity(await this.portsOf(store))) !== null) return await this.show(store)
      } catch (fault) {
        if (!(fault instanceof StoreFault)) throw fault
        this.ports.log.fault('workspace.start', fault)
        this.faults.set(store, fault)
      }
    }
    const [fault] = this.faults.values()
    if (fault !== undefined) throw fault
    return null
  }

  readonly portsOfFirst = (): Promise<HostPorts> => this.portsOf(FIRST_STORE)

  readonly begin = async (host: Host): Promise<void> => {
    this.starting.set(FIRST_STORE, Promise.resolve(host))
    this.running.set(FIRST_STORE, host)
    await this.known.add({ store: FIRST_STORE, id: this.ports.newId(), name: '', address: null })
    this.follow(FIRST_STORE, host)
    this.known.show(FIRST_STORE)
    await this.known.settled()
  }

  readonly startOthers = async (): Promise<void> => {
    const { registry, newId } = this.ports
    for (const entry of unlisted(this.list(), await registry.stores(), newId)) {
      await this.known.add(await this.withAddress(entry))
    }
    await Promise.all(this.list().workspaces.map(this.startIfShared))
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
    this.asked += 1
    const mine = this.asked
    const host = await this.open(store)
    const before = this.shown()
    if (before !== null && before !== host) await takeLook(before, host)
    if (mine !== this.asked) return host
    if (before !== host) before?.relay.announce(null)
    this.known.show(store)
    return host
  }

  readonly create = async (name: string): Promise<string | Refusal> => {
    const usable = line(name, MAX_WORKSPACE_NAME)
    if (isRefusal(usable)) return usable
    const store = this.ports.newId()
    return this.enter({ store, id: store, name: usable, address: null })
  }

  readonly adopt = async (name: string, fill: (store: string) => Promise<void>): Promise<string> => {
    const store = this.ports.newId()
    await fill(store)
    return this.enter({ store, id: store, name, address: null })
  }

  readonly receive = async (
    found: Pick<WorkspaceEntry, 'id' | 'name'>,
    documents: readonly StoredUpdate[],
  ): Promise<string | Refusal> => {
    const wrong = refuseWhole(documents)
    if (wrong !== null) return wrong
    const store = this.ports.newId()
    const ports = await this.portsOf(store)
    await ports.store.append(documents)
    return this.enter({ ...found, store, address: null })
  }

  readonly join = async (
    address: string,
    { sharedId, name }: Pick<FoundWorkspace, 'sharedId' | 'name'>,
  ): Promise<string> => {
    const known = entryFound(this.list(), address, { sharedId })
    if (known === undefined) {
      const store = this.ports.newId()
      return this.enter({ store, id: sharedId ?? store, name, address })
    }
    const host = await this.open(known.store)
    const { at } = host.relay.state()
    // The relay has moved, or was left: it was found at this address a moment ago.
    if (at !== 'inStep' && at !== 'sending') await connectRelay(host, address)
    return known.store
  }

  readonly flush = async (): Promise<void> => {
    await Promise.all([...this.running.values()].map(host => host.flush()))
    await this.known.settled()
  }

  readonly end = async (): Promise<void> => {
    for (const stop of this.stops) stop()
    await Promise.all([...this.running.values()].map(host => host.end()))
    await this.known.settled()
  }

  /** As its store has it. A store that can't be opened has none for now. */
  async withAddress(entry: WorkspaceEntry): Promise<WorkspaceEntry> {
    try {
      return { ...entry, address: await relayAddress(await this.portsOf(entry.store)) }
    } catch (fault) {
      this.ports.log.fault('workspace.address', fault)
      return entry
    }
  }

  /** Also one that nobody has called yet, so that the list learns its name. */
  private readonly startIfShared = async ({ store, name, address }: WorkspaceEntry): Promise<void> => {
    if (address === null && name !== '') return
    await this.open(store).catch((fault: unknown) => this.ports.log.fault('workspace.start', fault))
  }

  /** In the list before its store is there: whatever is killed in between, it is entered at the next opening. */
  private async enter(entry: WorkspaceEntry): Promise<string> {
    await this.known.add(entry)
    await this.open(entry.store)
    return entry.store
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
    const entry = this.known.entry(store)
    if (entry === undefined) throw new Error(`no workspace is stored as ${store}`)
    const ports = await this.portsOf(store)
    const identity = await readIdentity(ports)
    const host =
      identity === null ? await enterWorkspace(ports, entry, this.member()) : await resume(ports, identity)
    this.running.set(store, host)
    this.follow(store, host)
    return host
  }

  private follow(store: string, host: Host): void {
    const entry = (): WorkspaceEntry | undefined => this.known.entry(store)
    this.stops.push(
      followEntry(host, entry, next => this.known.change(next)),
      giveSharedId(host, () => entry()?.id),
    )
  }

  /** As one that runs knows whoever sits here: the one that is shown before the others. */
  private member(): Member {
    for (const host of [this.shown(), ...this.running.values()]) {
      const member = host === null ? null : memberOf(host)
      if (member !== null) return member
    }
    throw new Error('nobody is known on this computer')
  }
}
