import type { Event } from '../../domain/event'

export interface Known {
  /** `kind/id/field` that somebody changed here since. */
  readonly fields: ReadonlySet<string>
  /** Ids of the foreign events that the log has. */
  readonly events: ReadonlySet<string>
}

export const NOTHING_KNOWN: Known = { fields: new Set(), events: new Set() }

/** What a project's log says about an earlier import. `events` are oldest first. */
export function knownOf(_events: readonly Event[]): Known {
  return NOTHING_KNOWN
}
