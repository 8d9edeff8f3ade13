import { type Day, isDay } from '../domain/day'
import { isRecordId } from '../domain/recordId'
import type { Removable } from '../domain/removable'
import * as read from './fields'
import { type KindOf, planRights } from './kind'

/** The dates of a moment, frozen. Written once; only its name changes. */
export interface Baseline extends Removable {
  readonly name: string
  /** Epoch milliseconds by the maker's clock. */
  readonly at: number
  readonly personId: string
  /** Start and finish of each task, by id. */
  readonly dates: Readonly<Record<string, readonly [start: Day, finish: Day]>>
}

const MOST_DATES = 100_000

/** Dates of tasks by their ids, without those that are no two days in order. */
function readDates(stored: unknown): Baseline['dates'] {
  if (!read.isBag(stored)) return {}
  const dates = Object.entries(stored)
    .slice(0, MOST_DATES)
    .flatMap(([id, pair]) => {
      if (
        !isRecordId(id) ||
        id === '__proto__' ||
        id === 'constructor' ||
        !Array.isArray(pair) ||
        pair.length < 2
      )
        return []
      const [start, finish] = pair as unknown[]
      return isDay(start) && isDay(finish) && start <= finish ? [[id, [start, finish] as const] as const] : []
    })
  return Object.fromEntries(dates)
}

/** Not copied: a copy has promised nothing yet. */
export const baseline: KindOf<Baseline, 'plan'> = {
  liesIn: ['plan'],
  root: 'q',
  fields: {
    isRemoved: read.removed,
    name: ['w', read.text(100)],
    at: ['i', read.instant],
    personId: ['a', read.text(64)],
    dates: ['d', readDates],
  },
  knownParts: { dates: 'all' },
  notReviewed: ['at', 'personId', 'dates'],
  writtenBy: { change: planRights('baseline.set') },
}
