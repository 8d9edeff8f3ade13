import { RecordMap } from '../domain/recordMap'
import { isBag } from './fields'
import type { Kind } from './kinds'

/** A record of any snapshot, removed or not, as plain fields; null for none. */
export function recordIn(snapshot: object, kind: Kind, id: string): Readonly<Record<string, unknown>> | null {
  const map = (snapshot as Readonly<Record<string, unknown>>)[kind]
  const record: unknown = map instanceof RecordMap ? map.get(id) : undefined
  return isBag(record) ? record : null
}
