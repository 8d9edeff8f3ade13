import type { RestorePoints, SecondFolderState } from '../../ports/restorePoints'

const NONE: SecondFolderState = { folder: null, at: 'none', copiedAt: null }

/** Where nothing outlives the run. */
export const noRestorePoints: RestorePoints = {
  list: async () => [],
  make: async () => null,
  isWhole: async () => false,
  read: async () => null,
  showFolder: async () => undefined,
  secondFolder: async () => NONE,
  chooseSecondFolder: async () => NONE,
  forgetSecondFolder: async () => NONE,
  findBackups: async () => [],
  readBackup: async () => null,
  adopt: async () => undefined,
}
