import { encodeUtf8 } from 'lib0/string'
import type { CourierFile } from '../domain/courierFile'
import { MOST_FILE_BYTES } from '../domain/fileSize'
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import { courierOf, type ToldCourier, toldHeader } from './courierHeader'
import { decodeFrame, encodeFrame, type FrameKind, partsOf, toldPart } from './fileFrame'

const VERSION = 1
const KIND: FrameKind = {
  beginning: encodeUtf8('WARPACK\u001a'),
  version: VERSION,
  isOther: 'fileNotCourier',
}

/** Packs and unpacks a body. `unpack` gives null for bytes that are not packed or hold more than `most`. */
export interface Packing {
  readonly pack: (bytes: Uint8Array) => Uint8Array
  readonly unpack: (bytes: Uint8Array, most: number) => Uint8Array | null
}

/** The updates stand behind the header, one after the other, packed as one. */
export function encodeCourierFile(file: CourierFile, { pack }: Pick<Packing, 'pack'>): Uint8Array {
  const body = joined(file.documents.map(({ update }) => update))
  const packed = pack(body)
  const header = toldHeader(file, { ...toldPart(packed), unpacked: body.length }, VERSION)
  return encodeFrame(KIND, header, [packed])
}

/** Every length and every checksum is looked at before anything is unpacked: a file that is not whole is refused whole. */
export function decodeCourierFile(
  bytes: Uint8Array,
  { unpack }: Pick<Packing, 'unpack'>,
): CourierFile | Refusal {
  const frame = decodeFrame(KIND, bytes)
  if (isRefusal(frame)) return frame
  const told = courierOf(frame.json)
  if (told === null || told.body.unpacked > MOST_FILE_BYTES) return refuse('fileDamaged')
  const packed = partsOf([told.body], frame.body)
  if (isRefusal(packed)) return packed
  const body = unpack(packed[0] ?? new Uint8Array(), told.body.unpacked)
  return body === null ? refuse('fileDamaged') : filled(told, body)
}

function filled(
  { header, body: { unpacked }, documents }: ToldCourier,
  body: Uint8Array,
): CourierFile | Refusal {
  const size = documents.reduce((sum, one) => sum + one.bytes, 0)
  if (body.length !== unpacked || size !== unpacked) return refuse('fileDamaged')
  let at = 0
  const filledIn = documents.map(({ document, bytes, vector, mark }) => {
    const update = body.slice(at, at + bytes)
    at += bytes
    return { document, vector, mark, update }
  })
  return { ...header, documents: filledIn }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
