import type { Kind } from '../model/kinds'
import { valueIn } from './review/lostValue'

type Named = 'status' | 'phase' | 'task'

/** Fields that name another record of the plan, which may be gone when an earlier value comes back. */
const REFERENCES: Readonly<Record<string, Named>> = {
  'task.statusId': 'status',
  'task.phaseId': 'phase',
  'task.parentId': 'task',
}

interface EarlierValue {
  readonly kind: Kind
  readonly field: string
  readonly value: unknown
}

/** The record that the value names and that is not there; null when nothing is missing. */
export function missingReference(
  snapshot: object,
  { kind, field, value }: EarlierValue,
): { readonly kind: Named; readonly id: string } | null {
  const named = REFERENCES[`${kind}.${field}`]
  if (named === undefined || typeof value !== 'string') return null
  const isThere = valueIn(snapshot, { kind: named, id: value, field: 'isRemoved' }) === false
  return isThere ? null : { kind: named, id: value }
}
