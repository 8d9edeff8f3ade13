import type { Removable } from '../domain/removable'
import * as read from './fields'
import { copiedWithTask, type KindOf, planRights } from './kind'

/** That a task carries a label. Its id is `task~label`, so that two peers who label alike make one. */
export interface Labelling extends Removable {
  readonly taskId: string
  readonly labelId: string
}

export const labelling: KindOf<Labelling, 'plan'> = {
  liesIn: ['plan'],
  root: 'g',
  ofTask: true,
  fields: { isRemoved: read.removed, taskId: read.ownerTask, labelId: ['b', read.text(64)] },
  notReviewed: ['taskId', 'labelId'],
  writtenBy: { change: planRights('task.edit') },
  copied: copiedWithTask,
}
