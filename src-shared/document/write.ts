import type * as Y from 'yjs'
import { isRecordId } from '../domain/recordId'
import { type Anew, startAnew } from './anew'
import { isClaimed } from './erased'
import type { Origin } from './origin'
import { encodeFields, readRecord, storedField } from './read'
import { noteSeen } from './review'
import { partsLost, rewritten } from './rewrite'
import { lastWrite, type RecordDoc } from './roots'
import { type Spliced, spliceNote } from './notes'
import { codeOf, fieldKey, fieldOf } from './keys'
import { sameValue } from '../domain/sameValue'
import type { Edit, Make, Past, Put, Splice } from '../model/edit'
import { type FieldOf, type Kind, kindNamed } from '../model/kinds'
import { checkValue, isValue } from '../domain/value'
import { nameNeeds } from './versions'

interface Made {
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
  /** Parts that only a later version knows and for which there was no room. */
  readonly lost: number
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

/**
 * The only way into a document: one transaction for each document that the edits touch. Edits come in the parts that
 * the commands decided, and each part answers what it did. Past events are the log's.
 */
export function writeParts(
  target: Target,
  parts: readonly (readonly Edit[])[],
  origin: Origin,
): Performed[][] {
  const made = new Set<string>()
  const prepared = parts.map(edits =>
    edits.flatMap(edit => ('past' in edit ? [] : [prepare(target, edit, made)])),
  )
  const out = parts.map((): Performed[] => [])
  const { main, notes } = target
  transactParts(main.doc, origin, { prepared, out, isOwn: edit => !('splice' in edit) }, transaction => {
    const anew = startAnew(transaction)
    return edit => writeRecord({ main, anew }, edit as Make | Put)
  })
  if (notes !== null)
    transactParts(
      notes,
      origin,
      { prepared, out, isOwn: edit => 'splice' in edit },
      () => edit => spliceNote(notes, edit as Splice),
    )
  return out
}

interface PreparedParts {
  readonly prepared: readonly (readonly Exclude<Edit, Past>[])[]
  readonly out: readonly Performed[][]
  /** Whether an edit goes into this document. */
  readonly isOwn: (edit: Edit) => boolean
}

function transactParts(
  doc: Y.Doc,
  origin: Origin,
  { prepared, out, isOwn }: PreparedParts,
  begin: (transaction: Y.Transaction) => (edit: Exclude<Edit, Past>) => Performed | null,
): void {
  if (!prepared.some(edits => edits.some(isOwn))) return
  doc.transact(transaction => {
    nameNeeds(doc)
    const writeOne = begin(transaction)
    for (const [at, edits] of prepared.entries()) {
      for (const edit of edits) if (isOwn(edit)) keep(out[at] ?? [], writeOne(edit))
    }
  }, origin)
}

/**
 * Everything that can throw happens here: a throw inside a Yjs transaction does not roll back. `made`
 * are the records that edits before this one make.
 */
function prepare(target: Target, edit: Exclude<Edit, Past>, made: Set<string>): Exclude<Edit, Past> {
  if ('splice' in edit) {
    if (target.notes === null) throw new Error('this document has no notes')
    return { ...edit, insert: String(checkValue(edit.insert)) }
  }
  if (!isRecordId(edit.id)) throw new TypeError(`not a record id: ${edit.id.slice(0, 80)}`)
  if ('make' in edit) {
    target.main.map(edit.make)
    made.add(`${edit.make}/${edit.id}`)
    return { ...edit, values: checkValue(edit.values) as Make['values'] }
  }
  const map = target.main.map(edit.put)
  codeOf(edit.put, edit.field)
  if (!made.has(`${edit.put}/${edit.id}`) && readRecord(map, edit.put, edit.id) === null) {
    throw new Error(`no ${edit.put} ${edit.id}`)
  }
  return { ...edit, to: checkValue(edit.to) }
}

function keep(out: Performed[], performed: Performed | null): void {
  if (performed !== null) out.push(performed)
}

interface Writing {
  readonly main: RecordDoc
  readonly anew: Anew
}

function writeRecord(writing: Writing, edit: Make | Put): Performed | null {
  if ('put' in edit) return putField(writing, edit)
  const map = writing.main.map(edit.make)
  if (readRecord(map, edit.make, edit.id) !== null) {
    return putField(writing, { put: edit.make, id: edit.id, field: 'isRemoved', to: false })
  }
  setKey(writing, edit.make, [edit.id, withoutDefaults(edit.make, edit.values as Record<string, unknown>)])
  return { made: edit.make, id: edit.id }
}

/** The only place where a key gets a value. */
function setKey({ main, anew }: Writing, kind: Kind, [key, value]: readonly [string, unknown]): void {
  const map = main.map(kind)
  if (!isClaimed(map, key)) map.set(key, value)
  else {
    noteSeen(main, kind, key)
    anew.set(kindNamed(kind).root, key, value)
  }
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

function putField(writing: Writing, edit: Put): Written | null {
  const map = writing.main.map(edit.put)
  const record = readRecord(map, edit.put, edit.id)
  if (record === null) throw new Error(`no ${edit.put} ${edit.id}`)
  const from = (record as unknown as Record<string, unknown>)[edit.field]
  if (sameValue(from, edit.to)) return null
  const [code, reader] = fieldOf(edit.put, edit.field as FieldOf<Kind>)
  const key = fieldKey(edit.id, code)
  const over = lastWrite(map, key)
  const stored = storedField(map, edit.put, { id: edit.id, code })
  const value = rewritten(reader, stored, edit.to)
  setKey(writing, edit.put, [key, value])
  return {
    wrote: edit.put,
    id: edit.id,
    field: edit.field,
    from,
    to: reader(edit.to),
    was: stored !== undefined && !sameValue(stored, from) && isValue(stored) ? stored : from,
    lost: partsLost(reader, stored, value),
    mark: lastWrite(map, key) ?? '',
    over,
  }
}
