import { type Refusal, refuse } from '../domain/refusal'

/** Bytes as text, strictly; null for bytes that are not in the encoding, and for an encoding that nobody knows. */
export type Decode = (bytes: Uint8Array, encoding: string) => string | null

const ARCHIVES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], // zip
  [0x50, 0x4b, 0x05, 0x06], // zip without files
  [0x1f, 0x8b], // gzip
  [0x42, 0x5a, 0x68], // bzip2
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0xfd, 0x37, 0x7a, 0x58, 0x5a], // xz
  [0x52, 0x61, 0x72, 0x21], // rar
  [0x28, 0xb5, 0x2f, 0xfd], // zstd
]
/** What MPP files and older documents of an office begin with. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * The text of a plan's file: UTF-8, UTF-16 with a mark or told by its first sign, or what its XML declaration
 * names. Bytes that do not fit are refused, never replaced; an archive is told and not unpacked.
 */
export function textOfBytes(bytes: Uint8Array, decode: Decode): string | Refusal {
  if (ARCHIVES.some(start => begins(bytes, start))) return refuse('fileIsArchive')
  if (begins(bytes, COMPOUND)) return refuse('fileIsMpp')
  const wide = wideOf(bytes)
  if (wide !== null) return decode(bytes, wide) ?? refuse('fileEncoding', { encoding: 'UTF-16' })
  const told = declaredIn(bytes)
  // Text is saved as UTF-8 and keeps its old declaration more often than 8-bit text is UTF-16.
  if (told === null || /^utf-?(8|16)/i.test(told)) return decode(bytes, 'utf-8') ?? refuse('fileNotUtf8')
  return decode(bytes, told) ?? refuse('fileEncoding', { encoding: told })
}

function begins(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, at) => bytes[at] === byte)
}

function wideOf(bytes: Uint8Array): string | null {
  if (begins(bytes, [0xff, 0xfe]) || begins(bytes, [0x3c, 0x00])) return 'utf-16le'
  return begins(bytes, [0xfe, 0xff]) || begins(bytes, [0x00, 0x3c]) ? 'utf-16be' : null
}

const DECLARATION = /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.:-]{0,39})["']/

function declaredIn(bytes: Uint8Array): string | null {
  return DECLARATION.exec(String.fromCharCode(...bytes.subarray(0, 200)))?.[1] ?? null
}
