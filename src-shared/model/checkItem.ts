import type { Removable } from '../domain/removable'
import type { Wording } from '../domain/wording'
import * as read from './fields'
import { copiedWithTask, type KindOf, planRights } from './kind'

export interface CheckItem extends Removable {
  readonly taskId: string
  readonly checklistId: string | null
  readonly text: Wording
  readonly isDone: boolean
  readonly position: string
}

export const checkItem: KindOf<CheckItem, 'plan'> = {
  liesIn: ['plan'],
  root: 'k',
  ofTask: true,
  fields: {
    isRemoved: read.removed,
    taskId: read.ownerTask,
    checklistId: ['l', read.optionalText],
    text: ['w', read.wording],
    isDone: ['x', read.flag],
    position: ['o', read.position],
  },
  notReviewed: ['taskId', 'checklistId', 'position'],
  writtenBy: {
    change: planRights('task.edit'),
    fields: { isDone: planRights('checklist.fill') },
  },
  copied: (record, copy) => {
    const values = copiedWithTask(record, copy)
    return values === null || copy.keepsProgress ? values : { ...values, isDone: false }
  },
}
