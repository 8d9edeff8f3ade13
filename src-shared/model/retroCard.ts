import { MAX_TEXT } from '../domain/bounds'
import type { Removable } from '../domain/removable'
import * as read from './fields'
import { type KindOf, planRights } from './kind'

export type RetroList = 'keep' | 'stop' | 'start' | 'action'

/** A line of the retrospective. An action that became a task names it. */
export interface RetroCard extends Removable {
  readonly list: RetroList
  readonly text: string
  readonly personId: string
  /** Epoch milliseconds by the writer's clock. */
  readonly at: number
  readonly taskId: string | null
  readonly position: string
}

/** Not copied: what came of the work belongs to the project in which it was done. */
export const retroCard: KindOf<RetroCard, 'plan'> = {
  liesIn: ['plan'],
  root: 'n',
  fields: {
    isRemoved: read.removed,
    list: ['k', read.oneOf(['keep', 'stop', 'start', 'action'], 'keep')],
    text: ['w', read.text(MAX_TEXT)],
    personId: ['a', read.text(64)],
    at: ['i', read.instant],
    taskId: ['t', read.optionalText],
    position: ['o', read.position],
  },
  notReviewed: ['personId', 'at', 'taskId', 'position'],
  writtenBy: {
    change: planRights('retro.write'),
    // Making its task says so on the card.
    fields: { taskId: planRights('retro.write', 'task.create') },
  },
}
