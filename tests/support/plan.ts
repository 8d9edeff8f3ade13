import * as Y from 'yjs'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import type { CommandContext, PlanCommand } from '#shared/commands/command'
import { wholeState } from '#shared/document/bytes'
import { notesDoc } from '#shared/document/notes'
import type { Origin } from '#shared/document/origin'
import { recordDoc } from '#shared/document/roots'
import { readWhole, watch } from '#shared/document/watch'
import type { Performed, Target } from '#shared/document/write'
import type { Day } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import type { RecordMap } from '#shared/domain/recordMap'
import type { Edit } from '#shared/model/edit'
import { type Kind, planKinds } from '#shared/model/kinds'
import { applyChanges, EMPTY_PLAN, type PlanSnapshot } from '#shared/model/snapshot'
import { write } from './write'

export const BY_USER: Origin = { by: 'user', command: 'test' }
export const BY_PEER: Origin = { by: 'peer' }

/** A plan in memory with its picture, as one computer holds it. */
export interface Replica {
  readonly target: Target & { readonly notes: Y.Doc }
  now(): PlanSnapshot
  write(...edits: Edit[]): Performed[]
  /** Decides and writes; throws when it is refused. */
  run<I>(command: PlanCommand<I>, intent: I): Performed[]
}

let made = 0
export const testContext: CommandContext = {
  now: Date.UTC(2026, 9, 14, 1, 12),
  today: '2026-10-14' as Day,
  personId: 'lin',
  newId: () => `id-${String(++made).padStart(6, '0')}`,
  calendar: chinaCalendar,
}

/** `client` is the Yjs client id, for a test that needs to say who wins. */
export function newReplica(client?: number, context: CommandContext = testContext): Replica {
  const main = recordDoc(planKinds)
  const target = { main, notes: notesDoc() }
  if (client !== undefined) [main.doc.clientID, target.notes.clientID] = [client, client]
  let snapshot = applyChanges(EMPTY_PLAN, readWhole(target))
  watch(target, changes => {
    snapshot = applyChanges(snapshot, changes)
  })
  const put = (...edits: Edit[]): Performed[] => write(target, edits, BY_USER)
  return {
    target,
    now: () => snapshot,
    write: put,
    run: (command, intent) => {
      const edits = command(snapshot, intent, context)
      if (isRefusal(edits)) throw new Error(`refused: ${edits.refused}`)
      return put(...edits)
    },
  }
}

/** Everything that each has and the others lack, in both documents. */
export function exchange(...replicas: Replica[]): void {
  const states = replicas.map(
    ({ target }) => [wholeState(target.main.doc), wholeState(target.notes)] as const,
  )
  for (const { target } of replicas) {
    for (const [main, notes] of states) {
      applyFrom(target.main.doc, main)
      applyFrom(target.notes, notes)
    }
  }
}

export function applyFrom(doc: Y.Doc, update: Uint8Array): void {
  doc.transact(() => Y.applyUpdate(doc, update), BY_PEER)
}

/** A picture as plain values in one order, for comparing. */
export function plain(plan: PlanSnapshot): Record<string, unknown> {
  const sorted = <T>(map: RecordMap<T>): [string, T][] =>
    [...map.keys()].sort().map(id => [id, map.get(id) as T])
  const kinds = planKinds.map(kind => [kind, sorted(plan[kind] as RecordMap<unknown>)] as const)
  const owned = Object.entries(plan.owned).map(
    ([kind, map]) => [kind, sorted(map).map(([id, ids]) => [id, [...ids].sort()])] as const,
  )
  const notes = sorted(plan.notes).filter(([, text]) => text !== '')
  return { ...Object.fromEntries(kinds), owned: Object.fromEntries(owned), notes }
}

/** Read from the documents as they are, without the picture that followed them. */
export function readAfresh(target: Target): Record<string, unknown> {
  return plain(applyChanges(EMPTY_PLAN, readWhole(target)))
}

export function mapOf(replica: Replica, kind: Kind): Y.Map<unknown> {
  return replica.target.main.map(kind)
}
