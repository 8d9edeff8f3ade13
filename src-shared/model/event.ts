import type { Kind } from './kinds'

/** One field that a command changed. `after` is the event that had written it before, as far as this computer knew. */
export interface FieldChange {
  readonly kind: Kind | 'notes'
  readonly id: string
  readonly field: string
  readonly from: unknown
  readonly to: unknown
  readonly after: string | null
}

/** One thing that happened: what one command did, by whom and when. Appended once, never changed. */
export interface Event {
  readonly id: string
  readonly personId: string
  readonly device: string
  /** Epoch milliseconds by the writer's clock: for showing and counting, never for ordering writes. */
  readonly at: number
  readonly command: string
  readonly made: readonly { readonly kind: Kind; readonly ids: readonly string[] }[]
  readonly changes: readonly FieldChange[]
  /** The event that this one takes back (undo) or brings back (redo). */
  readonly reverts: string | null
  /** The first event of the dispatch that this one is a part of; null for that first one itself. */
  readonly group: string | null
}

/** It happened in another tool, from which it was brought in: those name their commands with a dot, `trello.createCard`. */
export function isFromElsewhere({ command }: Event): boolean {
  return command.includes('.')
}

/** `YYYY-MM` in UTC. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7)
}
