import type { Log } from '../../ports/log'
import type { Timers } from '../../ports/timers'
import type { StorageHealth } from './storageHealth'

const MEGABYTE = 1024 * 1024
const LOW = 500 * MEGABYTE
const FULL = 100 * MEGABYTE

const EVERY_MS = 30_000

export interface DiskWatchParts {
  /** Free bytes where the profile lies. */
  readonly freeBytes: () => Promise<number>
  readonly timers: Timers
  readonly health: StorageHealth
  readonly log: Log
}

/** Looks at the free space every half minute, and now. Returns the way to stop. */
export function watchDisk({ freeBytes, timers, health, log }: DiskWatchParts): () => void {
  const look = (): void => {
    freeBytes().then(
      free => health.change({ disk: diskOf(free) }),
      (fault: unknown) => log.fault('disk.space', fault),
    )
  }
  look()
  return timers.every(EVERY_MS, look)
}

function diskOf(free: number): 'good' | 'low' | 'full' {
  if (free < FULL) return 'full'
  return free < LOW ? 'low' : 'good'
}
