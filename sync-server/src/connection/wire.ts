import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { frame, limits, type ProtocolRange, syncFrame } from '../../../src-shared/contracts/relay'
import { readShape } from './updateShape'

type BadFrame = 'text' | 'malformed' | 'unknownType' | 'tooLarge' | 'presence'

export type Incoming =
  | { readonly kind: 'ask'; readonly stateVector: Uint8Array }
  | { readonly kind: 'content'; readonly isStep2: boolean; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly update: Uint8Array }
  | { readonly kind: 'queryPresence' }
  | { readonly kind: 'bad'; readonly reason: BadFrame }

const bad = (reason: BadFrame): Incoming => ({ kind: 'bad', reason })

/** One whole frame. `bytes` must own its buffer: lib0 reads past a view's end into a shared one. */
export function readFrame(bytes: Uint8Array): Incoming {
  try {
    return readKnown(decoding.createDecoder(bytes))
  } catch {
    return bad('malformed')
  }
}

function readKnown(decoder: decoding.Decoder): Incoming {
  switch (decoding.readVarUint(decoder)) {
    case frame.sync:
      return readSync(decoder)
    case frame.awareness:
      return readPresence(decoder)
    case frame.queryAwareness:
      return decoding.hasContent(decoder) ? bad('malformed') : { kind: 'queryPresence' }
    default:
      return bad('unknownType')
  }
}

function readSync(decoder: decoding.Decoder): Incoming {
  const kind = decoding.readVarUint(decoder)
  if (kind !== syncFrame.step1 && kind !== syncFrame.step2 && kind !== syncFrame.update) {
    return bad('unknownType')
  }
  const body = readLast(decoder)
  if (body === null) return bad('malformed')
  if (kind === syncFrame.step1) return readAsk(body)
  const shape = readShape(body)
  if ('refused' in shape) return bad(shape.refused)
  return { kind: 'content', isStep2: kind === syncFrame.step2, update: body }
}

function readAsk(stateVector: Uint8Array): Incoming {
  if (stateVector.byteLength > limits.stateVectorBytes) return bad('tooLarge')
  const decoder = decoding.createDecoder(stateVector)
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
  }
  return decoding.hasContent(decoder) ? bad('malformed') : { kind: 'ask', stateVector }
}

function readPresence(decoder: decoding.Decoder): Incoming {
  const update = readLast(decoder)
  if (update === null) return bad('malformed')
  return update.byteLength > limits.awarenessBytes ? bad('tooLarge') : { kind: 'presence', update }
}

/** The bytes that must be the rest of the frame, no more and no less. */
function readLast(decoder: decoding.Decoder): Uint8Array | null {
  const length = decoding.readVarUint(decoder)
  if (length !== decoder.arr.byteLength - decoder.pos) return null
  return decoding.readUint8Array(decoder, length)
}

function syncMessage(kind: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frame.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

export function askMessage(stateVector: Uint8Array): Uint8Array {
  return syncMessage(syncFrame.step1, stateVector)
}

export function answerMessage(update: Uint8Array): Uint8Array {
  return syncMessage(syncFrame.step2, update)
}

export function updateMessage(update: Uint8Array): Uint8Array {
  return syncMessage(syncFrame.update, update)
}

export function presenceMessage(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frame.awareness)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

export function ackMessage(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frame.ack)
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}

export function versionsMessage({ least, most }: ProtocolRange): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of [frame.versions, least, most]) encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}

export interface ChangedRooms {
  /** Every room may have changed; `rooms` is empty. */
  readonly all: boolean
  readonly rooms: readonly string[]
}

/** As many frames as the names need, each written when it is asked for; the last holds the cursor that covers them all. */
export function* changesMessages({ all, rooms }: ChangedRooms, cursor: string): Generator<Uint8Array, void> {
  const size = limits.roomsPerChangesFrame
  for (let at = 0; at === 0 || at < rooms.length; at += size) {
    const isLast = at + size >= rooms.length
    const part = rooms.slice(at, at + size)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, frame.changes)
    encoding.writeVarUint(encoder, all ? 1 : 0)
    encoding.writeVarString(encoder, isLast ? cursor : '')
    encoding.writeVarUint(encoder, part.length)
    for (const room of part) encoding.writeVarString(encoder, room)
    yield encoding.toUint8Array(encoder)
  }
}

/** Means nothing to any client, but tells it that the relay is there. */
export const keepAliveMessage = presenceMessage(Uint8Array.of(0))
