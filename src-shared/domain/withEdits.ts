import type { Edit } from './edit'
import type { AllRecords, Kind } from './records'
import { RecordMap } from './recordMap'
import { applyChanges, type RecordChange } from './snapshot'

/**
 * A snapshot as it would be after edits that nobody has written. Records that would be made need all
 * their fields; notes and past events are left out.
 */
export function withEdits<S extends object>(before: S, edits: readonly Edit[]): S {
  const records = new Map<string, RecordChange>()
  for (const edit of edits) {
    if ('splice' in edit || 'past' in edit) continue
    const [kind, id] = 'make' in edit ? [edit.make, edit.id] : [edit.put, edit.id]
    const known = records.get(`${kind}/${id}`)?.record ?? recordOf(before, kind, id)
    if ('put' in edit && known === undefined) continue
    const values = 'make' in edit ? edit.values : { [edit.field]: edit.to }
    const record = { isRemoved: false, ...known, ...values, id } as AllRecords[Kind]
    records.set(`${kind}/${id}`, { kind, id, record })
  }
  return applyChanges(before, { records: [...records.values()], notes: [] })
}

function recordOf(snapshot: object, kind: Kind, id: string): AllRecords[Kind] | undefined {
  const map = (snapshot as Readonly<Record<string, unknown>>)[kind]
  return map instanceof RecordMap ? (map.get(id) as AllRecords[Kind] | undefined) : undefined
}
