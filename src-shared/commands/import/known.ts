import type { Event } from '../../model/event'
import { isForeignCommand, isForeignId } from '../../model/foreignBoard'

/** The command that brings a board in; its events are no changes that somebody made here. */
export const IMPORT = 'importBoard'
/** The same for a plan. */
const IMPORT_PLAN = 'importPlan'

export interface Known {
  /** `kind/id/field` that somebody changed here since; a record made here counts as its `isRemoved`. */
  readonly fields: ReadonlySet<string>
  /** Ids of the foreign events that the log has. */
  readonly events: ReadonlySet<string>
  /** When the newest of them happened; null without any. */
  readonly until: number | null
}

export const NOTHING_KNOWN: Known = { fields: new Set(), events: new Set(), until: null }

interface Write {
  /** The first of its dispatch: that is what an undo names. */
  readonly event: string
  readonly isHere: boolean
}

/** Takes away what an undo names; false when it is not what was written last. */
function takeBack(stack: Write[], reverted: string | null): boolean {
  const isTakenBack = reverted !== null && stack.at(-1)?.event === reverted
  while (isTakenBack && stack.at(-1)?.event === reverted) stack.pop()
  return isTakenBack
}

/** What a project's log says about an earlier import. `events` are oldest first. */
export function knownOf(events: readonly Event[]): Known {
  const writes = new Map<string, Write[]>()
  for (const event of events) {
    if (isForeignCommand(event.command)) continue
    const write = {
      event: event.group ?? event.id,
      isHere: event.command !== IMPORT && event.command !== IMPORT_PLAN,
    }
    for (const field of fieldsOf(event)) {
      const stack = writes.get(field) ?? []
      writes.set(field, stack)
      // An undo leaves the field to whoever had written it before.
      if (!takeBack(stack, event.reverts)) stack.push(write)
    }
  }
  const changed = [...writes].filter(([, stack]) => stack.at(-1)?.isHere === true)
  const foreign = events.filter(event => isForeignId(event.id))
  return {
    fields: new Set(changed.map(([field]) => field)),
    events: new Set(foreign.map(event => event.id)),
    until: foreign.reduce<number | null>((last, { at }) => Math.max(last ?? at, at), null),
  }
}

function fieldsOf({ made, changes }: Event): string[] {
  return [
    ...made.flatMap(({ kind, ids }) => ids.map(id => `${kind}/${id}/isRemoved`)),
    ...changes.map(({ kind, id, field }) => `${kind}/${id}/${field}`),
  ]
}
