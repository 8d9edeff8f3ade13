import type { Connection } from '../connection/connection'

export interface Content {
  readonly kind: 'content'
  readonly connection: Connection
  readonly update: Uint8Array
  readonly isStep2: boolean
  /** This frame's number among the content frames of its connection, from 1. */
  readonly index: number
}

/** What may only be answered between commits. */
export type Reply =
  | { readonly kind: 'greet'; readonly connection: Connection }
  | { readonly kind: 'inquire'; readonly connection: Connection }
  | { readonly kind: 'answer'; readonly connection: Connection; readonly stateVector: Uint8Array }

/** What a room has to do for its connections, in the order it came. */
export type Entry = Content | Reply

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
