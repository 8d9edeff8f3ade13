import { readWhole, watch } from '../../document/watch'
import type { Target } from '../../document/write'
import { applyChanges } from '../../model/snapshot'
import type { Log } from '../../ports/log'
import type { Timers } from '../../ports/timers'
import { startListeners } from './listeners'

/** The plain snapshot of documents that change. */
export interface LiveSnapshot<S extends object> {
  now(): S
  subscribe(listener: () => void): () => void
  /** Calls the listeners now: something beside the records has changed. */
  tell(): void
  stop(): void
}

const FRAME_MS = 16

interface SnapshotPorts {
  readonly log: Log
  readonly timers: Timers
  /** False for documents that only a later version reads: their snapshot stays as it was. */
  readonly isReadable: () => boolean
}

/** What a peer sends is told once a frame, one's own edits at once. */
export function startLiveSnapshot<S extends object>(
  target: Target,
  empty: S,
  { log, timers, isReadable }: SnapshotPorts,
): LiveSnapshot<S> {
  let snapshot = isReadable() ? applyChanges(empty, readWhole(target)) : empty
  const listeners = startListeners<void>(log)
  let callOff: (() => void) | null = null
  const tell = (): void => {
    callOff?.()
    callOff = null
    listeners.tell()
  }
  const stopWatching = watch(target, (changes, origin) => {
    if (!isReadable()) return tell()
    snapshot = applyChanges(snapshot, changes)
    if (origin.by !== 'peer') tell()
    else callOff ??= timers.after(FRAME_MS, tell)
  })
  return {
    now: () => snapshot,
    subscribe: listeners.subscribe,
    tell,
    stop: () => {
      stopWatching()
      callOff?.()
    },
  }
}
