import { fromBase64 } from 'lib0/buffer'

/** Null for what is no Base64. */
export function bytesOfText(text: unknown): Uint8Array | null {
  if (typeof text !== 'string' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null
  return fromBase64(text)
}
