import { RecordMap } from '../domain/recordMap'
import {
  type AllRecords,
  type Kind,
  meKinds,
  type MeRecords,
  type OwnedKind,
  ownedKinds,
  planKinds,
  type PlanRecords,
  workspaceKinds,
  type WorkspaceRecords,
} from './kinds'

/** What a document holds after a transaction: the records that changed, whole, as plain values. */
export interface RecordChange<K extends Kind = Kind> {
  readonly kind: K
  readonly id: string
  /** Null for one that is not in the document any more: no command takes one out. */
  readonly record: AllRecords[K] | null
  /** Fields whose stored value could not be read as it is; absent for none. */
  readonly damaged?: readonly string[]
}

export interface Changes {
  readonly records: readonly RecordChange[]
  /** Notes by task id. */
  readonly notes: readonly (readonly [taskId: string, text: string])[]
}

type Maps<R> = { readonly [K in keyof R]: RecordMap<R[K]> }

/** A record of which something that lies in its document could not be read. */
export interface Damage {
  readonly kind: Kind
  readonly id: string
  /** Names of fields, one at least. */
  readonly fields: readonly string[]
}

interface WithDamage {
  /** By `damageKey`. */
  readonly damaged: RecordMap<Damage>
}

function damageKey(kind: Kind, id: string): string {
  return `${kind}/${id}`
}

/** Fields of a record that show their default because what is stored there cannot be read. */
export function damagedFields({ damaged }: WithDamage, kind: Kind, id: string): readonly string[] {
  return damaged.get(damageKey(kind, id))?.fields ?? NONE
}

const NONE: readonly string[] = []

/** The records as read-only plain values. What did not change is the same object as before. */
export interface PlanSnapshot extends Maps<PlanRecords>, WithDamage {
  /** Ids of records that belong to a task, by kind and by the task's id. */
  readonly owned: { readonly [K in OwnedKind]: RecordMap<readonly string[]> }
  readonly notes: RecordMap<string>
}
export interface WorkspaceSnapshot extends Maps<WorkspaceRecords>, WithDamage {}
export interface MeSnapshot extends Maps<MeRecords>, WithDamage {}

function emptyMaps<R>(kinds: readonly (keyof R)[]): Maps<R> {
  return Object.fromEntries(kinds.map(kind => [kind, RecordMap.empty()])) as Maps<R>
}

export const EMPTY_PLAN: PlanSnapshot = {
  ...emptyMaps<PlanRecords>(planKinds),
  owned: Object.fromEntries(ownedKinds.map(kind => [kind, RecordMap.empty()])) as PlanSnapshot['owned'],
  notes: RecordMap.empty(),
  damaged: RecordMap.empty(),
}
export const EMPTY_WORKSPACE: WorkspaceSnapshot = {
  ...emptyMaps<WorkspaceRecords>(workspaceKinds),
  damaged: RecordMap.empty(),
}
export const EMPTY_ME: MeSnapshot = { ...emptyMaps<MeRecords>(meKinds), damaged: RecordMap.empty() }

/** Follows a document: `applyChanges(before, changes)` on both sides of a worker gives equal snapshots. */
export function applyChanges<S extends object>(before: S, changes: Changes): S {
  const next = { ...before } as Record<string, unknown>
  for (const [kind, entries] of byKind(changes.records)) {
    const map = (before as Record<string, unknown>)[kind]
    if (map instanceof RecordMap) next[kind] = map.withAll(entries)
  }
  if ('damaged' in before) next.damaged = applyDamage(before as unknown as WithDamage, changes.records)
  if ('owned' in before) {
    next.owned = applyOwned(before as unknown as PlanSnapshot, changes.records)
    next.notes = (before as unknown as PlanSnapshot).notes.withAll(changes.notes)
  }
  return next as S
}

function applyDamage({ damaged }: WithDamage, records: readonly RecordChange[]): RecordMap<Damage> {
  const entries: [string, Damage | undefined][] = []
  for (const { kind, id, damaged: fields } of records) {
    if (fields !== undefined) entries.push([damageKey(kind, id), { kind, id, fields }])
    else if (damaged.size > 0 && damaged.has(damageKey(kind, id))) {
      entries.push([damageKey(kind, id), undefined])
    }
  }
  return entries.length === 0 ? damaged : damaged.withAll(entries)
}

type Entry = [id: string, record: AllRecords[Kind] | undefined]

function byKind(records: readonly RecordChange[]): Map<Kind, Entry[]> {
  const out = new Map<Kind, Entry[]>()
  for (const { kind, id, record } of records) {
    const entry: Entry = [id, record ?? undefined]
    const list = out.get(kind)
    if (list === undefined) out.set(kind, [entry])
    else list.push(entry)
  }
  return out
}

function applyOwned(before: PlanSnapshot, records: readonly RecordChange[]): PlanSnapshot['owned'] {
  const next: Record<string, RecordMap<readonly string[]>> = { ...before.owned }
  for (const kind of ownedKinds) {
    const touched = new Map<string, string[]>()
    const idsOf = (owner: string): string[] => {
      const ids = touched.get(owner) ?? [...(before.owned[kind].get(owner) ?? [])]
      touched.set(owner, ids)
      return ids
    }
    for (const change of records) {
      if (change.kind !== kind) continue
      const owner = (change.record as AllRecords[OwnedKind] | null)?.taskId
      const last = before[kind].get(change.id)?.taskId
      if (last === owner) continue
      // No command gives a record to another task, but two creations of one id may differ in it.
      if (last !== undefined) idsOf(last).splice(idsOf(last).indexOf(change.id), 1)
      if (owner !== undefined && !idsOf(owner).includes(change.id)) idsOf(owner).push(change.id)
    }
    const entries = [...touched].map(([owner, ids]) => [owner, ids.length > 0 ? ids : undefined] as const)
    if (entries.length > 0) next[kind] = before.owned[kind].withAll(entries)
  }
  return next as PlanSnapshot['owned']
}

/** The records of `kind` that belong to a task and were not removed, in no particular order. */
export function ownedBy<K extends OwnedKind>(plan: PlanSnapshot, kind: K, taskId: string): PlanRecords[K][] {
  const map = plan[kind] as unknown as RecordMap<PlanRecords[K]>
  const out: PlanRecords[K][] = []
  for (const id of plan.owned[kind].get(taskId) ?? []) {
    const record = map.get(id)
    if (record !== undefined && !record.isRemoved) out.push(record)
  }
  return out
}
