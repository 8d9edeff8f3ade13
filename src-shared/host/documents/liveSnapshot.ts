import type { Origin } from '../../document/origin'
import { readWhole, watch } from '../../document/watch'
import type { Target } from '../../document/write'
import { applyChanges, type Changes, type RecordChange } from '../../model/snapshot'
import type { Log } from '../../ports/log'
import type { Timers } from '../../ports/timers'
import { startListeners } from './listeners'

/**
 * What changed in a set of documents since its listeners were last called: each record once and whole, as plain
 * data. Whoever holds the snapshot of then, here or behind a port, gets that of now by `applyChanges`.
 */
export interface SetChanges extends Changes {
  /** `peers` when nothing of it was done here: it may be drawn when there is time. */
  readonly by: 'self' | 'peers'
}

/** The plain snapshot of documents that change. */
export interface LiveSnapshot<S extends object> {
  now(): S
  subscribe(listener: (changes: SetChanges) => void): () => void
  /** Calls the listeners now: something beside the records has changed. */
  tell(): void
  stop(): void
}

/** The first change of a peer is told after a frame; while they pour in, each telling waits twice as long. */
const [FRAME_MS, LONGEST_MS] = [16, 256]

interface SnapshotPorts {
  readonly log: Log
  readonly timers: Timers
  /** False for documents that only a later version reads: their snapshot stays as it was. */
  readonly isReadable: () => boolean
}

/** What peers send is gathered and told once a frame, or less often in a flood; one's own edits at once. */
export function startLiveSnapshot<S extends object>(
  target: Target,
  empty: S,
  { log, timers, isReadable }: SnapshotPorts,
): LiveSnapshot<S> {
  let snapshot = isReadable() ? applyChanges(empty, readWhole(target)) : empty
  const listeners = startListeners<SetChanges>(log)
  let gathered = noChanges()
  const tell = (by: SetChanges['by'] = 'self'): void => {
    const changes = { records: [...gathered.records.values()], notes: [...gathered.notes], by }
    gathered = noChanges()
    listeners.tell(changes)
  }
  const flood = startFlood(timers, () => tell('peers'))
  const tellNow = (): void => {
    flood.isTold()
    tell()
  }
  const follow = (changes: Changes, origin: Origin): void => {
    if (!isReadable()) return tellNow()
    snapshot = applyChanges(snapshot, changes)
    for (const one of changes.records) gathered.records.set(`${one.kind}/${one.id}`, one)
    for (const [taskId, text] of changes.notes) gathered.notes.set(taskId, text)
    if (origin.by === 'peer') flood.tellLater()
    else tellNow()
  }
  const stopWatching = watch(target, follow)
  return {
    now: () => snapshot,
    subscribe: listeners.subscribe,
    tell: tellNow,
    stop: () => {
      stopWatching()
      flood.stop()
    },
  }
}

function noChanges() {
  return { records: new Map<string, RecordChange>(), notes: new Map<string, string>() }
}

/** Calls `tell` a frame after it is asked for, and when it is asked again at once, later each time. */
function startFlood(timers: Timers, tell: () => void) {
  let wait = FRAME_MS
  let isAsked = false
  let callOff: (() => void) | null = null
  const after = (ms: number): void => {
    callOff = timers.after(ms, () => {
      callOff = null
      if (!isAsked) {
        wait = FRAME_MS
        return
      }
      isAsked = false
      wait = Math.min(2 * wait, LONGEST_MS)
      after(wait)
      tell()
    })
  }
  return {
    tellLater: (): void => {
      isAsked = true
      if (callOff === null) after(wait)
    },
    isTold: (): void => {
      isAsked = false
    },
    stop: (): void => callOff?.(),
  }
}
