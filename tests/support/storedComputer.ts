import * as Y from 'yjs'
import { mergeStates } from '#shared/document/mergeStates'
import { openKeptStore, type KeptStore } from '#shared/host/storage/keptStore'
import { memoryWorkingCopy } from '#shared/host/storage/memoryWorkingCopy'
import { startStorageHealth, type StorageHealth } from '#shared/host/storage/storageHealth'
import type { DocumentId } from '#shared/domain/documentId'
import type { WorkingCopy } from '#shared/ports/workingCopy'
import type { Disk } from '../../sync-server/src/store/disk'
import { RestorePointFiles } from '../../src-main/storage/restorePointFiles'
import { RestorePoints } from '../../src-main/storage/restorePoints'
import { StoreJournal } from '../../src-main/storage/storeJournal'
import { noteBook } from '#support/hostPorts'

/** One start of the storage of one workspace, with the main process's part in the same process. */
export interface StoredStart {
  readonly store: KeptStore
  readonly journal: StoreJournal
  readonly points: RestorePoints
  readonly health: StorageHealth
  /** The journal has taken all, the working copy has followed, and both are closed. */
  close(): Promise<void>
}

export const JOURNAL = '/profile/journal'
const POINTS = '/profile/points'

/** What lies on a computer: a disk, and what the browser holds. */
export interface StoredComputer {
  disk: Disk
  working: WorkingCopy
  now: number
}

export function storedComputer(disk: Disk): StoredComputer {
  return { disk, working: memoryWorkingCopy(), now: Date.UTC(2026, 10, 1, 9) }
}

export async function startStorage(
  computer: StoredComputer,
  folders: { readonly journal: string; readonly points: string } = { journal: JOURNAL, points: POINTS },
): Promise<StoredStart> {
  const { disk } = computer
  const files = new RestorePointFiles(disk, folders.points)
  const points = new RestorePoints(
    files,
    async (updates, isFacts) => mergeStates(updates, isFacts),
    () => computer.now,
  )
  const journal = await StoreJournal.open(folders.journal, points, disk)
  const log = noteBook()
  const health = startStorageHealth(log)
  // The browser's storage outlives the start; closing it would end the double.
  const working: WorkingCopy = { ...computer.working, close: async () => undefined }
  const store = openKeptStore({ working, journal, health, log })
  const close = async (): Promise<void> => {
    await store.close()
    await journal.close()
  }
  return { store, journal, points, health, close }
}

/** A document with one map, as an update a key. */
export function edited(doc: Y.Doc, key: string, value: unknown): Uint8Array {
  let made = new Uint8Array()
  const take = (update: Uint8Array): void => {
    made = update.slice()
  }
  doc.on('update', take)
  doc.getMap('m').set(key, value)
  doc.off('update', take)
  return made
}

export async function contentOf(store: KeptStore, document: DocumentId): Promise<Record<string, unknown>> {
  const doc = new Y.Doc()
  for (const update of (await store.load(document)).updates) Y.applyUpdate(doc, update)
  return doc.getMap('m').toJSON()
}
