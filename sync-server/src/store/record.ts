import { crc32 } from 'node:zlib'

/**
 * A log is a line of text and then records, one for each commit:
 *
 *   offset  bytes
 *   0       4      'WRr1'
 *   4       4      length of the data
 *   8       6      sequence number, growing within a log
 *   14      1      kind: 1 updates, 2 the state of everything up to this number, 3 a batch over several logs,
 *                  4 the index of changes
 *   15      1      0
 *   16      4      CRC-32 of the data
 *   20      4      CRC-32 of the 20 bytes before
 *   24             data: each part as its length (4 bytes) and its bytes
 *
 * Numbers are little-endian. The header has a checksum of its own: with damaged data its length still
 * leads to the next record, and after a damaged header the next one can be searched for.
 */
export interface LogRecord {
  readonly seq: number
  readonly kind: number
  readonly parts: readonly Uint8Array[]
}

interface FoundRecord extends LogRecord {
  readonly offset: number
  readonly end: number
}

export interface DamagedRange {
  readonly offset: number
  readonly end: number
  readonly reason: 'checksum' | 'unreadable'
}

export interface Scan {
  readonly records: readonly FoundRecord[]
  readonly damaged: readonly DamagedRange[]
  /** Where the next record belongs; bytes after it are the rest of a write that did not finish. */
  readonly end: number
}

export const recordKind = { updates: 1, state: 2, batch: 3, index: 4 } as const

export const LOG_HEADER = new TextEncoder().encode('warroom relay log 1\n')

const MAGIC = new TextEncoder().encode('WRr1')
const HEADER_BYTES = 24

export function encodeRecord({ seq, kind, parts }: LogRecord): Uint8Array {
  const length = parts.reduce((sum, part) => sum + 4 + part.byteLength, 0)
  const bytes = Buffer.alloc(HEADER_BYTES + length)
  let at = HEADER_BYTES
  for (const part of parts) {
    bytes.writeUInt32LE(part.byteLength, at)
    bytes.set(part, at + 4)
    at += 4 + part.byteLength
  }
  bytes.set(MAGIC, 0)
  bytes.writeUInt32LE(length, 4)
  bytes.writeUIntLE(seq, 8, 6)
  bytes.writeUInt8(kind, 14)
  bytes.writeUInt32LE(crc32(bytes.subarray(HEADER_BYTES)), 16)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 20)), 20)
  return bytes
}

type Found =
  | FoundRecord
  | { readonly broken: 'header' | 'short' }
  | { readonly broken: 'data'; readonly end: number }

function recordAt(bytes: Buffer, offset: number): Found {
  if (bytes.byteLength - offset < HEADER_BYTES) return { broken: 'header' }
  const header = bytes.subarray(offset, offset + HEADER_BYTES)
  const isHeader = MAGIC.every((byte, at) => header[at] === byte)
  if (!isHeader || crc32(header.subarray(0, 20)) !== header.readUInt32LE(20)) return { broken: 'header' }
  const start = offset + HEADER_BYTES
  const end = start + header.readUInt32LE(4)
  if (end > bytes.byteLength) return { broken: 'short' }
  const data = bytes.subarray(start, end)
  if (crc32(data) !== header.readUInt32LE(16)) return { broken: 'data', end }
  return { seq: header.readUIntLE(8, 6), kind: header.readUInt8(14), parts: partsOf(data), offset, end }
}

function partsOf(data: Buffer): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let at = 0; at < data.byteLength; ) {
    const length = data.readUInt32LE(at)
    parts.push(new Uint8Array(data.buffer, data.byteOffset + at + 4, length))
    at += 4 + length
  }
  return parts
}

export function scanLog(file: Uint8Array): Scan {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const records: FoundRecord[] = []
  const damaged: DamagedRange[] = []
  let end = LOG_HEADER.every((byte, at) => bytes[at] === byte) ? LOG_HEADER.byteLength : 0
  while (end < bytes.byteLength) {
    const found = recordAt(bytes, end)
    if (!('broken' in found)) {
      records.push(found)
      end = found.end
    } else if (found.broken === 'data') {
      damaged.push({ offset: end, end: found.end, reason: 'checksum' })
      end = found.end
    } else {
      // A sound header with data past the end of the file is a write that did not finish: nothing follows.
      if (found.broken === 'short') break
      const next = nextRecord(bytes, end + 1)
      if (next === -1) break
      damaged.push({ offset: end, end: next, reason: 'unreadable' })
      end = next
    }
  }
  return { records, damaged, end }
}

function nextRecord(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(MAGIC, from); at !== -1; at = bytes.indexOf(MAGIC, at + 1)) {
    const found = recordAt(bytes, at)
    if (!('broken' in found) || found.broken === 'data') return at
  }
  return -1
}
