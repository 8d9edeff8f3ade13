import type { Log } from '../../ports/log'
import type { RestorePointFailure } from '../../ports/restorePoints'
import type { Timers } from '../../ports/timers'
import type { StorageHealth } from './storageHealth'

const MEGABYTE = 1024 * 1024
const LOW = 500 * MEGABYTE
const FULL = 100 * MEGABYTE

const EVERY_MS = 30_000

export interface DiskWatchParts {
  /** `freeBytes`: where the profile lies. */
  readonly diskState: () => Promise<{
    readonly freeBytes: number
    readonly restorePoints: RestorePointFailure | null
  }>
  readonly timers: Timers
  readonly health: StorageHealth
  readonly log: Log
}

/** Looks at the free space, and whether restore points can be made, every half minute, and now. Returns the way to stop. */
export function watchDisk({ diskState, timers, health, log }: DiskWatchParts): () => void {
  const look = (): void => {
    diskState().then(
      ({ freeBytes, restorePoints }) => health.change({ disk: diskOf(freeBytes), restorePoints }),
      (fault: unknown) => log.fault('disk.state', fault),
    )
  }
  look()
  return timers.every(EVERY_MS, look)
}

function diskOf(free: number): 'good' | 'low' | 'full' {
  if (free < FULL) return 'full'
  return free < LOW ? 'low' : 'good'
}
