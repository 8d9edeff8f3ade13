import type { Event, FieldChange } from '../../model/event'
import { isReviewed, type Kind, kinds } from '../../model/kinds'
import type { PlanSnapshot } from '../../model/snapshot'
import { tasksOf } from '../task/taskHistory'

/** One record, or one task with all that belongs to it, that somebody worked on. */
export interface Subject {
  readonly kind: Kind
  readonly id: string
  /** Of values that a person looks at. */
  readonly changes: readonly FieldChange[]
}

/** What one person did at once: one step of undo when it was done. */
export interface LoggedDispatch {
  /** Of the first event. */
  readonly id: string
  readonly first: Event
  /** Oldest first. */
  readonly events: readonly Event[]
}

/** Newest first. */
export function dispatchesOf(events: readonly Event[]): LoggedDispatch[] {
  const groups = new Map<string, Event[]>()
  for (const event of events) {
    const id = event.group ?? event.id
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [event])
    else group.push(event)
  }
  return [...groups]
    .flatMap(([id, told]): LoggedDispatch[] => {
      const first = told.find(event => event.id === id) ?? told[0]
      if (first === undefined) return []
      return [{ id, first, events: told }]
    })
    .sort((a, b) => b.first.at - a.first.at)
}

/** What it was about, in the order in which it was told; what belongs to a task counts as the task. */
export function subjectsOf(plan: PlanSnapshot, events: readonly Event[]): Subject[] {
  const subjects = new Map<string, Subject & { readonly changes: FieldChange[] }>()
  const subjectOf = (kind: FieldChange['kind'], id: string): { readonly changes: FieldChange[] } => {
    const [task] = tasksOf(plan, kind, id)
    const own = task === undefined ? { kind: kind as Kind, id } : { kind: 'task' as const, id: task }
    const known = subjects.get(`${own.kind}/${own.id}`) ?? { ...own, changes: [] }
    subjects.set(`${own.kind}/${own.id}`, known)
    return known
  }
  for (const { kind, id } of madeBy(events)) if (Object.hasOwn(kinds, kind)) subjectOf(kind, id)
  for (const change of events.flatMap(event => event.changes)) {
    const { kind, id, field } = change
    if (kind === 'notes') subjectOf(kind, id).changes.push(change)
    else if (Object.hasOwn(kinds, kind)) {
      const { changes } = subjectOf(kind, id)
      if (isReviewed(kind, field)) changes.push(change)
    }
  }
  return [...subjects.values()]
}

function madeBy(events: readonly Event[]): { readonly kind: Kind; readonly id: string }[] {
  return events.flatMap(({ made }) => made.flatMap(({ kind, ids }) => ids.map(id => ({ kind, id }))))
}
