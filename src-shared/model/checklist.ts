import type { Removable } from '../domain/removable'
import * as read from './fields'
import { copiedWithTask, type KindOf, planRights } from './kind'

/** A named list of check items; items without one stand under no name. */
export interface Checklist extends Removable {
  readonly taskId: string
  readonly name: string
  readonly position: string
}

export const checklist: KindOf<Checklist, 'plan'> = {
  liesIn: ['plan'],
  root: 'h',
  ofTask: true,
  fields: {
    isRemoved: read.removed,
    taskId: read.ownerTask,
    name: ['w', read.text(1_000)],
    position: ['o', read.position],
  },
  notReviewed: ['taskId', 'position'],
  writtenBy: { change: planRights('task.edit') },
  copied: copiedWithTask,
}
