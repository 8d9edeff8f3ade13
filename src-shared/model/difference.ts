import type { RecordMap } from '../domain/recordMap'
import type { Removable } from '../domain/removable'
import { sameValue } from '../domain/sameValue'
import { kindNamed, type PlanKind, planKinds } from './kinds'
import type { PlanSnapshot } from './snapshot'

interface FieldDifference {
  readonly field: string
  readonly was: unknown
  readonly now: unknown
}

/** One record that is another than it was, or is there in one of two plans only. */
export interface RecordDifference {
  readonly kind: PlanKind
  readonly id: string
  /** `added`: it was not there then. `removed`: it is not there now. */
  readonly at: 'added' | 'removed' | 'changed'
  /** Every field that reads otherwise, `isRemoved` as well; none where one plan does not know the record. */
  readonly fields: readonly FieldDifference[]
}

interface NotesDifference {
  readonly taskId: string
  readonly was: string
  readonly now: string
}

/** What has become of an earlier plan. */
export interface PlanDifference {
  readonly records: readonly RecordDifference[]
  readonly notes: readonly NotesDifference[]
}

/** The kinds that an earlier plan can be compared and brought back in. */
const comparedKinds: readonly PlanKind[] = planKinds.filter(kind => kindNamed(kind).isOfMerges !== true)

/** Records that were removed in both, and notes of tasks that were removed then, do not count. */
export function planDifference(was: PlanSnapshot, now: PlanSnapshot): PlanDifference {
  return {
    records: comparedKinds.flatMap(kind => recordDifferences(kind, was, now)),
    notes: notesDifferences(was, now),
  }
}

function recordDifferences(kind: PlanKind, was: PlanSnapshot, now: PlanSnapshot): RecordDifference[] {
  const [before, after] = [was[kind] as RecordMap<Removable>, now[kind] as RecordMap<Removable>]
  const out: RecordDifference[] = []
  const add = (id: string, old: Removable | undefined, is: Removable | undefined): void => {
    const [wasThere, isThere] = [old?.isRemoved === false, is?.isRemoved === false]
    if (!wasThere && !isThere) return
    const fields = old === undefined || is === undefined ? [] : fieldDifferences(kind, old, is)
    if (wasThere && isThere && fields.length === 0) return
    out.push({ kind, id, at: !wasThere ? 'added' : isThere ? 'changed' : 'removed', fields })
  }
  for (const old of before.list()) add(old.id, old, after.get(old.id))
  for (const is of after.list()) if (!before.has(is.id)) add(is.id, undefined, is)
  return out
}

function fieldDifferences(kind: PlanKind, old: Removable, is: Removable): FieldDifference[] {
  const [before, after] = [old, is] as unknown as Readonly<Record<string, unknown>>[]
  return Object.keys(kindNamed(kind).fields).flatMap(field => {
    const [was, now] = [before?.[field], after?.[field]]
    return sameValue(was, now) ? [] : [{ field, was, now }]
  })
}

function notesDifferences(was: PlanSnapshot, now: PlanSnapshot): NotesDifference[] {
  return was.task.list().flatMap(({ id, isRemoved }) => {
    const [before, after] = [was.notes.get(id) ?? '', now.notes.get(id) ?? '']
    return isRemoved || before === after ? [] : [{ taskId: id, was: before, now: after }]
  })
}
