import { RecordMap } from '../domain/recordMap'
import type { Edit, Splice } from './edit'
import type { AllRecords, Kind } from './kinds'
import { applyChanges, type RecordChange } from './snapshot'

/**
 * A snapshot as it would be after edits that nobody has written. Records that would be made need all
 * their fields; past events are left out.
 */
export function withEdits<S extends object>(before: S, edits: readonly Edit[]): S {
  const records = new Map<string, RecordChange>()
  const notes = new Map<string, string>()
  for (const edit of edits) {
    if ('past' in edit) continue
    if ('splice' in edit) {
      notes.set(edit.splice, spliced(notes.get(edit.splice) ?? noteOf(before, edit.splice), edit))
      continue
    }
    const [kind, id] = 'make' in edit ? [edit.make, edit.id] : [edit.put, edit.id]
    const known = records.get(`${kind}/${id}`)?.record ?? recordOf(before, kind, id)
    if ('put' in edit && known === undefined) continue
    const values = 'make' in edit ? edit.values : { [edit.field]: edit.to }
    const record = { isRemoved: false, ...known, ...values, id } as AllRecords[Kind]
    records.set(`${kind}/${id}`, { kind, id, record })
  }
  return applyChanges(before, { records: [...records.values()], notes: [...notes] })
}

function noteOf(snapshot: object, taskId: string): string {
  return 'notes' in snapshot && snapshot.notes instanceof RecordMap ? (snapshot.notes.get(taskId) ?? '') : ''
}

function spliced(text: string, { at, remove, insert }: Splice): string {
  return text.slice(0, at) + insert + text.slice(at + remove)
}

function recordOf(snapshot: object, kind: Kind, id: string): AllRecords[Kind] | undefined {
  const map = (snapshot as Readonly<Record<string, unknown>>)[kind]
  return map instanceof RecordMap ? (map.get(id) as AllRecords[Kind] | undefined) : undefined
}
