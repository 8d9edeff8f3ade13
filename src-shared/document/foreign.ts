import type * as Y from 'yjs'
import { type Erased, watchErasures } from './erased'
import { type ErasedNote, watchErasedNotes } from './notes'
import { effects, originOf } from './origin'
import type { Target } from './write'

/** What one transaction of others did to what is open here. */
export interface ForeignChange<S> {
  readonly before: S
  readonly after: S
  readonly erased: readonly Erased[]
  readonly erasedNotes: readonly ErasedNote[]
}

/**
 * Tells each transaction of others. `now` answers what the documents hold; it is asked before and after each of them, so
 * whatever follows the documents must have begun to listen before. Returns the way to stop.
 */
export function watchForeign<S>(
  { main, notes }: Target,
  now: () => S,
  tell: (change: ForeignChange<S>) => void,
): () => void {
  let before: S | null = null
  let [erased, erasedNotes]: [readonly Erased[], readonly ErasedNote[]] = [[], []]
  const isForeign = ({ origin }: Y.Transaction): boolean => effects[originOf(origin).by].isForeign
  const onBegin = (transaction: Y.Transaction): void => {
    if (isForeign(transaction)) before = now()
  }
  const onEnd = (transaction: Y.Transaction): void => {
    if (isForeign(transaction) && before !== null) tell({ before, after: now(), erased, erasedNotes })
    before = null
    erased = []
    erasedNotes = []
  }
  const stops = [
    watchErasures(main, found => (erased = found)),
    notes === null ? () => undefined : watchErasedNotes(notes, found => (erasedNotes = found)),
  ]
  const docs = notes === null ? [main.doc] : [main.doc, notes]
  for (const doc of docs) doc.on('beforeTransaction', onBegin)
  for (const doc of docs) doc.on('afterTransaction', onEnd)
  return () => {
    for (const stop of stops) stop()
    for (const doc of docs) doc.off('beforeTransaction', onBegin)
    for (const doc of docs) doc.off('afterTransaction', onEnd)
  }
}
