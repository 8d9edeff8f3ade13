import type * as Y from 'yjs'
import { isRecordId } from '../domain/recordId'
import type { Origin } from './origin'
import { encodeFields, readRecord, storedField } from './read'
import { rewritten } from './rewrite'
import { lastWrite, type RecordDoc } from './roots'
import { type Spliced, spliceNote } from './notes'
import { codeOf, fieldKey, fieldOf } from './keys'
import { sameValue } from '../domain/sameValue'
import type { Edit, Make, Past, Put, Splice } from '../model/edit'
import { type FieldOf, type Kind, kindNamed } from '../model/kinds'
import { checkValue, isValue } from './value'

export interface Made {
  readonly made: Kind
  readonly id: string
}

export interface Written {
  readonly wrote: Kind
  readonly id: string
  readonly field: string
  /** As this version reads them. */
  readonly from: unknown
  readonly to: unknown
  /** What an undo writes back: `from` with the parts that only a later version knows. */
  readonly was: unknown
  /** `client:clock` of this write: an undo happens only while it is still the last one. */
  readonly mark: string
  /** The write that it replaced; null when it is the key's first. */
  readonly over: string | null
}

/** What an edit did. An edit that would have changed nothing leaves no trace. */
export type Performed = Made | Written | Spliced

export interface Target {
  readonly main: RecordDoc
  readonly notes: Y.Doc | null
}

/** The only way into a document: one transaction for each document that the edits touch. Past events are the log's. */
export function write(target: Target, edits: readonly Edit[], origin: Origin): Performed[] {
  const created = new Set<string>()
  const prepared = edits.flatMap(edit => ('past' in edit ? [] : [prepare(target, edit, created)]))
  const out: Performed[] = []
  const records = prepared.filter(edit => !('splice' in edit))
  const splices = prepared.filter(edit => 'splice' in edit)
  if (records.length > 0) {
    target.main.doc.transact(() => {
      for (const edit of records) keep(out, writeRecord(target.main, edit as Make | Put))
    }, origin)
  }
  if (splices.length > 0 && target.notes !== null) {
    const notes = target.notes
    notes.transact(() => {
      for (const edit of splices) keep(out, spliceNote(notes, edit as Splice))
    }, origin)
  }
  return out
}

/**
 * Everything that can throw happens here: a throw inside a Yjs transaction does not roll back. `created`
 * holds the records of the edits before this one.
 */
function prepare(target: Target, edit: Exclude<Edit, Past>, created: Set<string>): Exclude<Edit, Past> {
  if ('splice' in edit) {
    if (target.notes === null) throw new Error('this document has no notes')
    return { ...edit, insert: String(checkValue(edit.insert)) }
  }
  if (!isRecordId(edit.id)) throw new TypeError(`not a record id: ${edit.id.slice(0, 80)}`)
  if ('make' in edit) {
    target.main.map(edit.make)
    created.add(`${edit.make}/${edit.id}`)
    return { ...edit, values: checkValue(edit.values) as Make['values'] }
  }
  const map = target.main.map(edit.put)
  codeOf(edit.put, edit.field)
  if (!created.has(`${edit.put}/${edit.id}`) && readRecord(map, edit.put, edit.id) === null) {
    throw new Error(`no ${edit.put} ${edit.id}`)
  }
  return { ...edit, to: checkValue(edit.to) }
}

function keep(out: Performed[], performed: Performed | null): void {
  if (performed !== null) out.push(performed)
}

function writeRecord(main: RecordDoc, edit: Make | Put): Performed | null {
  if ('put' in edit) return putField(main, edit)
  const map = main.map(edit.make)
  if (readRecord(map, edit.make, edit.id) !== null) {
    return putField(main, { put: edit.make, id: edit.id, field: 'isRemoved', to: false })
  }
  map.set(edit.id, withoutDefaults(edit.make, edit.values as Record<string, unknown>))
  return { made: edit.make, id: edit.id }
}

function withoutDefaults(kind: Kind, values: Record<string, unknown>): Record<string, unknown> {
  const fields: Readonly<Record<string, readonly [string, (stored: unknown) => unknown]>> =
    kindNamed(kind).fields
  const told = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const reader = fields[name]?.[1]
      return reader !== undefined && !sameValue(value, reader(undefined))
    }),
  )
  return encodeFields(kind, told)
}

function putField(main: RecordDoc, edit: Put): Written | null {
  const map = main.map(edit.put)
  const record = readRecord(map, edit.put, edit.id)
  if (record === null) throw new Error(`no ${edit.put} ${edit.id}`)
  const from = (record as unknown as Record<string, unknown>)[edit.field]
  if (sameValue(from, edit.to)) return null
  const [code, reader] = fieldOf(edit.put, edit.field as FieldOf<Kind>)
  const key = fieldKey(edit.id, code)
  const over = lastWrite(map, key)
  const stored = storedField(map, edit.put, { id: edit.id, code })
  map.set(key, rewritten(reader, stored, edit.to))
  return {
    wrote: edit.put,
    id: edit.id,
    field: edit.field,
    from,
    to: reader(edit.to),
    was: stored !== undefined && isValue(stored) ? stored : from,
    mark: lastWrite(map, key) ?? '',
    over,
  }
}
