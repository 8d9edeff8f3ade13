import type { Refusal } from '#shared/domain/refusal'
import type { ForeignBoard } from '#shared/model/foreignBoard'
import type { ForeignPlan } from '#shared/model/foreignPlan'
import type { ForeignOutline, ReadingPlace } from '#shared/ports/foreignReader'

/** What the window asks its reading worker, and what comes back in the same order. */
export type Question =
  | { readonly ask: 'outline'; readonly file: File; readonly place: ReadingPlace }
  | { readonly ask: 'part'; readonly at: number }

export type Reply =
  | { readonly is: 'outline'; readonly outline: ForeignOutline | Refusal }
  | { readonly is: 'part'; readonly part: ForeignBoard | ForeignPlan }
  | { readonly is: 'fault'; readonly text: string }
