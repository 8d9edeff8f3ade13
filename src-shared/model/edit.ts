import type { Event } from './event'
import type { AllRecords, FieldOf, Kind } from './kinds'

/** A record is created: its creation value, written once and never again. */
export interface Make<K extends Kind = Kind> {
  readonly make: K
  readonly id: string
  readonly values: Partial<Omit<AllRecords[K], 'id'>>
}

/** One field of one record, or one coupled register, gets a value. */
export interface Put<K extends Kind = Kind> {
  readonly put: K
  readonly id: string
  readonly field: FieldOf<K>
  readonly to: unknown
}

/** Notes of a task change in one place; `at` and `remove` count UTF-16 units. */
export interface Splice {
  readonly splice: string
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/** Something that happened elsewhere, before this command: the log takes it in and an undo leaves it there. */
export interface Past {
  readonly past: Event
}

export type Edit = Make | Put | Splice | Past

export function make<K extends Kind>(kind: K, id: string, values: Make<K>['values']): Edit {
  return { make: kind, id, values } as unknown as Make
}

export function put<K extends Kind, F extends FieldOf<K>>(
  kind: K,
  id: string,
  change: { field: F; to: AllRecords[K][F & keyof AllRecords[K]] },
): Edit {
  return { put: kind, id, field: change.field, to: change.to } as unknown as Put
}
