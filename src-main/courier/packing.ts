import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Packing } from '#shared/document/courierFile'

/** Deflate without a frame of its own: the file's checksums cover every bit. */
export const deflated: Packing = {
  pack: bytes => deflateRawSync(bytes),
  unpack: (bytes, most) => {
    try {
      // A body of nothing must be allowed to unpack, too.
      const out = inflateRawSync(bytes, { maxOutputLength: Math.max(most, 1) })
      return new Uint8Array(out.buffer, out.byteOffset, out.byteLength)
    } catch {
      return null // not packed, or more than it said
    }
  },
}
