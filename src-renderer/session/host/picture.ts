import { readWhole, watch } from '#shared/document/watch'
import type { Target } from '#shared/document/write'
import { applyChanges } from '#shared/model/snapshot'
import type { Log } from '#shared/ports/log'
import { startListeners } from './listeners'

export interface Picture<S extends object> {
  now(): S
  subscribe(listener: (snapshot: S) => void): () => void
  stop(): void
}

const FRAME_MS = 16

/** The plain picture of the documents. What a peer sends is told once a frame, one's own edits at once. */
export function startPicture<S extends object>(target: Target, empty: S, log: Log): Picture<S> {
  let snapshot = applyChanges(empty, readWhole(target))
  const listeners = startListeners<S>(log)
  let timer: ReturnType<typeof setTimeout> | null = null
  const tell = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    listeners.tell(snapshot)
  }
  const stopWatching = watch(target, (changes, origin) => {
    snapshot = applyChanges(snapshot, changes)
    if (origin.by !== 'peer') tell()
    else timer ??= setTimeout(tell, FRAME_MS)
  })
  return {
    now: () => snapshot,
    subscribe: listeners.subscribe,
    stop: () => {
      stopWatching()
      if (timer !== null) clearTimeout(timer)
    },
  }
}
