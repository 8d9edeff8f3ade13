import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** An update of one document, as it lies in a bundle. */
export interface BundledUpdate {
  readonly document: string
  readonly update: Uint8Array
  /** The number of the batch that wrote this document last; 0 where it is the bundle's own. */
  readonly last: number
}

/** Updates of several documents as one piece, written and read whole. */
export function encodeBundle(updates: readonly BundledUpdate[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, updates.length)
  for (const { document, update, last } of updates) {
    encoding.writeVarString(encoder, document)
    encoding.writeVarUint(encoder, last)
    encoding.writeVarUint8Array(encoder, update)
  }
  return encoding.toUint8Array(encoder)
}

/** Throws when the bytes are no bundle. */
export function decodeBundle(bytes: Uint8Array): BundledUpdate[] {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  // Each takes three bytes at least: a count that lies allocates nothing.
  if (count > bytes.byteLength) throw new Error('no bundle: more updates than bytes')
  return Array.from({ length: count }, () => {
    const document = decoding.readVarString(decoder)
    const last = decoding.readVarUint(decoder)
    return { document, last, update: decoding.readVarUint8Array(decoder) }
  })
}

/** A JSON value as bytes, where a bundle holds what is no document. */
export function encodeFact(value: unknown): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, JSON.stringify(value ?? null))
  return encoding.toUint8Array(encoder)
}

/** Throws when the bytes are no fact. */
export function decodeFact(bytes: Uint8Array): unknown {
  return JSON.parse(decoding.readVarString(decoding.createDecoder(bytes)))
}
