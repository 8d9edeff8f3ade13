import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AnyIntent } from '#shared/host/dispatch/decide'
import type { UndoNames } from '#shared/host/dispatch/undoSteps'
import type { DocumentSet } from '#shared/host/documents/documentSet'

/** What the window knows of one open set: plain values, replaced whole. */
export interface SetState<S> {
  readonly snapshot: S
  readonly undoNames: UndoNames
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
  }))
  documents.subscribe(() => {
    const [{ snapshot, undoNames }, next] = [state.getState(), documents.undoNames()]
    const isSame = undoNames.undo === next.undo && undoNames.redo === next.redo
    if (snapshot === documents.snapshot() && isSame) return
    state.setState({ snapshot: documents.snapshot(), undoNames: isSame ? undoNames : next }, true)
  })
  return { documents, state }
}
