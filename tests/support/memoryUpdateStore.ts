import { crc32 } from 'node:zlib'
import type { DocumentId } from '#shared/domain/documentId'
import {
  type DamagedRow,
  type StoredDocument,
  type StoredUpdate,
  StoreFault,
  type UpdateStore,
} from '#shared/ports/updateStore'

interface Row {
  readonly mark: number
  readonly isState: boolean
  readonly bytes: Uint8Array
  readonly crc: number
}

/** What stays when a memory store is closed or dropped, and the switches that make it misbehave. */
export interface MemoryDisk {
  readonly rows: Map<string, Row[]>
  lastMark: number
  /** Appends and compactions that reached the disk. */
  commits: number
  loads: number
  /** While this is set, every load waits for it. */
  beforeLoad: Promise<void> | null
  /** While this is set, every append waits for it before anything is stored. */
  beforeCommit: Promise<void> | null
  /** While this is set, appends and compactions store nothing and reject with it. */
  writeFault: StoreFault | null
  readFault: StoreFault | null
}

export interface MemoryUpdateStore<Id extends string> extends UpdateStore<Id> {
  remove(documents: readonly Id[]): Promise<void>
  idle(): Promise<void>
  /** What has gathered behind the last compaction, as the relay asks for it. */
  tail(document: Id): { upTo: number; updates: number; bytes: number; stateBytes: number }
}

export function createMemoryDisk(): MemoryDisk {
  return {
    rows: new Map(),
    lastMark: 0,
    commits: 0,
    loads: 0,
    beforeLoad: null,
    beforeCommit: null,
    writeFault: null,
    readFault: null,
  }
}

/** Flips one bit of a stored row. Throws if there is no such row. */
export function damageRow(disk: MemoryDisk, document: string, at = 0): void {
  const row = disk.rows.get(document)?.[at]
  if (row === undefined) throw new Error(`${document} has no row ${at}`)
  const middle = row.bytes.byteLength >> 1
  row.bytes[middle] = (row.bytes[middle] ?? 0) ^ 1
}

function newRow(disk: MemoryDisk, update: Uint8Array, isState = false): Row {
  disk.lastMark += 1
  // A copy: a real store's rows do not change when the caller's buffer does.
  const bytes = update.slice()
  return { mark: disk.lastMark, isState, bytes, crc: crc32(bytes) }
}

const isWhole = (row: Row) => crc32(row.bytes) === row.crc

function readRows(rows: readonly Row[]): StoredDocument {
  const damaged = rows
    .filter(row => !isWhole(row))
    .map((row): DamagedRow => ({ row: String(row.mark), reason: 'checksum', bytes: row.bytes.byteLength }))
  const updates = rows.filter(isWhole).map(row => row.bytes.slice())
  return { updates, upTo: rows.at(-1)?.mark ?? 0, damaged }
}

/** An UpdateStore that keeps nothing beyond the process, for tests. */
export function createMemoryUpdateStore<Id extends string = DocumentId>(
  disk: MemoryDisk = createMemoryDisk(),
): MemoryUpdateStore<Id> {
  let isClosed = false
  let begun: Promise<unknown> = Promise.resolve()
  const insistOpen = (fault: StoreFault | null) => {
    if (isClosed) throw new StoreFault('closed')
    if (fault !== null) throw fault
  }
  const put = async (batch: readonly StoredUpdate<Id>[]) => {
    await disk.beforeCommit
    if (disk.writeFault !== null) throw disk.writeFault
    for (const { document, update } of batch) {
      disk.rows.set(document, [...rowsOf(document), newRow(disk, update)])
    }
    disk.commits += 1
  }
  const rowsOf = (document: string) => disk.rows.get(document) ?? []
  return {
    async load(document) {
      disk.loads += 1
      await disk.beforeLoad
      insistOpen(disk.readFault)
      return readRows(rowsOf(document))
    },
    async append(batch: readonly StoredUpdate<Id>[]) {
      insistOpen(null)
      const own = put(batch)
      begun = Promise.allSettled([begun, own])
      return own
    },
    async compact(document, state, upTo) {
      insistOpen(disk.writeFault)
      const later = rowsOf(document).filter(row => row.mark > upTo)
      const { bytes, crc } = newRow(disk, state, true)
      disk.rows.set(document, [{ mark: upTo, isState: true, bytes, crc }, ...later])
      disk.commits += 1
    },
    async list() {
      insistOpen(disk.readFault)
      return [...disk.rows].filter(([, rows]) => rows.length > 0).map(([document]) => document as Id)
    },
    async remove(documents) {
      insistOpen(disk.writeFault)
      for (const document of documents) disk.rows.delete(document)
    },
    idle: async () => undefined,
    async close() {
      isClosed = true
      await begun
    },
    tail(document) {
      const rows = rowsOf(document)
      const updates = rows.filter(row => !row.isState)
      const sum = (some: readonly Row[]) => some.reduce((bytes, row) => bytes + row.bytes.byteLength, 0)
      return {
        upTo: rows.at(-1)?.mark ?? 0,
        updates: updates.length,
        bytes: sum(updates),
        stateBytes: sum(rows.filter(row => row.isState)),
      }
    },
  }
}
