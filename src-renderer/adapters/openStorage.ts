import { startStorageHealth, type StorageHealth } from '#shared/host/storage/storageHealth'
import { memoryLocalFacts } from '#shared/host/storage/memoryLocalFacts'
import { openKeptFacts } from '#shared/host/storage/keptFacts'
import { type KeptStore, openKeptStore } from '#shared/host/storage/keptStore'
import { memoryWorkingCopy } from '#shared/host/storage/memoryWorkingCopy'
import type { LocalFacts } from '#shared/ports/localFacts'
import type { Log } from '#shared/ports/log'
import { StoreFault } from '#shared/ports/updateStore'
import { openDexieLocalFacts } from './dexieLocalFacts'
import { openDexieWorkingCopy } from './dexieWorkingCopy'
import type { RestorePoints } from '#shared/ports/restorePoints'
import { ipcJournal } from './ipcJournal'
import { ipcRestorePoints } from './ipcRestorePoints'
import { databasesOf } from './workspaceRegistry'

export interface OpenStorage {
  readonly store: KeptStore
  readonly facts: LocalFacts
  readonly health: StorageHealth
  readonly restorePoints: RestorePoints
}

/** Databases of one window share their files: what is open would be thrown away as well. */
let isAnyOpen = false

/** Rejects with StoreFault `tooNew` only: what can't be opened is put together from the other copies. */
export async function openStorage(store: string, log: Log): Promise<OpenStorage> {
  const health = startStorageHealth(log)
  const journal = ipcJournal(store)
  const databases = databasesOf(store)
  const open = () =>
    Promise.all([openDexieWorkingCopy(databases.documents), openDexieLocalFacts(databases.facts)])
  const [working, facts] = await open()
    .catch(async (fault: unknown) => {
      passTooNew(fault)
      if (isAnyOpen || !isDamage(fault)) throw fault
      log.fault('storage.open', fault)
      // Chromium opens nothing more of a storage whose list of files is damaged, until it is thrown away.
      await window.warroom.storage('discardBrowserStorage', undefined)
      return open()
    })
    .then(opened => {
      isAnyOpen = true
      return opened
    })
    .catch((fault: unknown) => {
      passTooNew(fault)
      log.fault('storage.open', fault)
      health.change({ workingCopy: 'lost' })
      return [memoryWorkingCopy(), memoryLocalFacts()] as const
    })
  return {
    store: openKeptStore({ working, journal, health, log }),
    facts: await openKeptFacts(facts, journal, log),
    health,
    restorePoints: ipcRestorePoints(store),
  }
}

/** A storage that is slow, or has no room on the disk, may be the only one that holds what the journal refused. */
function isDamage(fault: unknown): boolean {
  return !(fault instanceof StoreFault) || !['hung', 'full', 'closed'].includes(fault.reason)
}

/** Nothing is damaged: a later version of the app wrote it. */
function passTooNew(fault: unknown): void {
  if (fault instanceof StoreFault && fault.reason === 'tooNew') throw fault
}
