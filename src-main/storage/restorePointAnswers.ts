import type { Answered, StorageChannel } from '#shared/contracts/ipc'
import type { Answers } from '../ipc/answer'
import type { LocalStorage } from './localStorage'

export interface RestorePointsOutside {
  /** In the system's file manager. Rejects when it can't. */
  readonly showFolder: (folder: string) => Promise<void>
  /** Asks for one; null when the person cancels. */
  readonly chooseFolder: () => Promise<string | null>
}

type RestorePointChannel = Extract<
  StorageChannel,
  | 'makeRestorePoint'
  | 'restorePoints'
  | 'isRestorePointWhole'
  | 'readRestorePoint'
  | 'showRestorePoints'
  | 'secondFolder'
  | 'chooseSecondFolder'
  | 'forgetSecondFolder'
  | 'findBackups'
  | 'adoptBackup'
  | 'readBackup'
>

/** What the window asks of restore points, the second folder and folders from elsewhere. */
export function restorePointAnswers(
  storage: LocalStorage,
  answered: <T>(work: () => Promise<T>) => Promise<Answered<T>>,
  { showFolder, chooseFolder }: RestorePointsOutside,
): Pick<Answers, RestorePointChannel> {
  return {
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
    readBackup: at => answered(() => storage.readBackup(at)),
    forgetSecondFolder: () =>
      answered(async () => {
        await storage.secondFolder.choose(null)
        return storage.secondFolder.state()
      }),
  }
}
