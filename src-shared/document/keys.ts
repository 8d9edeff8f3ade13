import { isRecordId } from '../domain/recordId'
import type { Reader } from '../model/fields'
import { type FieldOf, type Kind, kinds } from '../model/kinds'

export const SEPARATOR = '\u001f'

export function fieldKey(id: string, code: string): string {
  return id + SEPARATOR + code
}

/** `null` for a key that no record can have. */
export function parseKey(key: string): { id: string; code: string | null } | null {
  const cut = key.indexOf(SEPARATOR)
  const id = cut < 0 ? key : key.slice(0, cut)
  return isRecordId(id) ? { id, code: cut < 0 ? null : key.slice(cut + 1) } : null
}

export function fieldOf<K extends Kind>(
  kind: K,
  field: FieldOf<K>,
): readonly [code: string, reader: Reader<unknown>] {
  const fields = kinds[kind].fields as Record<string, readonly [string, Reader<unknown>]>
  const entry = fields[field]
  if (entry === undefined) throw new Error(`no field ${field} of ${kind}`)
  return entry
}

export function codeOf<K extends Kind>(kind: K, field: FieldOf<K>): string {
  return fieldOf(kind, field)[0]
}
