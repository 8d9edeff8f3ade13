import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { isRecordId } from '../../domain/recordId'
import { type Edit, make, put } from '../../model/edit'
import { type MoveReason, type MoveReasonName, moveReasonId, moveReasons } from '../../model/moveReason'
import type { PlanSnapshot } from '../../model/snapshot'
import type { CommandContext, PlanCommand } from '../command'
import { find } from '../find'
import { isPlannable } from '../limits'

/** What was moved, and where it lay before. */
export type MovedSubject = Pick<MoveReason, 'subject' | 'subjectId' | 'from'>

export interface ExplainMove {
  /** The first event of the dispatch that moved them. */
  readonly moveId: string
  readonly moved: readonly MovedSubject[]
  /** Null takes the reason away. */
  readonly reason: MoveReasonName | null
}

/** Why dates were moved, said afterwards; whoever says it again changes it. */
export const explainMove: PlanCommand<ExplainMove> = (plan, { moveId, moved, reason }, context) => {
  if (reason !== null && !moveReasons.includes(reason)) return refuse('noSuchRecord', { id: String(reason) })
  const edits: Edit[] = []
  for (const one of moved) {
    const more = explained(plan, { moveId, moved: one, reason }, context)
    if (isRefusal(more)) return more
    edits.push(...more)
  }
  return edits
}

function explained(
  plan: PlanSnapshot,
  { moveId, moved, reason }: Omit<ExplainMove, 'moved'> & { readonly moved: MovedSubject },
  { now, personId }: CommandContext,
): Edit[] | Refusal {
  const { subject, subjectId, from } = moved
  const id = moveReasonId(moveId, subjectId)
  if (moveId === '' || !isRecordId(id)) return refuse('noSuchRecord', { id: moveId })
  const found = find(plan, subject, subjectId)
  if (isRefusal(found)) return found
  const known = plan.moveReason.get(id)
  if (known !== undefined) {
    return known.reason === reason ? [] : [put('moveReason', id, { field: 'reason', to: reason })]
  }
  if (reason === null) return []
  if (from !== null && !(isPlannable(from[0]) && isPlannable(from[1]))) return refuse('badDay')
  return [make('moveReason', id, { moveId, subject, subjectId, reason, from, personId, at: now })]
}
