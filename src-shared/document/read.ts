import * as Y from 'yjs'
import { type KnownParts, readsDamaged } from '../model/damage'
import type { Reader } from '../model/fields'
import { type AllRecords, type AnyKind, type Kind, kindNamed, kinds } from '../model/kinds'
import { fieldKey, parseKey, SEPARATOR } from './keys'

interface FieldPlan {
  readonly name: string
  readonly code: string
  readonly reader: Reader<unknown>
  readonly parts: KnownParts | undefined
}

/** Fields as one flat list a kind: every record of every opening goes through it. */
const plans = Object.fromEntries(
  (Object.keys(kinds) as Kind[]).map(kind => [kind, plansOf(kindNamed(kind))]),
) as Record<Kind, FieldPlan[]>

function plansOf({ fields, knownParts }: AnyKind): FieldPlan[] {
  const parts = new Map<string, KnownParts>(Object.entries(knownParts ?? {}))
  return Object.entries(fields).map(([name, [code, reader]]) => ({
    name,
    code,
    reader,
    parts: parts.get(name),
  }))
}

type Bag = Record<string, unknown>

/** A record with the names of its fields whose stored value is not read as it lies there; null for none. */
export interface ReadRecord<K extends Kind> {
  readonly record: AllRecords[K]
  readonly damaged: readonly string[] | null
}

/**
 * One record: the value it was created with, later field values laid over it, defaults for what is
 * missing or not understood. `null` while its creation has not arrived.
 */
export function readRecord<K extends Kind>(map: Y.Map<unknown>, kind: K, id: string): AllRecords[K] | null {
  return readWithDamage(map, kind, id)?.record ?? null
}

export function readWithDamage<K extends Kind>(
  map: Y.Map<unknown>,
  kind: K,
  id: string,
): ReadRecord<K> | null {
  const created = createdAs(map, kind, id)
  if (created === null) return null
  return readFields(kind, id, code => {
    const edited = map.get(fieldKey(id, code))
    return edited === undefined ? created[code] : edited
  })
}

function readFields<K extends Kind>(kind: K, id: string, valueOf: (code: string) => unknown): ReadRecord<K> {
  const record: Bag = { id }
  let damaged: string[] | null = null
  for (const { name, code, reader, parts } of plans[kind]) {
    const stored = valueOf(code)
    const value = reader(stored)
    record[name] = value
    if (stored !== undefined && stored !== value && readsDamaged(stored, value, parts))
      (damaged ??= []).push(name)
  }
  return { record: record as unknown as AllRecords[K], damaged }
}

/** What lies in a field, as it was written: the later value, else the one of the creation; undefined for neither. */
export function storedField(
  map: Y.Map<unknown>,
  kind: Kind,
  { id, code }: { id: string; code: string },
): unknown {
  const edited = map.get(fieldKey(id, code))
  return edited === undefined ? createdAs(map, kind, id)?.[code] : edited
}

/** Creation value by field codes. */
function createdAs(map: Y.Map<unknown>, kind: Kind, id: string): Bag | null {
  const stored = map.get(id)
  if (isCreation(stored)) return stored
  const builtIn = kindNamed(kind).builtIn?.find(record => record.id === id)
  return builtIn === undefined ? null : encodeFields(kind, builtIn as unknown as Bag)
}

/** Shared types and bytes are objects too, and no record was ever made as one. */
function isCreation(stored: unknown): stored is Bag {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return false
  return !(stored instanceof Y.AbstractType || stored instanceof Uint8Array || stored instanceof Y.Doc)
}

/** Field names to codes; `undefined` is left out. */
export function encodeFields(kind: Kind, values: Bag): Bag {
  const out: Bag = {}
  for (const { name, code } of plans[kind]) if (values[name] !== undefined) out[code] = values[name]
  return out
}

export function readAll<K extends Kind>(map: Y.Map<unknown>, kind: K): AllRecords[K][] {
  return readAllWithDamage(map, kind).map(({ record }) => record)
}

/** One pass over the map: field values are gathered first, so that no key is looked up per record and field. */
export function readAllWithDamage<K extends Kind>(map: Y.Map<unknown>, kind: K): ReadRecord<K>[] {
  const creations = new Map<string, Bag>()
  const edits = new Map<string, Bag>()
  for (const record of kindNamed(kind).builtIn ?? []) {
    creations.set(record.id, encodeFields(kind, record as unknown as Bag))
  }
  map.forEach((stored, key) => gather({ key, stored, creations, edits }))
  const out: ReadRecord<K>[] = []
  for (const [id, created] of creations) {
    const edited = edits.get(id)
    const valueOf = (code: string): unknown => {
      const later = edited?.[code]
      return later === undefined ? created[code] : later
    }
    out.push(readFields(kind, id, valueOf))
  }
  return out
}

interface Gathering {
  key: string
  stored: unknown
  creations: Map<string, Bag>
  edits: Map<string, Bag>
}

function gather({ key, stored, creations, edits }: Gathering): void {
  const parsed = parseKey(key)
  if (parsed === null) return
  if (parsed.code === null) {
    if (isCreation(stored)) creations.set(parsed.id, stored)
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
