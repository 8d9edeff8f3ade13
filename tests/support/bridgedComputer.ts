import { vi } from 'vitest'
import { mergeStates } from '#shared/document/mergeStates'
import { type Host, startHost } from '#shared/host/host'
import { openKeptStore } from '#shared/host/storage/keptStore'
import type { HostPorts } from '#shared/host/hostPorts'
import { memoryLocalFacts } from '#shared/host/storage/memoryLocalFacts'
import { memoryWorkingCopy } from '#shared/host/storage/memoryWorkingCopy'
import type { StorageChannel } from '#shared/contracts/ipc'
import { schemas } from '../../src-main/ipc/schemas'
import { storageAnswers } from '../../src-main/storage/answers'
import { LocalStorage } from '../../src-main/storage/localStorage'
import { ipcJournal } from '../../src-renderer/adapters/ipcJournal'
import { ipcRestorePoints } from '../../src-renderer/adapters/ipcRestorePoints'
import type { Disk } from '../../sync-server/src/store/disk'
import { memoryPorts, noteBook } from '#support/hostPorts'

export const PROFILE = '/profile'
const STORE = 'first'

/** A host whose storage is the main process's, asked over the bridge with all that it checks and copies. */
export async function bridgedComputer(disk: Disk, profile = PROFILE, version = '1.0.0') {
  const log = noteBook()
  const ports = memoryPorts()
  const shown: string[] = []
  const picked: { folder: string | null } = { folder: null }
  const mainLog = { note: () => undefined, fault: (what: string) => void log.faults.push(what) }
  const storage = new LocalStorage({
    folder: profile,
    version,
    merge: async (updates, isFacts) => mergeStates(updates, isFacts),
    now: ports.clock.now,
    log: mainLog,
    newId: () => 'abcd1234',
    disk,
  })
  const answers = storageAnswers(storage, mainLog, {
    discardBrowserStorage: async () => undefined,
    showFolder: async folder => void shown.push(folder),
    chooseFolder: async () => picked.folder,
  })
  const ask = async (channel: StorageChannel, argument: unknown): Promise<unknown> => {
    const taken = schemas[channel].parse(structuredClone(argument))
    return structuredClone(await (answers[channel] as (argument: unknown) => unknown)(taken))
  }
  vi.stubGlobal('window', { warroom: { storage: ask } })
  const portsOf = (store: string): HostPorts => ({
    ...ports,
    log,
    facts: memoryLocalFacts(),
    store: openKeptStore({
      working: memoryWorkingCopy(),
      journal: ipcJournal(store),
      health: ports.health,
      log,
    }),
    restorePoints: ipcRestorePoints(store),
  })
  const own = portsOf(STORE)
  const host: Host = await startHost(own, { personId: 'lin', device: profile })
  return { host, log, shown, picked, storage, portsOf, restorePoints: own.restorePoints, clock: ports.clock }
}
