import type { Mineral } from '../domain/mineral'
import type { Removable } from '../domain/removable'
import * as read from './fields'
import { copiedWhole, type KindOf, planRights } from './kind'

export interface Label extends Removable {
  readonly name: string
  readonly colour: Mineral
}

export const label: KindOf<Label, 'plan'> = {
  liesIn: ['plan'],
  root: 'b',
  fields: { isRemoved: read.removed, name: ['w', read.text(100)], colour: read.colour },
  writtenBy: { change: planRights('task.edit') },
  copied: copiedWhole,
}
