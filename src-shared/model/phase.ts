import type { Mineral } from '../domain/mineral'
import type { Removable } from '../domain/removable'
import type { Wording } from '../domain/wording'
import * as read from './fields'
import { copiedWhole, type KindOf, planRights } from './kind'

export interface Phase extends Removable {
  readonly name: Wording
  readonly colour: Mineral
  readonly position: string
}

export const phase: KindOf<Phase, 'plan'> = {
  liesIn: ['plan'],
  root: 'p',
  fields: {
    isRemoved: read.removed,
    name: ['w', read.wording],
    colour: read.colour,
    position: ['o', read.position],
  },
  notReviewed: ['position'],
  writtenBy: { change: planRights('project.edit') },
  copied: copiedWhole,
}
