/** A workspace as this computer knows it, whether it runs or not. */
export interface WorkspaceEntry {
  /** Names its store on this computer; never changes. */
  readonly store: string
  /** Becomes the id of whoever shared it first, once that is known. */
  readonly id: string
  /** As it was last called; empty while nobody has named it. */
  readonly name: string
  /** Of its relay, with its name there; null for one that is on this computer alone. */
  readonly address: string | null
}

/** Every workspace on this computer, in the order they came, and the one that is shown. */
export interface WorkspaceList {
  readonly shown: string
  readonly workspaces: readonly WorkspaceEntry[]
}

/** The store of the workspace that a computer had before it could hold several, and of everybody's first one. */
export const FIRST_STORE = 'first'

export function entryOf(list: WorkspaceList, store: string): WorkspaceEntry | undefined {
  return list.workspaces.find(one => one.store === store)
}

/** The same list when nothing of the entry differs. */
export function withEntry(list: WorkspaceList, entry: WorkspaceEntry): WorkspaceList {
  const known = entryOf(list, entry.store)
  if (known === undefined) return { ...list, workspaces: [...list.workspaces, entry] }
  const isSame = known.id === entry.id && known.name === entry.name && known.address === entry.address
  if (isSame) return list
  return { ...list, workspaces: list.workspaces.map(one => (one === known ? entry : one)) }
}
