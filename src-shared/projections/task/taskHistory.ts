import type { Event, FieldChange } from '../../model/event'
import type { PlanSnapshot } from '../../model/snapshot'

/** One thing that happened to a task. */
export interface HistoryEntry {
  readonly event: string
  /** The first event of its dispatch: what a reason names. */
  readonly moveId: string
  readonly at: number
  readonly personId: string
  readonly command: string
  readonly isReverted: boolean
  /** Changes of this task or of what belongs to it; empty when it was only made. */
  readonly changes: readonly FieldChange[]
}

/** Newest first. */
export function taskHistory(plan: PlanSnapshot, events: readonly Event[], taskId: string): HistoryEntry[] {
  const out: HistoryEntry[] = []
  for (const event of events) {
    const changes = event.changes.filter(change => taskOf(plan, change.kind, change.id) === taskId)
    const isMade = event.made.some(({ kind, ids }) => ids.some(id => taskOf(plan, kind, id) === taskId))
    if (changes.length === 0 && !isMade) continue
    const { id, group, at, personId, command } = event
    out.push({
      event: id,
      moveId: group ?? id,
      at,
      personId,
      command,
      changes,
      isReverted: event.reverts !== null,
    })
  }
  return out.reverse()
}

function taskOf(plan: PlanSnapshot, kind: FieldChange['kind'], id: string): string | undefined {
  switch (kind) {
    case 'task':
    case 'notes':
      return id
    case 'checklist':
    case 'checkItem':
    case 'comment':
    case 'link':
    case 'labelling':
    case 'participant':
      return plan[kind].get(id)?.taskId
    case 'dependency':
      return plan.dependency.get(id)?.to
    default:
      return undefined
  }
}
