import { readWhole, watch } from '../../document/watch'
import type { Target } from '../../document/write'
import { applyChanges } from '../../domain/snapshot'
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

/** What a peer sends is told once a frame, one's own edits at once. */
export function startLiveSnapshot<S extends object>(
  target: Target,
  empty: S,
  { log, timers }: { readonly log: Log; readonly timers: Timers },
): LiveSnapshot<S> {
  let snapshot = applyChanges(empty, readWhole(target))
  const listeners = startListeners<void>(log)
  let callOff: (() => void) | null = null
  const tell = (): void => {
    callOff?.()
    callOff = null
    listeners.tell()
  }
  const stopWatching = watch(target, (changes, origin) => {
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
