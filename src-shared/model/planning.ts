import type { Day } from '../domain/day'
import type { RecordMap } from '../domain/recordMap'
import type { Removable } from '../domain/removable'
import * as read from './fields'
import { type KindOf, planRights } from './kind'

/** What a dependant does when the task before it slips. */
export type SlipPolicy = 'push' | 'keepGap' | 'off'

/** How this project is planned: one record, `planning`. */
export interface Planning extends Removable {
  readonly slipPolicy: SlipPolicy
  /** What is left is planned from this day on; null while nobody has told. */
  readonly statusDay: Day | null
}

/** Every project has it from the start, so that two who change it at once change one record. */
export const USUAL_PLANNING: Planning = {
  id: 'planning',
  isRemoved: false,
  slipPolicy: 'push',
  statusDay: null,
}

/** How a project is planned. */
export function planningOf({ planning: records }: { readonly planning: RecordMap<Planning> }): Planning {
  return records.get(USUAL_PLANNING.id) ?? USUAL_PLANNING
}

/** The status day of a copy is its own. */
export const planning: KindOf<Planning, 'plan'> = {
  liesIn: ['plan'],
  root: 'x',
  builtIn: [USUAL_PLANNING],
  fields: {
    isRemoved: read.removed,
    slipPolicy: ['k', read.oneOf(['push', 'keepGap', 'off'], 'push')],
    statusDay: ['d', read.optionalDay],
  },
  writtenBy: { change: planRights('project.edit') },
  copied: ({ slipPolicy }) => ({ slipPolicy }),
}
