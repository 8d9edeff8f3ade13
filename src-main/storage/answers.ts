import { encodeBundle } from '#shared/document/bundle'
import type { Answered, StorageChannel } from '#shared/contracts/ipc'
import { StoreFault } from '../../sync-server/src/store/roomStore'
import type { Answers } from '../ipc/answer'
import type { Log } from '../log'
import type { LocalStorage } from './localStorage'
import { restorePointAnswers, type RestorePointsOutside } from './restorePointAnswers'

/** What the storage needs of Electron. */
export interface StorageOutside extends RestorePointsOutside {
  readonly discardBrowserStorage: () => Promise<void>
}

/** What the window asks of the storage; a fault is told as its reason and stays in the log. */
export function storageAnswers(
  storage: LocalStorage,
  log: Log,
  outside: StorageOutside,
): Pick<Answers, StorageChannel> {
  const answered = async <T>(work: () => Promise<T>): Promise<Answered<T>> => {
    try {
      return { at: 'done', value: await work() }
    } catch (fault) {
      log.fault('storage', fault)
      return { at: 'failed', reason: fault instanceof StoreFault ? fault.reason : 'failed' }
    }
  }
  return {
    storesOnDisk: () => storage.stores(),
    diskState: store => storage.diskState(store),
    discardBrowserStorage: async () => {
      await outside.discardBrowserStorage()
      return undefined
    },
    journalHead: ({ store, set }) => answered(async () => (await storage.journal(store)).head(set)),
    readJournal: ({ store, set, from }) =>
      answered(async () => {
        const journal = await storage.journal(store)
        const updates = await (from === 'journal' ? journal.read(set) : journal.readRestorePoint(set))
        return encodeBundle(updates.map(one => ({ ...one, last: 0 })))
      }),
    appendToJournal: ({ store, batches }) => answered(() => storage.append(store, batches)),
    restartJournal: ({ store, batch: { set, updates } }) =>
      answered(async () => (await storage.journal(store)).restart(set, updates)),
    removeFromJournal: ({ store, sets }) =>
      answered(async () => {
        await (await storage.journal(store)).remove(sets)
        return undefined
      }),
    journalSets: store => answered(async () => (await storage.journal(store)).sets()),
    ...restorePointAnswers(storage, answered, outside),
  }
}
