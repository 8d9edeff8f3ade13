import {
  entryOf,
  FIRST_STORE,
  withEntry,
  type WorkspaceEntry,
  type WorkspaceList,
} from '../../domain/workspaceList'
import type { Log } from '../../ports/log'
import type { WorkspaceRegistry } from '../../ports/workspaceRegistry'
import { type Listeners, startListeners } from '../documents/listeners'

/**
 * The list of workspaces as it is kept. It is a copy of what stands in the stores themselves: whatever it lacks is
 * found there again.
 */
export class KnownWorkspaces {
  private readonly listeners: Listeners<void>
  private writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly registry: WorkspaceRegistry,
    private readonly log: Log,
    private kept: WorkspaceList,
  ) {
    this.listeners = startListeners(log)
  }

  readonly list = (): WorkspaceList => this.kept

  readonly subscribe = (listener: () => void): (() => void) => this.listeners.subscribe(listener)

  readonly entry = (store: string): WorkspaceEntry | undefined => entryOf(this.kept, store)

  /** Durable when it settles. Rejects when it can't be written; then nothing has changed. */
  async add(entry: WorkspaceEntry): Promise<void> {
    const before = this.kept
    this.kept = withEntry(before, entry)
    try {
      await this.write()
    } catch (fault) {
      this.kept = before
      throw fault
    }
    this.listeners.tell()
  }

  /** One that is known: what can't be written of it is in its store. */
  change(entry: WorkspaceEntry): void {
    const next = withEntry(this.kept, entry)
    if (next !== this.kept) this.keep(next)
  }

  show(store: string): void {
    this.keep({ ...this.kept, shown: store })
  }

  /** Settles when what was begun is written, or has failed. */
  settled(): Promise<void> {
    return this.writing
  }

  private keep(list: WorkspaceList): void {
    this.kept = list
    this.listeners.tell()
    this.write().catch((fault: unknown) => this.log.fault('workspaces.list', fault))
  }

  /** One write after the other. */
  private write(): Promise<void> {
    const list = this.kept
    const written = this.writing.then(() => this.registry.write(list))
    this.writing = written.catch(() => undefined) // told to whoever asked for it
    return written
  }
}

/** Entries for stores that no list names: the single store of earlier versions, or one whose list was lost. */
export function unlisted(
  { workspaces }: WorkspaceList,
  stores: readonly string[],
  newId: () => string,
): WorkspaceEntry[] {
  const known = new Set(workspaces.map(({ store }) => store))
  return stores
    .filter(store => !known.has(store))
    .sort((a, b) => Number(b === FIRST_STORE) - Number(a === FIRST_STORE))
    .map(store => ({ store, id: newId(), name: '', address: null }))
}
