import { startTransition, useEffect, useState } from 'react'
import { useStore } from 'zustand'
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
  /** Counts the snapshots. */
  readonly version: number
  /** The newest snapshot that is drawn at once, because something was done here; later ones are the peers'. */
  readonly urgent: { readonly snapshot: S; readonly version: number }
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
    version: 0,
    urgent: { snapshot: documents.snapshot(), version: 0 },
  }))
  documents.subscribe(({ by }) => {
    const [before, snapshot, access] = [state.getState(), documents.snapshot(), documents.access()]
    const undoNames = sameNames(before.undoNames, documents.undoNames())
    const isNew = snapshot !== before.snapshot
    if (!isNew && undoNames === before.undoNames && access === before.access) return
    const version = before.version + Number(isNew)
    const urgent = by === 'self' ? { snapshot, version } : before.urgent
    state.setState({ snapshot, undoNames, access, version, urgent }, true)
  })
  return { documents, state }
}

function sameNames(before: UndoNames, now: UndoNames): UndoNames {
  return before.undo === now.undo && before.redo === now.redo ? before : now
}

/**
 * The snapshot to draw. What was done here is drawn at once; what peers changed is drawn in slices between which
 * a key or a click is answered, and left alone for something newer.
 */
export function useDrawn<S extends object, I extends AnyIntent>({ state }: OpenSet<S, I>): S {
  const urgent = useStore(state, now => now.urgent)
  const [unhurried, setUnhurried] = useState(() => ({ state, ...state.getState() }))
  useEffect(() => {
    const follow = (now: SetState<S>): void => {
      if (now.version > now.urgent.version) startTransition(() => setUnhurried({ state, ...now }))
    }
    follow(state.getState())
    return state.subscribe(follow)
  }, [state])
  return newerOf(urgent, unhurried.state === state ? unhurried : null)
}

interface Versioned<S> {
  readonly snapshot: S
  readonly version: number
}

/** Of what was drawn in slices and what is drawn at once the newer one; null: the slices were another set's. */
export function newerOf<S>(urgent: Versioned<S>, unhurried: Versioned<S> | null): S {
  return unhurried !== null && unhurried.version > urgent.version ? unhurried.snapshot : urgent.snapshot
}
