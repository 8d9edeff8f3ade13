import { refuse } from '../../domain/refusal'
import { type Edit, put } from '../../model/edit'
import { type SlipPolicy, USUAL_PLANNING } from '../../model/planning'
import type { PlanCommand } from '../command'
import { isPlannable } from '../limits'

export interface SetPlanning {
  readonly slipPolicy?: SlipPolicy
  /** Null: what is left stays where its requested starts put it. */
  readonly statusDay?: string | null
}

/** How dependants follow a slip, and from which day on what is left is planned. */
export const setPlanning: PlanCommand<SetPlanning> = (_plan, { slipPolicy, statusDay }) => {
  const { id } = USUAL_PLANNING
  const edits: Edit[] = []
  if (slipPolicy !== undefined) edits.push(put('planning', id, { field: 'slipPolicy', to: slipPolicy }))
  if (statusDay === undefined) return edits
  if (statusDay !== null && !isPlannable(statusDay)) return refuse('badDay')
  return [...edits, put('planning', id, { field: 'statusDay', to: statusDay })]
}
