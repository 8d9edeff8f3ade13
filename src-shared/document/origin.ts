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
  /** Its update bytes go to the store. */
  readonly isSaved: boolean
  /** Values it overwrote unseen are looked for. */
  readonly isReviewed: boolean
  /** Others did it, while the document was open here. */
  readonly isForeign: boolean
}

/** What follows from each origin, in one place. */
export const effects: Readonly<Record<Origin['by'], Effects>> = {
  user: { isSaved: true, isReviewed: false, isForeign: false },
  undo: { isSaved: true, isReviewed: false, isForeign: false },
  automation: { isSaved: true, isReviewed: false, isForeign: false },
  peer: { isSaved: true, isReviewed: true, isForeign: true },
  // Whatever was put into the store while nobody had the document open is looked at when it is loaded.
  storage: { isSaved: false, isReviewed: true, isForeign: false },
  upgrade: { isSaved: true, isReviewed: false, isForeign: false },
  courier: { isSaved: true, isReviewed: true, isForeign: true },
  review: { isSaved: true, isReviewed: false, isForeign: false },
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
