import type { Event, FieldChange } from '../../model/event'
import { type OwnedKind, ownedKinds } from '../../model/kinds'
import type { PlanSnapshot } from '../../model/snapshot'

/** What happened to a task and to what belongs to it, newest first: events that tell of nothing else. */
export function taskHistory(plan: PlanSnapshot, events: readonly Event[], taskId: string): Event[] {
  const out: Event[] = []
  for (const event of events) {
    const changes = event.changes.filter(({ kind, id }) => tasksOf(plan, kind, id).includes(taskId))
    const made = event.made.flatMap(({ kind, ids }) => {
      const own = ids.filter(id => tasksOf(plan, kind, id).includes(taskId))
      return own.length === 0 ? [] : [{ kind, ids: own }]
    })
    if (changes.length > 0 || made.length > 0) out.push({ ...event, changes, made })
  }
  return out.reverse()
}

const NONE: readonly string[] = []

/** The tasks that a record is about: a dependency is about two. */
export function tasksOf(plan: PlanSnapshot, kind: FieldChange['kind'], id: string): readonly string[] {
  if (kind === 'task' || kind === 'notes') return [id]
  if (kind === 'dependency') {
    const link = plan.dependency.get(id)
    return link === undefined ? NONE : [link.to, link.from]
  }
  const owned = (ownedKinds as readonly string[]).includes(kind) ? plan[kind as OwnedKind].get(id) : undefined
  return owned === undefined ? NONE : [owned.taskId]
}
