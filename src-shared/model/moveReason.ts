import { type Day, isDay } from '../domain/day'
import type { Removable } from '../domain/removable'
import * as read from './fields'
import { type KindOf, planRights } from './kind'

export const moveReasons = ['weather', 'supplier', 'review', 'platform', 'other'] as const
export type MoveReasonName = (typeof moveReasons)[number]

/** Why somebody moved the dates of a task or a key date; its id is `move~subject`, so that two who say it write one record. */
export interface MoveReason extends Removable {
  /** The event of the dispatch that moved it: of several the one that the others name as their group. */
  readonly moveId: string
  readonly subject: 'task' | 'keyDate'
  readonly subjectId: string
  /** Null: taken away again. */
  readonly reason: MoveReasonName | null
  /** As it was before; null where nobody knew. */
  readonly from: readonly [start: Day, finish: Day] | null
  readonly personId: string
  /** Epoch milliseconds by the clock of who said it. */
  readonly at: number
}

export function moveReasonId(moveId: string, subjectId: string): string {
  return `${moveId}~${subjectId}`
}

function readReason(stored: unknown): MoveReasonName | null {
  return moveReasons.find(one => one === stored) ?? null
}

function readSpan(stored: unknown): MoveReason['from'] {
  if (!Array.isArray(stored) || stored.length < 2) return null
  const [start, finish] = stored as unknown[]
  return isDay(start) && isDay(finish) && start <= finish ? [start, finish] : null
}

/** Not copied: a copy was never moved. */
export const moveReason: KindOf<MoveReason, 'plan'> = {
  liesIn: ['plan'],
  root: 'r',
  fields: {
    isRemoved: read.removed,
    moveId: ['e', read.text(64)],
    subject: ['k', read.oneOf(['task', 'keyDate'], 'task')],
    subjectId: ['i', read.text(64)],
    reason: ['c', readReason],
    from: ['d', readSpan],
    personId: ['a', read.text(64)],
    at: ['t', read.instant],
  },
  notReviewed: ['moveId', 'subject', 'subjectId', 'from', 'personId', 'at'],
  writtenBy: { change: planRights('task.reschedule') },
}
