import { sameValue } from '../../domain/sameValue'
import { RecordMap } from '../../domain/recordMap'
import { type Edit, put } from '../../model/edit'
import { isBag } from '../../model/fields'
import { isReviewed, type Kind, kindNamed, kinds } from '../../model/kinds'
import type { LostWrite } from '../../model/lostWrite'

/** One field of one record that lost a value, as this version reads it. */
export interface LostValue {
  readonly loss: LostWrite
  readonly kind: Kind
  readonly field: string
  readonly lost: unknown
}

type Fields = Readonly<Record<string, readonly [code: string, read: (stored: unknown) => unknown]>>

/** What a noted loss says; nothing where only a later version knows the kind or the field. */
export function lostValues(loss: LostWrite): LostValue[] {
  if (!Object.hasOwn(kinds, loss.of)) return []
  const kind = loss.of as Kind
  const fields = kindNamed(kind).fields as Fields
  return Object.entries(fields).flatMap(([field, [code, read]]) => {
    if (!isReviewed(kind, field) || (loss.code !== null && loss.code !== code)) return []
    if (loss.code !== null) return [{ loss, kind, field, lost: read(loss.value) }]
    return isBag(loss.value) ? [{ loss, kind, field, lost: read(loss.value[code]) }] : []
  })
}

/** A field of a record in a snapshot; undefined where there is no such record. */
export function valueNow(snapshot: object, { kind, loss, field }: LostValue): unknown {
  return valueIn(snapshot, { kind, id: loss.recordId, field })
}

export function valueIn(
  snapshot: object,
  { kind, id, field }: { readonly kind: Kind; readonly id: string; readonly field: string },
): unknown {
  const map = (snapshot as Readonly<Record<string, unknown>>)[kind]
  const record: unknown = map instanceof RecordMap ? map.get(id) : undefined
  return isBag(record) ? record[field] : undefined
}

export type Losing = { readonly lostWrite: RecordMap<LostWrite> }

const indexes = new WeakMap<RecordMap<LostWrite>, ReadonlyMap<string, readonly LostValue[]>>()

/** Losses that are open, by the place of the field: the same map for the same records. */
export function openByPlace({ lostWrite }: Losing): ReadonlyMap<string, readonly LostValue[]> {
  const known = indexes.get(lostWrite)
  if (known !== undefined) return known
  const index = new Map<string, LostValue[]>()
  for (const loss of lostWrite.values()) {
    if (loss.settled !== null || loss.isRemoved) continue
    for (const one of lostValues(loss)) {
      const place = placeOf(one.kind, loss.recordId, one.field)
      index.set(place, [...(index.get(place) ?? []), one])
    }
  }
  indexes.set(lostWrite, index)
  return index
}

export function placeOf(kind: Kind, recordId: string, field: string): string {
  return `${kind}/${recordId}/${field}`
}

/**
 * Whoever writes the value that lost, of themselves or by an undo, has settled it: who replaces it afterwards sees it.
 * The edits that say so, to be written with those.
 */
export function settledBy(snapshot: object, edits: readonly Edit[]): Edit[] {
  if (!hasLosses(snapshot) || snapshot.lostWrite.size === 0) return []
  const open = openByPlace(snapshot)
  if (open.size === 0) return []
  const told = new Set(edits.flatMap(edit => ('put' in edit && edit.put === 'lostWrite' ? [edit.id] : [])))
  return edits.flatMap(edit => {
    if (!('put' in edit)) return []
    const found = open.get(placeOf(edit.put, edit.id, edit.field)) ?? []
    const equal = found.filter(({ lost, loss }) => sameValue(lost, edit.to) && !told.has(loss.id))
    return equal.map(({ loss }) => put('lostWrite', loss.id, { field: 'settled', to: 'equal' }))
  })
}

function hasLosses(snapshot: object): snapshot is Losing {
  return 'lostWrite' in snapshot && snapshot.lostWrite instanceof RecordMap
}
