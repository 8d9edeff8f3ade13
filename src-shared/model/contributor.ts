import type { Removable } from '../domain/removable'
import * as read from './fields'
import { copiedWhole, type KindOf, planRights } from './kind'

/** Somebody named in work that came from another tool. `personId` is who that is in this workspace, null when nobody. */
export interface Contributor extends Removable {
  readonly name: string
  readonly personId: string | null
  /** Was a member there when the work came; others are only named by what they did. */
  readonly isMember: boolean
}

export const contributor: KindOf<Contributor, 'plan'> = {
  liesIn: ['plan'],
  root: 'u',
  fields: {
    isRemoved: read.removed,
    name: ['w', read.text(1_000)],
    personId: ['a', read.optionalText],
    isMember: ['m', read.flag],
  },
  notReviewed: 'all',
  writtenBy: { change: planRights() },
  copied: copiedWhole,
}
