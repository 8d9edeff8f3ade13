import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Access } from '#shared/document/versions'
import type { AnyIntent } from '#shared/host/dispatch/decide'
import type { UndoNames } from '#shared/host/dispatch/undoSteps'
import type { DocumentSet } from '#shared/host/documents/documentSet'

/** What the window knows of one open set: plain values, replaced whole. */
interface SetState<S> {
  readonly snapshot: S
  readonly undoNames: UndoNames
  /** What this version of the app may do with the set's documents. */
  readonly access: Access
}

export interface OpenSet<S extends object, I extends AnyIntent> {
  readonly documents: DocumentSet<S, I>
  readonly state: StoreApi<SetState<S>>
}

/** A set of documents as a store that React follows. */
export function openSetOf<S extends object, I extends AnyIntent>(
  documents: DocumentSet<S, I>,
): OpenSet<S, I> {
  const state = createStore<SetState<S>>(() => ({
    snapshot: documents.snapshot(),
    undoNames: documents.undoNames(),
    access: documents.access(),
  }))
  documents.subscribe(() => {
    const [{ snapshot, undoNames, access }, next] = [state.getState(), documents.undoNames()]
    const now = documents.access()
    const isSame = undoNames.undo === next.undo && undoNames.redo === next.redo
    if (snapshot === documents.snapshot() && isSame && access === now) return
    state.setState(
      { snapshot: documents.snapshot(), undoNames: isSame ? undoNames : next, access: now },
      true,
    )
  })
  return { documents, state }
}
