import type { ForeignBoard } from '#shared/domain/foreignBoard'
import type { Refusal } from '#shared/domain/refusal'
import type { BoardOutline } from '#shared/ports/boardReader'

/** What the window asks its reading worker, and what comes back in the same order. */
export type Question =
  | { readonly ask: 'outline'; readonly file: Blob; readonly zone: string }
  | { readonly ask: 'part'; readonly at: number }

export type Reply =
  | { readonly is: 'outline'; readonly outline: BoardOutline | Refusal }
  | { readonly is: 'part'; readonly board: ForeignBoard }
  | { readonly is: 'fault'; readonly text: string }
