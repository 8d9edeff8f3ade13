import type { Decode } from '#shared/interchange/textOfBytes'

/** Strictly: null for bytes that are not in the encoding, and for an encoding that this program does not know. */
export const decode: Decode = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof RangeError) return null
    throw cause
  }
}
