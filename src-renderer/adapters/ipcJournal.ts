import type { Answer, Answered, Argument, StorageChannel } from '#shared/contracts/ipc'
import { decodeBundle } from '#shared/document/bundle'
import type { SetName } from '#shared/domain/setName'
import type { Journal, JournaledUpdate } from '#shared/ports/journal'
import { StoreFault } from '#shared/ports/updateStore'
import { guarded } from './storeFaults'

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

type ValueOf<C extends StorageChannel> = Answer<C> extends Answered<infer T> ? T : never

/** Its answer, or a StoreFault. */
async function asked<C extends StorageChannel>(channel: C, argument: Argument<C>): Promise<ValueOf<C>> {
  const answer = (await guarded(window.warroom.storage(channel, argument), 'failed')) as Answered<ValueOf<C>>
  if (answer.at === 'failed') throw new StoreFault(answer.reason)
  return answer.value
}
