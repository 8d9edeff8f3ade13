import type { Tail } from './roomStore'
import { recordKind, type Scan } from './record'

export const NO_TAIL: Tail = { upTo: 0, updates: 0, bytes: 0, stateBytes: 0 }

/** The tail after one more record of so many bytes. */
export function grown(tail: Tail, bytes: number): Tail {
  return { ...tail, upTo: tail.upTo + 1, updates: tail.updates + 1, bytes: tail.bytes + bytes }
}

export function tailOf({ records }: Scan): Tail {
  return records.reduce<Tail>((tail, { seq, kind, offset, end }) => {
    const upTo = Math.max(seq, tail.upTo)
    if (kind === recordKind.state) return { ...tail, upTo, stateBytes: end - offset }
    return { ...tail, upTo, updates: tail.updates + 1, bytes: tail.bytes + end - offset }
  }, NO_TAIL)
}
