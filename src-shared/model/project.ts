import type { Day } from '../domain/day'
import type { Mineral } from '../domain/mineral'
import type { Removable } from '../domain/removable'
import type { Wording } from '../domain/wording'
import * as read from './fields'
import { type KindOf, workspaceRights } from './kind'

/** A project in the workspace's index. */
export interface ProjectEntry extends Removable {
  readonly name: Wording
  readonly colour: Mineral
  readonly template: string | null
  readonly keyDay: Day | null
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly createdBy: string
  readonly isArchived: boolean
  /** When it was put into the trash, by the remover's clock. */
  readonly removedAt: number | null
  /** Deleted for good: every computer deletes its documents. */
  readonly isPurged: boolean
}

export const project: KindOf<ProjectEntry, 'workspace'> = {
  liesIn: ['workspace'],
  root: 'j',
  fields: {
    isRemoved: read.removed,
    name: ['w', read.wording],
    colour: read.colour,
    template: ['m', read.optionalText],
    keyDay: ['d', read.optionalDay],
    createdAt: ['i', read.instant],
    createdBy: ['a', read.text(64)],
    isArchived: ['z', read.flag],
    removedAt: ['x', read.optionalInstant],
    isPurged: ['u', read.flag],
  },
  notReviewed: ['template', 'createdAt', 'createdBy', 'removedAt'],
  writtenBy: {
    make: ['project.create'],
    change: workspaceRights('project.edit'),
    fields: {
      isArchived: workspaceRights('project.archive'),
      // Undoing its creation takes nothing more than the creation.
      isRemoved: workspaceRights('project.archive', 'project.create'),
      removedAt: ['project.archive'],
      isPurged: workspaceRights('project.archive'),
    },
  },
}
