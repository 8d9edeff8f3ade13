import { encodeBundle } from '#shared/document/bundle'
import type { Answered, StorageChannel } from '#shared/contracts/ipc'
import { StoreFault } from '../../sync-server/src/store/roomStore'
import type { Answers } from '../ipc/answer'
import type { Log } from '../log'
import type { LocalStorage } from './localStorage'

/** What the storage needs of Electron. */
export interface StorageOutside {
  readonly discardBrowserStorage: () => Promise<void>
  /** In the system's file manager. Rejects when it can't. */
  readonly showFolder: (folder: string) => Promise<void>
  /** Asks for one; null when the person cancels. */
  readonly chooseFolder: () => Promise<string | null>
}

/** What the window asks of the storage; a fault is told as its reason and stays in the log. */
export function storageAnswers(
  storage: LocalStorage,
  log: Log,
  { discardBrowserStorage, showFolder, chooseFolder }: StorageOutside,
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
    freeBytes: () => storage.freeBytes(),
    discardBrowserStorage: async () => {
      await discardBrowserStorage()
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
    makeRestorePoint: ({ store, reason }) => answered(() => storage.makeRestorePoint(store, reason)),
    restorePoints: store => answered(() => storage.restorePoints(store).list()),
    isRestorePointWhole: ({ store, id }) => answered(() => storage.restorePoints(store).isPointWhole(id)),
    readRestorePoint: ({ store, id, set }) => answered(() => storage.restorePoints(store).bundle(id, set)),
    showRestorePoints: store =>
      answered(async () => {
        await showFolder(storage.restorePointsFolder(store))
        return undefined
      }),
    secondFolder: () => answered(() => storage.secondFolder.state()),
    chooseSecondFolder: () =>
      answered(async () => {
        const folder = await chooseFolder()
        if (folder !== null) await storage.chooseSecondFolder(folder)
        return storage.secondFolder.state()
      }),
    findBackups: () =>
      answered(async () => {
        const folder = await chooseFolder()
        if (folder === null) return null
        const found = await storage.findBackups(folder)
        return Promise.all(
          found.map(async ({ files, point, points }) => {
            const workspace = point.sets.find(({ set }) => set === 'workspace')
            return { point, points, workspace: workspace === undefined ? null : await files.read(workspace) }
          }),
        )
      }),
    adoptBackup: ({ store, at }) =>
      answered(async () => {
        await storage.adopt(store, at)
        return undefined
      }),
    forgetSecondFolder: () =>
      answered(async () => {
        await storage.secondFolder.choose(null)
        return storage.secondFolder.state()
      }),
  }
}
