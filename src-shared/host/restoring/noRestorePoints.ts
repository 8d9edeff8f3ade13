import type { RestorePoints } from '../../ports/restorePoints'

/** Where nothing outlives the run. */
export const noRestorePoints: RestorePoints = {
  list: async () => [],
  make: async () => null,
  isWhole: async () => false,
  read: async () => null,
  showFolder: async () => undefined,
}
