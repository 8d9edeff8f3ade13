import type { Log } from '../log'
import { type Restored, restoreReplica } from './replica'
import type { RoomStore } from '../store/roomStore'

/** A room's document from what is stored of it; what could not be read or applied is told. */
export async function openReplica(
  room: string,
  { store, log }: { readonly store: RoomStore; readonly log: Log },
): Promise<Restored & { readonly damaged: number }> {
  const stored = await store.load(room)
  for (const { row, reason, bytes } of stored.damaged) {
    log.warn('row set aside', { room, row, reason, bytes })
  }
  const restored = restoreReplica(stored.updates)
  if (restored.unappliable > 0) log.warn('rows not applied', { room, rows: restored.unappliable })
  return { ...restored, damaged: stored.damaged.length }
}
