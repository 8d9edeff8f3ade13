import crc from 'crc-32'
import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import { refuseFileSize } from '../domain/fileSize'
import { type Refusal, type RefusalReason, refuse } from '../domain/refusal'

/** One kind of file of ours: its first eight bytes, the newest version, and what another file is told to be. */
export interface FrameKind {
  readonly beginning: Uint8Array
  readonly version: number
  readonly isOther: RefusalReason
}

/**
 * Beginning, version (16 bits), length of the header (32), checksum of what follows the beginning up to the header's
 * end (32), header (JSON), body. Numbers are little-endian.
 */
const [AT_VERSION, AT_LENGTH, AT_CHECKSUM, AT_HEADER] = [8, 10, 14, 18]

const MOST_HEADER_BYTES = 16 * 1024 * 1024

export function encodeFrame(kind: FrameKind, json: unknown, parts: readonly Uint8Array[]): Uint8Array {
  const header = encodeUtf8(JSON.stringify(json))
  const size = parts.reduce((sum, part) => sum + part.length, AT_HEADER + header.length)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  bytes.set(kind.beginning)
  view.setUint16(AT_VERSION, kind.version, true)
  view.setUint32(AT_LENGTH, header.length, true)
  bytes.set(header, AT_HEADER)
  view.setUint32(AT_CHECKSUM, headChecksum(bytes, header.length), true)
  let at = AT_HEADER + header.length
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The header as JSON, `null` where it is none, with the bytes that follow it. Nothing of the body is looked at. */
export function decodeFrame(
  kind: FrameKind,
  bytes: Uint8Array,
): { readonly json: unknown; readonly body: Uint8Array } | Refusal {
  const wrong = refuseBeginning(kind, bytes)
  if (wrong !== null) return wrong
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(AT_LENGTH, true)
  if (length > MOST_HEADER_BYTES) return refuse('fileDamaged')
  if (AT_HEADER + length > bytes.length) return refuse('fileCut')
  if (view.getUint32(AT_CHECKSUM, true) !== headChecksum(bytes, length)) return refuse('fileDamaged')
  return {
    json: parse(bytes.subarray(AT_HEADER, AT_HEADER + length)),
    body: bytes.subarray(AT_HEADER + length),
  }
}

export interface ToldPart {
  readonly bytes: number
  readonly crc32: number
}

/** A body as the parts that the header tells, each with its checksum. */
export function partsOf(told: readonly ToldPart[], body: Uint8Array): Uint8Array[] | Refusal {
  const size = told.reduce((sum, one) => sum + one.bytes, 0)
  if (size > body.length) return refuse('fileCut')
  if (size < body.length) return refuse('fileDamaged')
  let at = 0
  const parts: Uint8Array[] = []
  for (const { bytes, crc32 } of told) {
    const part = body.slice(at, at + bytes)
    if (checksum(part) !== crc32) return refuse('fileDamaged')
    parts.push(part)
    at += bytes
  }
  return parts
}

export function toldPart(part: Uint8Array): ToldPart {
  return { bytes: part.length, crc32: checksum(part) }
}

function refuseBeginning({ beginning, version, isOther }: FrameKind, bytes: Uint8Array): Refusal | null {
  if (bytes.length === 0) return refuse('fileEmpty')
  const tooBig = refuseFileSize(bytes.length)
  if (tooBig !== null) return tooBig
  if (!beginning.every((byte, at) => at >= bytes.length || bytes[at] === byte)) return refuse(isOther)
  if (bytes.length < AT_HEADER) return refuse('fileCut')
  const its = new DataView(bytes.buffer, bytes.byteOffset).getUint16(AT_VERSION, true)
  if (its > version) return refuse('fileTooNew')
  return its === version ? null : refuse('fileDamaged')
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
