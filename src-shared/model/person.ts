import type { Mineral } from '../domain/mineral'
import type { Removable } from '../domain/removable'
import * as read from './fields'
import { type KindOf, workspaceRights } from './kind'

export interface Person extends Removable {
  readonly name: string
  readonly colour: Mineral
  readonly role: string | null
}

export const person: KindOf<Person, 'workspace'> = {
  liesIn: ['workspace'],
  root: 'p',
  fields: {
    isRemoved: read.removed,
    name: ['w', read.text(100)],
    colour: read.colour,
    role: ['j', read.optionalText],
  },
  writtenBy: { change: workspaceRights('member.manage') },
}
