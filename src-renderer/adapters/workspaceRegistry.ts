import { FIRST_STORE, type WorkspaceList } from '#shared/domain/workspaceList'
import type { WorkspaceRegistry } from '#shared/ports/workspaceRegistry'

/** Names of the two databases of one store. Those of the first are from before there were several. */
export function databasesOf(store: string): { readonly documents: string; readonly facts: string } {
  if (store === FIRST_STORE) return { documents: DOCUMENTS, facts: FACTS }
  return { documents: `${DOCUMENTS}.${store}`, facts: `${FACTS}.${store}` }
}

const DOCUMENTS = 'warroom'
const FACTS = 'warroom-local'

/**
 * The list that the main process keeps; `atStart` is what it had when the window was opened, `storesOnDisk` names
 * those of which it has a copy.
 */
export function workspaceRegistry(
  atStart: WorkspaceList | null,
  storesOnDisk: () => Promise<readonly string[]>,
): WorkspaceRegistry {
  let kept = atStart
  return {
    read: async () => kept,
    write: async list => {
      await window.warroom.keepWorkspaces(list)
      kept = list
    },
    stores: async () => {
      const names = await indexedDB.databases().catch(() => []) // a damaged storage names none
      const stored = names.flatMap(({ name }) => (name === undefined ? [] : (storeOf(name) ?? [])))
      return [...new Set([...stored, ...(await storesOnDisk())])].sort()
    },
  }
}

/** null for a database that holds no documents of ours. */
export function storeOf(database: string): string | null {
  if (database === DOCUMENTS) return FIRST_STORE
  const store = database.startsWith(`${DOCUMENTS}.`) ? database.slice(DOCUMENTS.length + 1) : ''
  return store === '' ? null : store
}
