import type { Planning } from './planningRecords'
import type { PlanSnapshot } from './snapshot'

/** Every project has it from the start, so that two who change it at once change one record. */
export const USUAL_PLANNING: Planning = {
  id: 'planning',
  isRemoved: false,
  slipPolicy: 'push',
  statusDay: null,
}

/** How a project is planned. */
export function planningOf({ planning }: Pick<PlanSnapshot, 'planning'>): Planning {
  return planning.get(USUAL_PLANNING.id) ?? USUAL_PLANNING
}
