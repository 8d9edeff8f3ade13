import { decodeBundle } from '#shared/document/bundle'
import type { SetName } from '#shared/domain/setName'
import type { Journal, JournaledUpdate } from '#shared/ports/journal'
import { asked } from './askStorage'

/** The journal of one store, which the main process writes. */
export function ipcJournal(store: string): Journal {
  const read = async (set: SetName, from: 'journal' | 'restorePoint'): Promise<JournaledUpdate[]> =>
    decodeBundle(await asked('readJournal', { store, set, from }))
  return {
    head: set => asked('journalHead', { store, set }),
    read: set => read(set, 'journal'),
    readRestorePoint: set => read(set, 'restorePoint'),
    append: batches => asked('appendToJournal', { store, batches }),
    restart: (set, updates) => asked('restartJournal', { store, batch: { set, updates } }),
    remove: sets => asked('removeFromJournal', { store, sets }),
    sets: async () => [...(await asked('journalSets', store))],
  }
}
