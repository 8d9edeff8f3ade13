import { buf as crc32 } from 'crc-32'
import { Dexie, type Table } from 'dexie'
import type { DocumentId } from '#shared/domain/documentId'
import {
  type DamagedRow,
  type LocalUpdateStore,
  type StoredDocument,
  type StoredUpdate,
} from '#shared/ports/updateStore'
import { guarded } from './storeFaults'

interface Row {
  seq?: number
  document: DocumentId
  update: Uint8Array
  checksum: number
}

interface Quarantined {
  seq: number
  document: string
  reason: DamagedRow['reason']
  row: unknown
}

/** Rows of updates in the order they arose; a compacted state is a row that stands first. */
class Database extends Dexie {
  declare readonly rows: Table<Row, number>
  declare readonly states: Table<Row & { upTo: number }, DocumentId>
  declare readonly quarantine: Table<Quarantined, [string, number]>

  constructor(name: string) {
    // Without it Chromium answers once the bytes are with the operating system: a power cut takes them.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ rows: '++seq, document', states: 'document', quarantine: '[document+seq]' })
  }
}

/** Rejects with StoreFault 'cannotOpen', 'full' or 'hung'. */
export async function openDexieUpdateStore(name: string): Promise<LocalUpdateStore> {
  const db = new Database(name)
  await guarded(db.open(), 'cannotOpen')
  const begun = new Set<Promise<unknown>>()
  const answered = <T>(work: Promise<T>): Promise<T> => {
    const answer = guarded(work, 'failed')
    begun.add(answer)
    const over = (): boolean => begun.delete(answer)
    answer.then(over, over)
    return answer
  }
  return {
    load: document => answered(load(db, document)),
    append: batch => answered(append(db, batch)),
    compact: (document, state, upTo) => answered(compact(db, { document, state, upTo })),
    list: () => answered(list(db)),
    remove: documents => answered(remove(db, documents)),
    close: async () => {
      // Dexie ends transactions that have not begun yet, and with them what somebody waits for.
      await Promise.allSettled(begun)
      db.close()
    },
  }
}

async function load(db: Database, document: DocumentId): Promise<StoredDocument> {
  const [state, rows] = await db.transaction('r', db.states, db.rows, () =>
    Promise.all([db.states.get(document), db.rows.where('document').equals(document).toArray()]),
  )
  const all: Row[] = state === undefined ? rows : [state, ...rows]
  const updates: Uint8Array[] = []
  const damaged: Quarantined[] = []
  for (const row of all) {
    const reason = damageOf(row)
    if (reason === null) updates.push(row.update)
    else damaged.push({ seq: row.seq ?? 0, document, reason, row })
  }
  if (damaged.length > 0) await setAside(db, damaged)
  const upTo = Math.max(state?.upTo ?? 0, rows.at(-1)?.seq ?? 0)
  return { updates, upTo, damaged: damaged.map(describe) }
}

function damageOf(row: Row): DamagedRow['reason'] | null {
  if (!(row.update instanceof Uint8Array) || typeof row.checksum !== 'number') return 'unreadable'
  return crc32(row.update) === row.checksum ? null : 'checksum'
}

/** A copy goes aside before anything could compact the row away. */
async function setAside(db: Database, damaged: readonly Quarantined[]): Promise<void> {
  await db.quarantine.bulkPut([...damaged])
}

function describe({ seq, reason, row }: Quarantined): DamagedRow {
  const update = (row as Partial<Row>).update
  return { row: String(seq), reason, bytes: update instanceof Uint8Array ? update.length : 0 }
}

async function append(db: Database, batch: readonly StoredUpdate[]): Promise<void> {
  const rows = batch.map(({ document, update }) => ({ document, update, checksum: crc32(update) }))
  await db.transaction('rw', db.rows, () => db.rows.bulkAdd(rows))
}

interface Compaction {
  readonly document: DocumentId
  readonly state: Uint8Array
  readonly upTo: number
}

async function compact(db: Database, { document, state, upTo }: Compaction): Promise<void> {
  await db.transaction('rw', db.rows, db.states, async () => {
    await db.states.put({ document, update: state, checksum: crc32(state), upTo })
    const keys = await db.rows.where('document').equals(document).primaryKeys()
    await db.rows.bulkDelete(keys.filter(seq => seq <= upTo))
  })
}

async function remove(db: Database, documents: readonly DocumentId[]): Promise<void> {
  const names = [...documents]
  await db.transaction('rw', db.rows, db.states, db.quarantine, async () => {
    await db.rows.where('document').anyOf(names).delete()
    await db.states.bulkDelete(names)
    await db.quarantine.filter(row => names.includes(row.document as DocumentId)).delete()
  })
}

async function list(db: Database): Promise<DocumentId[]> {
  const [rows, states] = await db.transaction('r', db.rows, db.states, () =>
    Promise.all([db.rows.orderBy('document').uniqueKeys(), db.states.toCollection().primaryKeys()]),
  )
  return [...new Set([...(rows as DocumentId[]), ...states])].sort()
}
