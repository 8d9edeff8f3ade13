import * as Y from 'yjs'
import type { Kind } from '../model/kinds'
import type { Changes, RecordChange } from '../model/snapshot'
import { hasErased } from './erased'
import { changedNotes, noteOf, readNotes } from './notes'
import { type Origin, originOf } from './origin'
import { idsOf, readAllWithDamage, type ReadRecord, readWithDamage } from './read'
import type { RecordDoc } from './roots'
import type { Target } from './write'

/** Everything that the documents hold, as changes from nothing. */
export function readWhole(target: Target): Changes {
  const records: RecordChange[] = []
  for (const kind of target.main.kinds) {
    for (const read of readAllWithDamage(target.main.map(kind), kind)) records.push(changeOf(kind, read))
  }
  return { records, notes: target.notes === null ? [] : readNotes(target.notes) }
}

function changeOf<K extends Kind>(kind: K, { record, damaged }: ReadRecord<K>): RecordChange<K> {
  return damaged === null ? { kind, id: record.id, record } : { kind, id: record.id, record, damaged }
}

export type Watcher = (changes: Changes, origin: Origin) => void

/** Tells what each transaction changed: whole records, only those touched. Returns the way to stop. */
export function watch(target: Target, watcher: Watcher): () => void {
  const kindOf = new Map<unknown, Kind>(target.main.kinds.map(kind => [target.main.map(kind), kind]))
  const onMain = (transaction: Y.Transaction): void => {
    const records = changedRecords(target.main, transaction, kindOf)
    if (records.length > 0) watcher({ records, notes: [] }, originOf(transaction.origin))
  }
  const onNotes = (transaction: Y.Transaction): void => {
    const ids = changedNotes(transaction)
    if (ids.length === 0) return
    const notes = ids.map(id => [id, noteOf(transaction.doc, id)] as const)
    watcher({ records: [], notes }, originOf(transaction.origin))
  }
  target.main.doc.on('afterTransaction', onMain)
  target.notes?.on('afterTransaction', onNotes)
  return () => {
    target.main.doc.off('afterTransaction', onMain)
    target.notes?.off('afterTransaction', onNotes)
  }
}

function changedRecords(
  main: RecordDoc,
  transaction: Y.Transaction,
  kindOf: ReadonlyMap<unknown, Kind>,
): RecordChange[] {
  const out: RecordChange[] = []
  for (const [type, keys] of transaction.changed) {
    const kind = kindOf.get(type)
    if (kind === undefined) continue
    for (const id of idsOf(keys)) {
      const read = readWithDamage(main.map(kind), kind, id)
      if (read !== null) out.push(changeOf(kind, read))
      else if (hasErased(main.map(kind), id)) out.push({ kind, id, record: null })
    }
  }
  return out
}
