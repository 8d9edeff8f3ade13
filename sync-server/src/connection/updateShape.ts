import { isUtf8 } from 'node:buffer'
import * as decoding from 'lib0/decoding'
import { limits } from '../../../src-shared/contracts/relay'

/**
 * Walks a version-1 update without building anything, so that what reaches a live document can be
 * decoded to its last byte: an exception in the middle of a Yjs transaction leaves half of it behind.
 */
export interface UpdateShape {
  readonly parts: number
}

export type ShapeRefusal = { readonly refused: 'malformed' | 'tooLarge' }

/** No honest client counts further; beyond it clocks of other people could be pushed out of range. */
const MAX_CLOCK = 2 ** 31
const MAX_STRUCT_LENGTH = 10_000_000
const MAX_DEPTH = 100

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_KEY = 0x20
const KIND = 0x1f

const kindOf = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  document: 9,
  skip: 10,
} as const
const LAST_TYPE = 6
const NAMED_TYPES: readonly number[] = [3, 5]

class Unfit extends Error {
  constructor(readonly refused: ShapeRefusal['refused']) {
    super(refused)
  }
}

interface Walk {
  readonly decoder: decoding.Decoder
  parts: number
}

export function readShape(update: Uint8Array): UpdateShape | ShapeRefusal {
  const walk: Walk = { decoder: decoding.createDecoder(update), parts: 0 }
  try {
    walkStructs(walk)
    walkDeletions(walk)
  } catch (cause) {
    return { refused: cause instanceof Unfit ? cause.refused : 'malformed' }
  }
  return decoding.hasContent(walk.decoder) ? { refused: 'malformed' } : { parts: walk.parts }
}

function count(walk: Walk): void {
  walk.parts += 1
  if (walk.parts > limits.partsPerFrame) throw new Unfit('tooLarge')
}

function insist(isRight: boolean): void {
  if (!isRight) throw new Unfit('malformed')
}

function walkStructs(walk: Walk): void {
  const clients = new Set<number>()
  for (let left = uint(walk); left > 0; left -= 1) {
    let structs = uint(walk)
    const client = uint(walk)
    let clock = uint(walk)
    // Yjs keeps only the second of two sections of one client, without a word.
    insist(!clients.has(client))
    clients.add(client)
    for (; structs > 0; structs -= 1) {
      count(walk)
      clock += walkStruct(walk)
      insist(clock <= MAX_CLOCK)
    }
  }
}

/** Answers the struct's length, or for text at least that. */
function walkStruct(walk: Walk): number {
  const head = byte(walk)
  const kind = head & KIND
  if (kind === kindOf.skip) {
    insist(head === kindOf.skip)
    return positive(walk, MAX_CLOCK)
  }
  if (kind === kindOf.gc) return positive(walk, MAX_STRUCT_LENGTH)
  const hasNeighbour = (head & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) !== 0
  if ((head & HAS_ORIGIN) !== 0) walkId(walk)
  if ((head & HAS_RIGHT_ORIGIN) !== 0) walkId(walk)
  if (!hasNeighbour) walkParent(walk, (head & HAS_PARENT_KEY) !== 0)
  return walkContent(walk, kind)
}

function walkParent(walk: Walk, hasKey: boolean): void {
  if (uint(walk) === 1) text(walk)
  else walkId(walk)
  if (hasKey) text(walk)
}

function walkContent(walk: Walk, kind: number): number {
  switch (kind) {
    case kindOf.deleted:
      return positive(walk, MAX_STRUCT_LENGTH)
    case kindOf.string:
      return text(walk, 1)
    case kindOf.any:
      return repeat(walk, () => walkAny(walk, 0))
    case kindOf.json:
      return repeat(walk, () => json(walk, true))
    case kindOf.binary:
      take(walk, uint(walk))
      return 1
    case kindOf.embed:
      json(walk, false)
      return 1
    case kindOf.format:
      text(walk)
      json(walk, false)
      return 1
    case kindOf.type:
      return walkType(walk)
    case kindOf.document:
      text(walk)
      walkAny(walk, 0)
      return 1
    default:
      throw new Unfit('malformed')
  }
}

function walkType(walk: Walk): number {
  const type = uint(walk)
  insist(type <= LAST_TYPE)
  if (NAMED_TYPES.includes(type)) text(walk)
  return 1
}

function walkAny(walk: Walk, depth: number): void {
  count(walk)
  insist(depth < MAX_DEPTH)
  switch (byte(walk)) {
    case 127:
    case 126:
    case 121:
    case 120:
      return
    case 125:
      decoding.readVarInt(walk.decoder)
      return
    case 124:
      take(walk, 4)
      return
    case 123:
    case 122:
      take(walk, 8)
      return
    case 119:
      text(walk)
      return
    case 118:
      walkObject(walk, depth)
      return
    case 117:
      for (let left = uint(walk); left > 0; left -= 1) walkAny(walk, depth + 1)
      return
    case 116:
      take(walk, uint(walk))
      return
    default:
      throw new Unfit('malformed')
  }
}

function walkObject(walk: Walk, depth: number): void {
  for (let left = uint(walk); left > 0; left -= 1) {
    text(walk)
    walkAny(walk, depth + 1)
  }
}

function walkDeletions(walk: Walk): void {
  for (let clients = uint(walk); clients > 0; clients -= 1) {
    uint(walk)
    for (let ranges = uint(walk); ranges > 0; ranges -= 1) {
      count(walk)
      insist(uint(walk) + uint(walk) <= MAX_CLOCK)
    }
  }
}

function walkId(walk: Walk): void {
  uint(walk)
  uint(walk)
}

function repeat(walk: Walk, item: () => void): number {
  const length = positive(walk, MAX_STRUCT_LENGTH)
  for (let left = length; left > 0; left -= 1) item()
  return length
}

function positive(walk: Walk, most: number): number {
  const value = uint(walk)
  insist(value > 0 && value <= most)
  return value
}

function uint(walk: Walk): number {
  return decoding.readVarUint(walk.decoder)
}

function byte(walk: Walk): number {
  // lib0 answers undefined past the end, which Yjs would take for a struct.
  insist(decoding.hasContent(walk.decoder))
  return decoding.readUint8(walk.decoder)
}

function take(walk: Walk, length: number): Uint8Array {
  const { decoder } = walk
  insist(length <= decoder.arr.byteLength - decoder.pos)
  return decoding.readUint8Array(decoder, length)
}

function text(walk: Walk, least = 0): number {
  const bytes = take(walk, uint(walk))
  insist(bytes.byteLength >= least && isUtf8(bytes))
  return bytes.byteLength
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function json(walk: Walk, mayBeUndefined: boolean): void {
  count(walk)
  const source = utf8.decode(take(walk, uint(walk)))
  if (mayBeUndefined && source === 'undefined') return
  JSON.parse(source)
}
