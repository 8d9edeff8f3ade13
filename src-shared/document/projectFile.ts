import crc from 'crc-32'
import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import { type Refusal, isRefusal, refuse } from '../domain/refusal'
import { documentsOf, headerOf, type ProjectHeader } from './projectHeader'

/** One whole project as a file (`.warroom`). */
export type ProjectFile = ProjectHeader & {
  /** Yjs states by name: `plan`, `text`, `events.YYYY-MM`. */
  readonly documents: readonly DocumentOfFile[]
}

export interface DocumentOfFile {
  readonly name: string
  readonly state: Uint8Array
}

/**
 * Magic, version (16 bits), length of the header (32), checksum of what follows the magic up to the
 * header's end (32), header (JSON), states one after the other. Numbers are little-endian.
 */
export const PROJECT_FILE_BEGINNING = encodeUtf8('WARROOM\u001a')
const VERSION = 1
const [AT_VERSION, AT_LENGTH, AT_CHECKSUM, AT_HEADER] = [8, 10, 14, 18]

const MEBIBYTE = 1024 * 1024
const MOST_MEBIBYTES = 512
const MOST_HEADER_BYTES = 16 * MEBIBYTE

export function encodeProjectFile({ documents, ...file }: ProjectFile): Uint8Array {
  const told = documents.map(({ name, state }) => ({ name, bytes: state.length, crc32: checksum(state) }))
  const header = encodeUtf8(JSON.stringify({ ...file, format: 'warroom', version: VERSION, documents: told }))
  const size = documents.reduce((sum, { state }) => sum + state.length, AT_HEADER + header.length)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  bytes.set(PROJECT_FILE_BEGINNING)
  view.setUint16(AT_VERSION, VERSION, true)
  view.setUint32(AT_LENGTH, header.length, true)
  bytes.set(header, AT_HEADER)
  view.setUint32(AT_CHECKSUM, headChecksum(bytes, header.length), true)
  let at = AT_HEADER + header.length
  for (const { state } of documents) {
    bytes.set(state, at)
    at += state.length
  }
  return bytes
}

/** Every length and every checksum is looked at: a file that is not whole is refused whole. */
export function decodeProjectFile(bytes: Uint8Array): ProjectFile | Refusal {
  const wrong = refuseBeginning(bytes)
  if (wrong !== null) return wrong
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(AT_LENGTH, true)
  if (length > MOST_HEADER_BYTES) return refuse('fileDamaged')
  if (AT_HEADER + length > bytes.length) return refuse('fileCut')
  if (view.getUint32(AT_CHECKSUM, true) !== headChecksum(bytes, length)) return refuse('fileDamaged')
  const json = parse(bytes.subarray(AT_HEADER, AT_HEADER + length))
  const header = headerOf(json)
  const told = documentsOf(json)
  if (header === null || told === null) return refuse('fileDamaged')
  const documents = statesOf(told, bytes.subarray(AT_HEADER + length))
  return isRefusal(documents) ? documents : { ...header, documents }
}

/** Before the file is read: its size alone may be too much. */
export function refuseProjectSize(bytes: number): Refusal | null {
  return bytes > MOST_MEBIBYTES * MEBIBYTE ? refuse('fileTooBig', { most: MOST_MEBIBYTES }) : null
}

function refuseBeginning(bytes: Uint8Array): Refusal | null {
  if (bytes.length === 0) return refuse('fileEmpty')
  const tooBig = refuseProjectSize(bytes.length)
  if (tooBig !== null) return tooBig
  if (!PROJECT_FILE_BEGINNING.every((byte, at) => at >= bytes.length || bytes[at] === byte))
    return refuse('fileNotProject')
  if (bytes.length < AT_HEADER) return refuse('fileCut')
  const version = new DataView(bytes.buffer, bytes.byteOffset).getUint16(AT_VERSION, true)
  if (version > VERSION) return refuse('fileTooNew')
  return version === VERSION ? null : refuse('fileDamaged')
}

function statesOf(
  told: NonNullable<ReturnType<typeof documentsOf>>,
  bytes: Uint8Array,
): DocumentOfFile[] | Refusal {
  const size = told.reduce((sum, one) => sum + one.bytes, 0)
  if (size > bytes.length) return refuse('fileCut')
  if (size < bytes.length) return refuse('fileDamaged')
  let at = 0
  const out: DocumentOfFile[] = []
  for (const { name, bytes: length, crc32 } of told) {
    const state = bytes.slice(at, at + length)
    if (checksum(state) !== crc32) return refuse('fileDamaged')
    out.push({ name, state })
    at += length
  }
  return out
}

function parse(header: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(header)) as unknown
  } catch (cause) {
    // Neither UTF-8 nor JSON: with a good checksum it was written wrong.
    if (cause instanceof SyntaxError || cause instanceof TypeError) return null
    throw cause
  }
}

function headChecksum(bytes: Uint8Array, length: number): number {
  const before = crc.buf(bytes.subarray(AT_VERSION, AT_CHECKSUM))
  return crc.buf(bytes.subarray(AT_HEADER, AT_HEADER + length), before) >>> 0
}

function checksum(bytes: Uint8Array): number {
  return crc.buf(bytes) >>> 0
}
