import { decodeBundle } from '#shared/document/bundle'
import type { RestorePoints } from '#shared/ports/restorePoints'
import { asked } from './askStorage'

/** The restore points of one store, which the main process keeps. */
export function ipcRestorePoints(store: string): RestorePoints {
  return {
    list: () => asked('restorePoints', store),
    make: reason => asked('makeRestorePoint', { store, reason }),
    isWhole: id => asked('isRestorePointWhole', { store, id }),
    read: async (id, set) => {
      const bundle = await asked('readRestorePoint', { store, id, set })
      return bundle === null ? null : decodeBundle(bundle)
    },
    showFolder: () => asked('showRestorePoints', store),
    secondFolder: () => asked('secondFolder', undefined),
    chooseSecondFolder: () => asked('chooseSecondFolder', undefined),
    findBackups: async () => {
      const found = await asked('findBackups', undefined)
      if (found === null) return null
      return found.map(({ workspace, ...one }) => ({
        ...one,
        workspace: workspace === null ? null : decodeBundle(workspace),
      }))
    },
    readBackup: async at => {
      const bundle = await asked('readBackup', at)
      return bundle === null ? null : decodeBundle(bundle)
    },
    adopt: (as, at) => asked('adoptBackup', { store: as, at }),
    forgetSecondFolder: () => asked('forgetSecondFolder', undefined),
  }
}
