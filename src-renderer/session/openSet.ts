import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Outcome } from './host/deeds'
import type { DocumentSet } from './host/documentSet'
import type { Steps } from './host/steps'

/** What the window knows of one open set: plain values, replaced whole. */
export interface SetState<S> {
  readonly snapshot: S
  readonly steps: Steps
}

export interface OpenSet<S extends object> {
  readonly state: StoreApi<SetState<S>>
  readonly damaged: number
  run(command: string, intent: unknown, joins?: string | null): Promise<Outcome>
  undo(): Promise<Outcome>
  redo(): Promise<Outcome>
  readonly history: DocumentSet<S>['history']
}

export function openSetOf<S extends object>(documents: DocumentSet<S>): OpenSet<S> {
  const state = createStore<SetState<S>>(() => ({
    snapshot: documents.snapshot(),
    steps: documents.steps(),
  }))
  const follow = (): void => {
    const [{ snapshot, steps }, next] = [state.getState(), documents.steps()]
    const isSame = steps.undo === next.undo && steps.redo === next.redo
    if (snapshot === documents.snapshot() && isSame) return
    state.setState({ snapshot: documents.snapshot(), steps: isSame ? steps : next }, true)
  }
  documents.subscribe(follow)
  const followed = async (work: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await work
    follow()
    return outcome
  }
  return {
    state,
    damaged: documents.damaged,
    run: (command, intent, joins) => followed(documents.run(command, intent, joins)),
    undo: () => followed(documents.undo()),
    redo: () => followed(documents.redo()),
    history: documents.history,
  }
}
