import { buf as crc32 } from 'crc-32'
import { Dexie, type Table } from 'dexie'
import type { DocumentId } from '#shared/domain/documentId'
import { type SetName, setOf } from '#shared/domain/setName'
import type { DamagedRow, StoredUpdate } from '#shared/ports/updateStore'
import type { BatchMark, Mark, MarkedDocument, WorkingCopy } from '#shared/ports/workingCopy'
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
  declare readonly marks: Table<Mark & { set: SetName }, DocumentId>

  constructor(name: string) {
    // Without it Chromium answers once the bytes are with the operating system: a power cut takes them.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ rows: '++seq, document', states: 'document', quarantine: '[document+seq]' })
    this.version(2).stores({ marks: 'document, set' })
  }
}

/** Rejects with StoreFault 'cannotOpen', 'full' or 'hung'. */
export async function openDexieWorkingCopy(name: string): Promise<WorkingCopy> {
  let db = new Database(name)
  await guarded(db.open(), 'cannotOpen')
  const begun = new Set<Promise<unknown>>()
  const answered = <T>(work: Promise<T>): Promise<T> => {
    const answer = guarded(work, 'failed')
    begun.add(answer)
    const over = (): boolean => begun.delete(answer)
    answer.then(over, over)
    return answer
  }
  const close = async (): Promise<void> => {
    // Dexie ends transactions that have not begun yet, and with them what somebody waits for.
    await Promise.allSettled(begun)
    db.close()
  }
  return {
    load: document => answered(load(db, document)),
    marks: set => answered(db.marks.where('set').equals(set).toArray()),
    append: (batch, marks) => answered(append(db, batch, marks)),
    replace: (document, updates, mark) => answered(replace(db, { document, updates, mark })),
    compact: (document, state, upTo) => answered(compact(db, { document, state, upTo })),
    list: () => answered(list(db)),
    remove: documents => answered(remove(db, documents)),
    idle: async () => undefined,
    close,
    reopen: async () => {
      await close()
      db = new Database(name)
      await guarded(db.open(), 'cannotOpen')
    },
  }
}

async function load(db: Database, document: DocumentId): Promise<MarkedDocument> {
  const [state, rows, mark = null] = await db.transaction('r', db.states, db.rows, db.marks, () =>
    Promise.all([
      db.states.get(document),
      db.rows.where('document').equals(document).toArray(),
      db.marks.get(document),
    ]),
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
  return { updates, upTo, damaged: damaged.map(describe), rows: rows.length, mark }
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

function rowOf(document: DocumentId, update: Uint8Array): Row {
  return { document, update, checksum: crc32(update) }
}

async function append(
  db: Database,
  batch: readonly StoredUpdate[],
  marks: ReadonlyMap<DocumentId, BatchMark> = new Map(),
): Promise<void> {
  const rows = batch.map(({ document, update }) => rowOf(document, update))
  const documents = [...marks.keys()]
  await db.transaction('rw', db.rows, db.marks, async () => {
    const before = await db.marks.bulkGet(documents)
    const after = [...marks].map(([document, mark], at) => {
      const added = batch.filter(one => one.document === document).length
      return { ...mark, document, set: setOf(document), rows: (before[at]?.rows ?? 0) + added }
    })
    await Promise.all([db.rows.bulkAdd(rows), db.marks.bulkPut(after)])
  })
}

interface Replacement {
  readonly document: DocumentId
  readonly updates: readonly Uint8Array[]
  readonly mark: BatchMark
}

async function replace(db: Database, { document, updates, mark }: Replacement): Promise<void> {
  const rows = updates.map(update => rowOf(document, update))
  await db.transaction('rw', db.rows, db.states, db.marks, async () => {
    await db.rows.where('document').equals(document).delete()
    await db.states.delete(document)
    await db.rows.bulkAdd(rows)
    await db.marks.put({ ...mark, document, set: setOf(document), rows: rows.length })
  })
}

interface Compaction {
  readonly document: DocumentId
  readonly state: Uint8Array
  readonly upTo: number
}

async function compact(db: Database, { document, state, upTo }: Compaction): Promise<void> {
  await db.transaction('rw', db.rows, db.states, db.marks, async () => {
    await db.states.put({ document, update: state, checksum: crc32(state), upTo })
    const keys = await db.rows.where('document').equals(document).primaryKeys()
    const covered = keys.filter(seq => seq <= upTo)
    await db.rows.bulkDelete(covered)
    const mark = await db.marks.get(document)
    if (mark !== undefined) await db.marks.put({ ...mark, rows: mark.rows - covered.length })
  })
}

async function remove(db: Database, documents: readonly DocumentId[]): Promise<void> {
  const names = [...documents]
  await db.transaction('rw', db.rows, db.states, db.quarantine, db.marks, async () => {
    await db.rows.where('document').anyOf(names).delete()
    await db.states.bulkDelete(names)
    await db.marks.bulkDelete(names)
    await db.quarantine.filter(row => names.includes(row.document as DocumentId)).delete()
  })
}

async function list(db: Database): Promise<DocumentId[]> {
  const [rows, states] = await db.transaction('r', db.rows, db.states, () =>
    Promise.all([db.rows.orderBy('document').uniqueKeys(), db.states.toCollection().primaryKeys()]),
  )
  return [...new Set([...(rows as DocumentId[]), ...states])].sort()
}
