import type { RecordMap } from '../../domain/recordMap'
import { sameValue } from '../../domain/sameValue'
import { type Edit, type Make, make } from '../../model/edit'
import { isForeignId } from '../../model/foreignBoard'
import type { FieldOf, OwnedKind, PlanKind, PlanRecords } from '../../model/kinds'
import { ownedBy, type PlanSnapshot } from '../../model/snapshot'
import type { Known } from './known'

/** What an import decides by. */
export interface Following {
  readonly plan: PlanSnapshot
  readonly known: Known
  /** Who a member is here: a person of the workspace, else the member's own record. */
  readonly who: (memberId: string) => string
}

type Values<K extends PlanKind> = Make<K>['values']

function recordIn<K extends PlanKind>(plan: PlanSnapshot, kind: K, id: string): PlanRecords[K] | undefined {
  return (plan[kind] as unknown as RecordMap<PlanRecords[K]>).get(id)
}

export function isKnown(
  { known }: Following,
  kind: PlanKind | 'notes',
  id: string,
): (field: string) => boolean {
  return field => known.fields.has(`${kind}/${id}/${field}`)
}

/** Whether somebody took it away here, and not an undo of the import. */
export function isTakenAway(following: Following, kind: PlanKind, id: string): boolean {
  const record = recordIn(following.plan, kind, id)
  return record?.isRemoved === true && isKnown(following, kind, id)('isRemoved')
}

/** Makes a record, or lets its fields follow where nobody changed them here. `initially` is written only when the record is created. */
export function follow<K extends PlanKind>(
  following: Following,
  kind: K,
  wanted: { readonly id: string; readonly values: Values<K>; readonly initially?: Values<K> },
): Edit[] {
  const { id, values, initially } = wanted
  const record = recordIn(following.plan, kind, id)
  if (record === undefined) return [make(kind, id, { ...initially, ...values })]
  if (isTakenAway(following, kind, id)) return []
  const isOwn = isKnown(following, kind, id)
  const fields = Object.entries({ isRemoved: false, ...values })
  return fields.flatMap(([field, to]) => {
    if (isOwn(field) || sameValue((record as unknown as Record<string, unknown>)[field], to)) return []
    return [{ put: kind, id, field: field as FieldOf<K>, to } as unknown as Edit]
  })
}

/** Takes away what an earlier import gave a card and the board no longer has, unless somebody touched it here. */
export function withdraw(
  { plan, known }: Following,
  taskId: string,
  wanted: Readonly<Record<OwnedKind, ReadonlySet<string> | null>>,
): Edit[] {
  const out: Edit[] = []
  for (const [kind, ids] of Object.entries(wanted) as [OwnedKind, ReadonlySet<string> | null][]) {
    if (ids === null) continue
    for (const record of ownedBy(plan, kind, taskId)) {
      if (ids.has(record.id) || !isForeignId(record.id)) continue
      const isTouched = Object.keys(record).some(field => known.fields.has(`${kind}/${record.id}/${field}`))
      if (!isTouched) out.push({ put: kind, id: record.id, field: 'isRemoved', to: true } as Edit)
    }
  }
  return out
}
