import type * as Y from 'yjs'
import type { AllRecords, Kind } from '../domain/records'
import type { Reader } from './fields'
import { fieldKey, parseKey, SEPARATOR, type Shape, shapes } from './shape'

interface FieldPlan {
  readonly name: string
  readonly code: string
  readonly reader: Reader<unknown>
}

const plans = Object.fromEntries(
  Object.entries(shapes).map(([kind, shape]) => [
    kind,
    Object.entries((shape as Shape<Kind>).fields).map(([name, entry]) => {
      const [code, reader] = entry as readonly [string, Reader<unknown>]
      return { name, code, reader }
    }),
  ]),
) as Record<Kind, FieldPlan[]>

type Bag = Record<string, unknown>

/**
 * One record: the value it was created with, later field values laid over it, defaults for what is
 * missing or not understood. `null` while its creation has not arrived.
 */
export function readRecord<K extends Kind>(map: Y.Map<unknown>, kind: K, id: string): AllRecords[K] | null {
  const birth = bornAs(map, kind, id)
  if (birth === null) return null
  const record: Bag = { id }
  for (const { name, code, reader } of plans[kind]) {
    const edited = map.get(fieldKey(id, code))
    record[name] = reader(edited === undefined ? birth[code] : edited)
  }
  return record as unknown as AllRecords[K]
}

/** What lies in a field, as it was written: the later value, else the one of the creation; undefined for neither. */
export function storedField(
  map: Y.Map<unknown>,
  kind: Kind,
  { id, code }: { id: string; code: string },
): unknown {
  const edited = map.get(fieldKey(id, code))
  return edited === undefined ? bornAs(map, kind, id)?.[code] : edited
}

/** Creation value by field codes. */
function bornAs(map: Y.Map<unknown>, kind: Kind, id: string): Bag | null {
  const stored = map.get(id)
  if (isBirth(stored)) return stored
  const builtIn = shapes[kind].builtIn?.find(record => record.id === id)
  return builtIn === undefined ? null : encodeFields(kind, builtIn as unknown as Bag)
}

function isBirth(stored: unknown): stored is Bag {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
}

/** Field names to codes; `undefined` is left out. */
export function encodeFields(kind: Kind, values: Bag): Bag {
  const out: Bag = {}
  for (const { name, code } of plans[kind]) if (values[name] !== undefined) out[code] = values[name]
  return out
}

/** One pass over the map: field values are gathered first, so that no key is looked up per record and field. */
export function readAll<K extends Kind>(map: Y.Map<unknown>, kind: K): AllRecords[K][] {
  const births = new Map<string, Bag>()
  const edits = new Map<string, Bag>()
  for (const record of shapes[kind].builtIn ?? []) {
    births.set(record.id, encodeFields(kind, record as unknown as Bag))
  }
  map.forEach((stored, key) => gather({ key, stored, births, edits }))
  const out: AllRecords[K][] = []
  for (const [id, birth] of births) {
    const edited = edits.get(id)
    const record: Bag = { id }
    for (const { name, code, reader } of plans[kind]) {
      const later = edited?.[code]
      record[name] = reader(later === undefined ? birth[code] : later)
    }
    out.push(record as unknown as AllRecords[K])
  }
  return out
}

interface Gathering {
  key: string
  stored: unknown
  births: Map<string, Bag>
  edits: Map<string, Bag>
}

function gather({ key, stored, births, edits }: Gathering): void {
  const parsed = parseKey(key)
  if (parsed === null) return
  if (parsed.code === null) {
    if (isBirth(stored)) births.set(parsed.id, stored)
    return
  }
  // A null prototype: a peer may have sent the code `__proto__`.
  const bag = edits.get(parsed.id) ?? (Object.create(null) as Bag)
  bag[parsed.code] = stored
  edits.set(parsed.id, bag)
}

/** The record ids behind the keys of one map that a transaction touched. */
export function idsOf(keys: Iterable<string | null>): Set<string> {
  const ids = new Set<string>()
  for (const key of keys) {
    if (key === null) continue
    const cut = key.indexOf(SEPARATOR)
    const parsed = parseKey(cut < 0 ? key : key.slice(0, cut))
    if (parsed !== null) ids.add(parsed.id)
  }
  return ids
}
