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

/** What a computer does before each write; what never settles is a computer that was killed there. */
type BeforeWrite = () => Promise<void>

/** Goes on for `writes` writes and is killed at the next one. */
export function killedAfter(writes: number): {
  readonly beforeWrite: BeforeWrite
  readonly killed: Promise<void>
} {
  let left = writes
  let tell = (): void => undefined
  const killed = new Promise<void>(resolve => {
    tell = resolve
  })
  const beforeWrite = (): Promise<void> => {
    left -= 1
    if (left >= 0) return Promise.resolve()
    tell()
    return new Promise(() => undefined)
  }
  return { beforeWrite, killed }
}

/** One start of the app on a computer; `transportTo` is its network. */
export function startOn(
  disk: ComputerDisk,
  name: string,
  transportTo: (address: string) => Transport,
  beforeWrite: BeforeWrite = () => Promise.resolve(),
): WorkspacesPorts & { readonly log: ReturnType<typeof noteBook> } {
  let made = 0
  const newId = (): string => `${name}-${disk.stores.size}-${String(++made).padStart(4, '0')}`
  const registry: WorkspaceRegistry = {
    read: async () => structuredClone(disk.list),
    write: async list => {
      await beforeWrite()
      disk.list = structuredClone(list)
    },
    stores: async () => [...disk.stores.keys()].sort(),
  }
  const openPorts = async (store: string): Promise<HostPorts> => {
    if (!disk.stores.has(store)) await beforeWrite()
    const known = disk.stores.get(store)
    const ports = memoryPorts(known?.disk ?? createMemoryDisk(), `${name}${store}`)
    const facts = known?.facts ?? ports.facts
    disk.stores.set(store, { disk: ports.disk, facts })
    return {
      ...ports,
      newId,
      transportTo,
      store: { ...ports.store, append: batch => beforeWrite().then(() => ports.store.append(batch)) },
      facts: { ...facts, put: (key, value) => beforeWrite().then(() => facts.put(key, value)) },
    }
  }
  return { registry, openPorts, newId, log: noteBook() }
}
