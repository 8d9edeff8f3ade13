import type { Removable } from '../domain/removable'
import * as read from './fields'
import { copiedWithTask, type KindOf, planRights } from './kind'

/** That a person takes part besides the one who is responsible. Its id is `task~person`. */
export interface Participant extends Removable {
  readonly taskId: string
  readonly personId: string
}

export const participant: KindOf<Participant, 'plan'> = {
  liesIn: ['plan'],
  root: 'm',
  ofTask: true,
  fields: { isRemoved: read.removed, taskId: read.ownerTask, personId: ['a', read.text(64)] },
  notReviewed: ['taskId', 'personId'],
  writtenBy: { change: planRights('task.assign') },
  copied: (record, copy) => (copy.keepsPeople ? copiedWithTask(record, copy) : null),
}
