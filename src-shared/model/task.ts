import type { Day } from '../domain/day'
import { isRecordId } from '../domain/recordId'
import type { Removable } from '../domain/removable'
import type { Wording } from '../domain/wording'
import { type Actual, NOT_BEGUN, readActual } from './actual'
import { readConstraint, type TaskConstraint } from './constraint'
import * as read from './fields'
import { copiedWhole, type Copying, type KindOf, planRights, type Values } from './kind'
import { readTiming, type Timing, TIMING_EXTRAS } from './timing'

export type TaskKind = 'task' | 'design-draft' | 'review' | 'gate' | 'offline' | 'milestone'

export interface Task extends Removable {
  readonly title: Wording
  readonly kind: TaskKind
  readonly statusId: string
  readonly phaseId: string | null
  readonly personId: string | null
  /** Job role from the template; the person is bound later. */
  readonly role: string | null
  readonly timing: Timing
  readonly constraint: TaskConstraint | null
  /** Moves nothing; missed, it is a conflict. */
  readonly deadline: Day | null
  readonly actual: Actual
  /** The task that it is a part of; one that is not there, or a circle of parents, counts as none. */
  readonly parentId: string | null
  /** Place in its board column. */
  readonly position: string
  /** Place in the plan's outline, which moving a card does not touch. */
  readonly rank: string
  readonly deliverable: Wording
  readonly tags: readonly string[]
  readonly isArchived: boolean
  /** Ticked as complete where it stands, without having been moved to a column of done work. */
  readonly isComplete: boolean
}

export const task: KindOf<Task, 'plan'> = {
  liesIn: ['plan'],
  root: 't',
  fields: {
    isRemoved: read.removed,
    title: ['w', read.wording],
    kind: ['k', read.oneOf(['task', 'design-draft', 'review', 'gate', 'offline', 'milestone'], 'task')],
    statusId: ['s', stored => (typeof stored === 'string' && isRecordId(stored) ? stored : 'todo')],
    phaseId: ['p', read.optionalText],
    personId: ['a', read.optionalText],
    role: ['j', read.optionalText],
    timing: ['d', readTiming],
    position: ['o', read.position],
    rank: ['n', read.position],
    deliverable: ['v', read.wording],
    tags: ['g', read.tags],
    isArchived: ['z', read.flag],
    isComplete: ['f', read.flag],
    constraint: ['q', readConstraint],
    deadline: ['e', read.optionalDay],
    actual: ['b', readActual],
    parentId: ['u', read.optionalText],
  },
  knownParts: { timing: TIMING_EXTRAS },
  notReviewed: ['position', 'rank', 'tags', 'kind'],
  writtenBy: {
    make: planRights('task.create'),
    change: planRights('task.edit'),
    fields: {
      // A phase may be removed with its tasks, or from them.
      isRemoved: planRights('task.create', 'project.edit'),
      phaseId: planRights('task.edit', 'project.edit'),
      // Parts of a removed task go up to where it stood.
      parentId: planRights('task.edit', 'task.create', 'project.edit'),
      // A task is dropped from the plan as a change of what the project is to do.
      statusId: planRights('task.updateOwn', 'project.edit'),
      position: planRights('task.updateOwn'),
      isComplete: planRights('task.updateOwn'),
      actual: planRights('task.updateOwn'),
      personId: planRights('task.assign'),
      role: planRights('task.assign'),
      // Platform dates are the project's, and tasks go with them.
      timing: planRights('task.reschedule', 'project.edit'),
      constraint: planRights('task.reschedule'),
      deadline: planRights('task.reschedule'),
    },
    notes: planRights('task.edit'),
  },
  copied: (record, copy) => {
    if (!copy.hasTask(record.id)) return null
    const { personId, timing, deadline, constraint } = record
    return {
      ...copiedWhole(record),
      personId: copy.keepsPeople ? personId : null,
      timing: copiedTiming(timing, copy),
      deadline: deadline === null ? null : copy.working(deadline),
      constraint: constraint === null ? null : { ...constraint, day: copy.working(constraint.day) },
      ...(copy.keepsProgress ? {} : fromTheBeginning(copy)),
    }
  },
}

function fromTheBeginning({ firstStatus }: Copying): Values<Task> {
  return { statusId: firstStatus, isComplete: false, isArchived: false, actual: NOT_BEGUN }
}

/** A pinned task starts on its pin's day. */
function copiedTiming(timing: Timing, { working, plain }: Copying): Timing {
  const { start, due } = timing
  const pin = timing.pin === null ? null : { ...timing.pin, day: plain(timing.pin.day) }
  return {
    ...timing,
    start: start === null ? null : (pin?.day ?? working(start)),
    due: due === null ? null : working(due),
    pin,
  }
}
