import { MINERALS, type Mineral } from '../domain/mineral'
import type { Removable } from '../domain/removable'
import type { Wording } from '../domain/wording'
import * as read from './fields'
import { copiedWhole, type KindOf, planRights } from './kind'

export type StatusCategory = 'todo' | 'doing' | 'waiting' | 'done' | 'dropped'

/** A status may also be plain ink or the one red. */
export type StatusColour = Mineral | 'ink3' | 'cinnabar'

export interface Status extends Removable {
  /** null: the built-in name in the reader's language. */
  readonly name: Wording | null
  readonly colour: StatusColour
  readonly category: StatusCategory
  readonly position: string
  /** Work in progress allowed in the column; null for no limit. */
  readonly limit: number | null
  /** Put away with everything in it; its tasks keep their own marks. */
  readonly isArchived: boolean
}

/**
 * Statuses that every project has without anybody having created them: a fixed creation value under
 * a fixed id, so that two peers who rename one never compete with its creation.
 */
export const builtInStatuses: readonly Status[] = (
  [
    ['todo', 'ink3', 'todo'],
    ['doing', 'azurite', 'doing'],
    ['in-review', 'gamboge', 'waiting'],
    ['blocked', 'cinnabar', 'waiting'],
    ['done', 'malachite', 'done'],
    ['cancelled', 'ink3', 'dropped'],
  ] as const
).map(([id, colour, category], rank) => ({
  id,
  isRemoved: false,
  name: null,
  colour,
  category,
  position: `a${rank}`,
  limit: null,
  isArchived: false,
}))

export const FIRST_STATUS = 'todo'

export const status: KindOf<Status, 'plan'> = {
  liesIn: ['plan'],
  root: 's',
  builtIn: builtInStatuses,
  fields: {
    isRemoved: read.removed,
    name: ['w', read.optionalWording],
    colour: ['c', read.oneOf<StatusColour>([...MINERALS, 'ink3', 'cinnabar'], 'slate')],
    category: ['k', read.oneOf(['todo', 'doing', 'waiting', 'done', 'dropped'], 'todo')],
    position: ['o', read.position],
    limit: ['l', read.optionalWhole],
    isArchived: ['z', read.flag],
  },
  notReviewed: ['position'],
  writtenBy: { change: planRights('project.edit') },
  copied: copiedWhole,
}
