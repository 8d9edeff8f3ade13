/** Who caused a transaction. Every transaction carries one of these as its origin. */
export type Origin =
  | { readonly by: 'user'; readonly command: string }
  | { readonly by: 'undo'; readonly command: string }
  | { readonly by: 'automation'; readonly rule: string }
  | { readonly by: 'peer' }
  | { readonly by: 'storage' }
  | { readonly by: 'upgrade' }
  | { readonly by: 'courier' }
  | { readonly by: 'review' }

export interface Effects {
  /** Its writes become a step that can be undone. */
  readonly isUndoable: boolean
  /** Its update bytes go to the store. */
  readonly isSaved: boolean
  /** Its update bytes go to peers that are connected. */
  readonly isSent: boolean
  /** Reactions (notices, rules) may follow from it. */
  readonly mayNotify: boolean
  /** Values it overwrote unseen are looked for. */
  readonly isReviewed: boolean
}

/** What follows from each origin, in one place. */
export const effects: Readonly<Record<Origin['by'], Effects>> = {
  user: { isUndoable: true, isSaved: true, isSent: true, mayNotify: true, isReviewed: false },
  undo: { isUndoable: true, isSaved: true, isSent: true, mayNotify: true, isReviewed: false },
  automation: { isUndoable: true, isSaved: true, isSent: true, mayNotify: true, isReviewed: false },
  peer: { isUndoable: false, isSaved: true, isSent: false, mayNotify: false, isReviewed: true },
  storage: { isUndoable: false, isSaved: false, isSent: false, mayNotify: false, isReviewed: false },
  upgrade: { isUndoable: false, isSaved: true, isSent: true, mayNotify: false, isReviewed: false },
  courier: { isUndoable: false, isSaved: true, isSent: true, mayNotify: false, isReviewed: true },
  review: { isUndoable: false, isSaved: true, isSent: true, mayNotify: false, isReviewed: false },
}

export function isOrigin(value: unknown): value is Origin {
  return (
    typeof value === 'object' && value !== null && 'by' in value && Object.hasOwn(effects, String(value.by))
  )
}

/** A transaction that the stock provider makes has the provider itself as origin: that is a peer's. */
export function originOf(transactionOrigin: unknown): Origin {
  return isOrigin(transactionOrigin) ? transactionOrigin : { by: 'peer' }
}
