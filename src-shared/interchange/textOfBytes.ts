import { type Refusal, refuse } from '../domain/refusal'

/** The platform's `TextDecoder`. Throws TypeError for bytes that do not fit and RangeError for what it does not know. */
export type TextDecoding = new (
  encoding: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string }

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
export function textOfBytes(bytes: Uint8Array, Decoding: TextDecoding): string | Refusal {
  if (ARCHIVES.some(start => begins(bytes, start))) return refuse('fileIsArchive')
  if (begins(bytes, COMPOUND)) return refuse('fileIsMpp')
  const wide = wideOf(bytes)
  if (wide !== null) return decoded(bytes, wide, Decoding) ?? refuse('fileEncoding', { encoding: 'UTF-16' })
  const told = declaredIn(bytes)
  // Text is saved as UTF-8 and keeps its old declaration more often than 8-bit text is UTF-16.
  if (told === null || /^utf-?(8|16)/i.test(told))
    return decoded(bytes, 'utf-8', Decoding) ?? refuse('fileNotUtf8')
  return decoded(bytes, told, Decoding) ?? refuse('fileEncoding', { encoding: told })
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

/** Null for bytes that are not in the encoding, and for an encoding that nobody here knows. */
function decoded(bytes: Uint8Array, encoding: string, Decoding: TextDecoding): string | null {
  try {
    return new Decoding(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof RangeError) return null
    throw cause
  }
}
