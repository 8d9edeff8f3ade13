import type { PlanIntent } from '../../commands/intent'
import type { Day } from '../../domain/day'
import { isRefusal, type Refusal } from '../../domain/refusal'
import type { WorkspaceSnapshot } from '../../model/snapshot'
import { type PlanPreview, planPreview } from '../../intents/planPreview'
import { planCalendars } from '../../schedule/dates/planCalendars'
import type { PlanSet } from '../documents/documentSet'
import { datesOf } from '../planDates'
import { plans } from './slipPolicy'

/** What intents would do to a project, as they would be decided now. */
export interface IntentPreview extends PlanPreview {
  /** Whether a person should see this before it is written: one of the commands plans, and it concerns others. */
  readonly isSeenFirst: boolean
}

/** The same decision that a dispatch makes, with the dates that would come of it. Writes nothing. */
export function previewIntents(
  set: PlanSet,
  intents: readonly PlanIntent[],
  { workspace, today }: { readonly workspace: WorkspaceSnapshot; readonly today: Day },
): IntentPreview | Refusal {
  const decision = set.decide(intents)
  if (isRefusal(decision)) return decision
  const plan = set.snapshot()
  const dates = datesOf(set.ids, plan, planCalendars(workspace, plan))
  const preview = planPreview(plan, decision.edits, { dates, today })
  return { ...preview, isSeenFirst: plans(intents) && concernsOthers(preview) }
}

function concernsOthers({ moves, conflicts, tooLate }: PlanPreview): boolean {
  return conflicts.length > 0 || tooLate.length > 0 || moves.some(move => !move.isEdited)
}
