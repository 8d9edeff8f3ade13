import type { ClockTime } from '../domain/clockTime'
import type { Day } from '../domain/day'
import type { Removable } from '../domain/removable'
import type { Wording } from '../domain/wording'
import * as read from './fields'
import { copiedWhole, type KindOf, planRights } from './kind'

/** A named date of the project: T itself has the id `T`. */
export interface KeyDate extends Removable {
  readonly name: Wording
  readonly day: Day
  readonly time: ClockTime | null
  readonly zone: string
}

export const keyDate: KindOf<KeyDate, 'plan'> = {
  liesIn: ['plan'],
  root: 'y',
  fields: {
    isRemoved: read.removed,
    name: ['w', read.wording],
    day: ['d', read.someDay],
    time: ['h', read.optionalTime],
    zone: ['n', read.zone],
  },
  writtenBy: { change: planRights('project.edit') },
  copied: (record, { plain }) => ({ ...copiedWhole(record), day: plain(record.day) }),
}
