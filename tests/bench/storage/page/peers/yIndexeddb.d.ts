import type { Doc } from 'yjs'

/** As much of y-indexeddb as the bench calls; it is not installed where types are checked. */
export class IndexeddbPersistence {
  constructor(name: string, doc: Doc)
  readonly whenSynced: Promise<unknown>
  readonly db: IDBDatabase | null
  destroy(): Promise<void>
}
