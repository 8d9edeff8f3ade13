import type { Removable } from '../domain/removable'
import * as read from './fields'
import { copiedWithTask, type KindOf, planRights } from './kind'

export interface Link extends Removable {
  readonly taskId: string
  readonly url: string
  readonly title: string
}

export const link: KindOf<Link, 'plan'> = {
  liesIn: ['plan'],
  root: 'l',
  ofTask: true,
  fields: {
    isRemoved: read.removed,
    taskId: read.ownerTask,
    url: ['u', read.text(2_000)],
    title: ['w', read.text(1_000)],
  },
  notReviewed: ['taskId'],
  writtenBy: {
    change: planRights('asset.upload'),
    // Undoing an upload takes nothing more than the upload.
    fields: { isRemoved: planRights('asset.delete', 'asset.upload') },
  },
  copied: copiedWithTask,
}
