import { MAX_TEXT } from '../domain/bounds'
import type { Removable } from '../domain/removable'
import * as read from './fields'
import { type KindOf, planRights } from './kind'

export interface Comment extends Removable {
  readonly taskId: string
  readonly personId: string
  /** Epoch milliseconds by the writer's clock. */
  readonly at: number
  readonly text: string
}

/** Not copied: what was said belongs to the project in which it was said. */
export const comment: KindOf<Comment, 'plan'> = {
  liesIn: ['plan'],
  root: 'c',
  ofTask: true,
  fields: {
    isRemoved: read.removed,
    taskId: read.ownerTask,
    personId: ['a', read.text(64)],
    at: ['i', read.instant],
    text: ['w', read.text(MAX_TEXT)],
  },
  notReviewed: ['taskId', 'personId', 'at'],
  writtenBy: { change: planRights('comment.write') },
}
