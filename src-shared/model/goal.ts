import type { ClockTime } from '../domain/clockTime'
import type { Day } from '../domain/day'
import type { Removable } from '../domain/removable'
import type { Wording } from '../domain/wording'
import * as read from './fields'
import { copiedWhole, type KindOf, planRights } from './kind'

export type GoalMetric = 'onTimeLaunch' | 'materialReady'

/** What the project promised: the share of tasks with `tag` that the metric counts, by a moment. */
export interface Goal extends Removable {
  readonly name: Wording
  readonly metric: GoalMetric
  /** 0 … 1 */
  readonly target: number
  readonly tag: string
  readonly day: Day
  readonly time: ClockTime | null
  readonly zone: string
  readonly position: string
}

export const goal: KindOf<Goal, 'plan'> = {
  liesIn: ['plan'],
  root: 'o',
  fields: {
    isRemoved: read.removed,
    name: ['w', read.wording],
    metric: ['k', read.oneOf(['onTimeLaunch', 'materialReady'], 'onTimeLaunch')],
    target: ['s', read.share],
    tag: ['g', read.text(64)],
    day: ['d', read.someDay],
    time: ['h', read.optionalTime],
    zone: ['n', read.zone],
    position: ['p', read.position],
  },
  notReviewed: ['position'],
  writtenBy: { change: planRights('project.edit') },
  copied: (record, { plain }) => ({ ...copiedWhole(record), day: plain(record.day) }),
}
