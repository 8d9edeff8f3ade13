import { RecordMap } from '../domain/recordMap'
import { sameValue } from '../domain/sameValue'
import type { Edit, Make, Put, Splice } from './edit'
import { type AllRecords, type Kind, kindNamed } from './kinds'
import { applyChanges, type RecordChange } from './snapshot'

type Fields = Readonly<Record<string, unknown>>

/**
 * A snapshot as it will be once edits are written: values go through the readers of their kind, as they will when they
 * are read back. Past events are left out.
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
    const record = 'make' in edit ? madeRecord(edit, known) : putRecord(edit, known)
    if (record === undefined || record === known) continue
    records.set(`${kind}/${id}`, { kind, id, record: record as AllRecords[Kind] })
  }
  return applyChanges(before, { records: [...records.values()], notes: [...notes] })
}

/** Made once more, a record keeps its fields and comes back. */
function madeRecord({ make, id, values }: Make, known: object | undefined): object {
  if (known !== undefined)
    return 'isRemoved' in known && !known.isRemoved ? known : { ...known, isRemoved: false }
  const given = values as Fields
  const fields = Object.entries(kindNamed(make).fields)
  return { id, ...Object.fromEntries(fields.map(([name, [, read]]) => [name, read(given[name])])) }
}

function putRecord({ put, field, to }: Put, known: object | undefined): object | undefined {
  if (known === undefined) return undefined
  const [, read] = (
    kindNamed(put).fields as Readonly<Record<string, readonly [string, (stored: unknown) => unknown]>>
  )[field] ?? ['', (value: unknown) => value]
  const value = read(to)
  return sameValue((known as Fields)[field], value) ? known : { ...known, [field]: value }
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
