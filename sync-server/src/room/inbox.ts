import type { Seat } from '../connection/seat'

export interface Content {
  readonly kind: 'content'
  readonly seat: Seat
  readonly update: Uint8Array
  readonly isStep2: boolean
  /** This frame's number among the content frames of its seat, from 1. */
  readonly index: number
}

/** What can only be done between commits. */
export type Errand =
  | { readonly kind: 'greet'; readonly seat: Seat }
  | { readonly kind: 'inquire'; readonly seat: Seat }
  | { readonly kind: 'answer'; readonly seat: Seat; readonly stateVector: Uint8Array }

/** What a room has to do for its seats, in the order it came. */
export type Entry = Content | Errand

const BATCH_FRAMES = 256
const BATCH_BYTES = 1024 * 1024

/** Takes from the front what one commit shall hold: at least one entry. */
export function takeBatch(inbox: Entry[]): Entry[] {
  let frames = 0
  let bytes = 0
  const end = inbox.findIndex(entry => {
    if (entry.kind !== 'content') return false
    frames += 1
    bytes += entry.update.byteLength
    return frames > 1 && (frames > BATCH_FRAMES || bytes > BATCH_BYTES)
  })
  return inbox.splice(0, end === -1 ? inbox.length : end)
}

export function isContent(entry: Entry): entry is Content {
  return entry.kind === 'content'
}
