import type { WorkspaceList } from '#shared/domain/workspaceList'
import type { HostPorts } from '#shared/host/hostPorts'
import type { WorkspacesPorts } from '#shared/host/workspaces/workspaces'
import type { Transport } from '#shared/ports/transport'
import type { WorkspaceRegistry } from '#shared/ports/workspaceRegistry'
import { memoryPorts, noteBook } from '#support/hostPorts'
import { createMemoryDisk, type MemoryDisk } from '#support/memoryUpdateStore'

interface Store {
  readonly disk: MemoryDisk
  readonly facts: HostPorts['facts']
}

/** What lies on a computer's disk: it outlives every start, also one that is killed. */
export interface ComputerDisk {
  list: WorkspaceList | null
  readonly stores: Map<string, Store>
}

export function newComputerDisk(): ComputerDisk {
  return { list: null, stores: new Map() }
}

export interface DiskFaults {
  /** Called before each thing that a start writes; it throws when the computer is killed there. */
  readonly beforeWrite?: () => void
}

/** One start of the app on a computer; `transportTo` is its network. */
export function startOn(
  disk: ComputerDisk,
  name: string,
  transportTo: (address: string) => Transport,
  { beforeWrite = () => undefined }: DiskFaults = {},
): WorkspacesPorts & { readonly log: ReturnType<typeof noteBook> } {
  let made = 0
  const newId = (): string => `${name}-${disk.stores.size}-${String(++made).padStart(4, '0')}`
  const registry: WorkspaceRegistry = {
    read: async () => structuredClone(disk.list),
    write: async list => {
      beforeWrite()
      disk.list = structuredClone(list)
    },
    stores: async () => [...disk.stores.keys()].sort(),
  }
  const openPorts = async (store: string): Promise<HostPorts> => {
    if (!disk.stores.has(store)) beforeWrite()
    const known = disk.stores.get(store)
    const ports = memoryPorts(known?.disk ?? createMemoryDisk(), `${name}${store}`)
    const facts = known?.facts ?? ports.facts
    disk.stores.set(store, { disk: ports.disk, facts })
    return {
      ...ports,
      newId,
      transportTo,
      store: { ...ports.store, append: batch => guarded(beforeWrite, () => ports.store.append(batch)) },
      facts: { ...facts, put: (key, value) => guarded(beforeWrite, () => facts.put(key, value)) },
    }
  }
  return { registry, openPorts, newId, log: noteBook() }
}

async function guarded<T>(before: () => void, work: () => Promise<T>): Promise<T> {
  before()
  return work()
}
