import { type Erased, readErased } from '../../document/erased'
import type { ErasedNote } from '../../document/notes'
import { RecordMap } from '../../domain/recordMap'
import type { SetName } from '../../domain/setName'
import { isBag } from '../../model/fields'
import type { Incident, TakenValue } from '../../model/incident'
import { recordIn } from '../../model/recordIn'

/** What was erased at once is one incident, though its documents tell of it one after the other. */
const TOGETHER_MS = 60_000

export interface Erasure {
  readonly set: SetName
  /** Without what is known already. */
  readonly erased: readonly Erased[]
  readonly notes: readonly ErasedNote[]
  /** As the set is now. */
  readonly snapshot: object
}

/** The incident that tells of it: a new one, or an open one of a moment ago with more in it. */
export function erasureIncident(
  { set, erased, notes, snapshot }: Erasure,
  incidents: readonly Incident[],
  {
    now,
    newId,
    shownFrom,
  }: { readonly now: number; readonly newId: () => string; readonly shownFrom: number },
): Incident {
  const values = erased.flatMap(one => takenOf(one, snapshot))
  const before = incidents.find(
    one => one.set === set && one.cause === 'erased' && one.settled === null && now - one.at < TOGETHER_MS,
  )
  const all = [...(before?.values ?? []), ...values]
  const allNotes = [...(before?.notes ?? []), ...notes]
  return {
    id: before?.id ?? newId(),
    set,
    cause: 'erased',
    at: before?.at ?? now,
    shownFrom,
    by: [],
    done: null,
    tasks: tasksOf(
      all,
      snapshot,
      allNotes.map(({ taskId }) => taskId),
    ).size,
    total: presentTasks(snapshot),
    values: all,
    notes: allNotes,
    unknown: (before?.unknown ?? 0) + erased.length - values.length,
    marks: [...(before?.marks ?? []), ...erased.map(({ mark }) => mark)],
    settled: null,
  }
}

function takenOf(one: Erased, snapshot: object): TakenValue[] {
  const read = readErased(one)
  if (read === null) return []
  const { kind, id } = one
  const record = recordIn(snapshot, kind, id)
  const now = read.field === null ? null : (record?.[read.field] ?? null)
  return [{ kind, id, ...read, now }]
}

function tasksOf(values: readonly TakenValue[], snapshot: object, notes: readonly string[]): Set<string> {
  const tasks = new Set(notes)
  for (const { kind, id, was } of values) {
    const record = recordIn(snapshot, kind, id) ?? (isBag(was) ? was : {})
    if (kind === 'task') tasks.add(id)
    else if (typeof record.taskId === 'string') tasks.add(record.taskId)
  }
  return tasks
}

function presentTasks(snapshot: object): number {
  const tasks: unknown = 'task' in snapshot ? snapshot.task : null
  if (!(tasks instanceof RecordMap)) return 0
  return [...tasks.values()].filter(one => isBag(one) && one.isRemoved !== true).length
}
