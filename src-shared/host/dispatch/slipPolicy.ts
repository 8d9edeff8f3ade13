import { planCommands } from '../../commands/catalogue'
import type { PlanIntent } from '../../commands/intent'
import { planningOf } from '../../model/planning'
import type { PlanSnapshot } from '../../model/snapshot'
import { keptGaps } from '../../intents/reschedules'
import type { PlanDates } from '../../schedule/dates/planDates'
import type { Decision } from './decide'

/** Whether one of these commands plans: the slip policy follows it, and it may be seen before it is written. */
export function plans(parts: readonly { readonly command: string }[]): boolean {
  const known: Readonly<Record<string, { readonly seenFirst: string }>> = planCommands
  return parts.some(({ command }) => known[command]?.seenFirst === 'whenOthersMove')
}

/** Where the project keeps gaps, everything that comes after what was moved gets a new requested start. */
export function slipPolicyIntents(
  plan: PlanSnapshot,
  { parts, edits }: Decision,
  dates: () => PlanDates,
): readonly PlanIntent[] {
  if (planningOf(plan).slipPolicy !== 'keepGap' || !plans(parts)) return []
  const changes = keptGaps(plan, edits, dates())
  return changes.length === 0 ? [] : [{ command: 'rescheduleTasks', input: { changes } }]
}
