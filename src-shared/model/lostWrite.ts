import * as read from './fields'
import { type KindOf, planRights } from './kind'
import type { Removable } from '../domain/removable'

/**
 * What became of it: the value was put back, the other one was kept knowingly, somebody wrote the same, or somebody who
 * had seen it replaced it, of whom the replica that noticed had not heard yet.
 */
export type Settlement = (typeof settlements)[number]
const settlements = ['taken', 'kept', 'equal', 'replaced'] as const

/** Losses that stay open in one document; of a flood the rest is told by the event log alone. */
export const MOST_OPEN = 2_000

/**
 * A value that lost against one whose writer had not seen it. Its id is `client:clock` of the lost write, with `.code`
 * behind it where a whole record was made twice, so that every replica that notices names it alike. Made where documents
 * are merged, never by a command.
 */
export interface LostWrite extends Removable {
  /** Name of the kind of record; a later version may know more of them. */
  readonly of: string
  readonly recordId: string
  /** Field code. Null in what the first versions noted of a record that was made twice: `value` has all its fields by code. */
  readonly code: string | null
  /** As it was stored. */
  readonly value: unknown
  /** When a replica noticed it, epoch milliseconds by its clock. */
  readonly at: number
  /** Null while it is open. */
  readonly settled: Settlement | null
}

/** Not copied: a copy has lost nothing yet. */
export const lostWrite: KindOf<LostWrite, 'plan' | 'workspace' | 'me'> = {
  liesIn: ['plan', 'workspace', 'me'],
  root: 'v',
  fields: {
    isRemoved: read.removed,
    of: ['k', read.text(64)],
    recordId: ['i', read.text(140)],
    code: ['c', stored => (typeof stored === 'string' ? read.text(64)(stored) : null)],
    value: ['l', read.anything],
    at: ['t', read.instant],
    settled: ['s', readSettlement],
  },
  // Which loss was noticed first, and by whom, is of no interest to anybody.
  notReviewed: 'all',
  writtenBy: { change: planRights() },
}

function readSettlement(stored: unknown): Settlement | null {
  return settlements.find(one => one === stored) ?? null
}
