import { positionOf } from '../../calendar/workingDays'
import type { Day } from '../../domain/day'
import type { PlanDates } from '../../schedule/dates/planDates'
import type { ShownDates } from '../../schedule/plannedDates'
import type { ReviewEntry } from './reviewEntries'

/** What the plan would be with the value that lost. */
export interface LossEffect {
  /** Dates of the task itself; null where they stay. */
  readonly own: { readonly from: ShownDates | null; readonly to: ShownDates | null } | null
  /** Other tasks that would move. */
  readonly others: number
  readonly newConflicts: number
  readonly solved: number
  /** Working days by which the whole plan would end later, along its critical path; negative for earlier. */
  readonly finishDays: number
  /** The last day of the plan with the value. */
  readonly finish: Day | null
  /** Whether the task is on the critical path, now and with the value. */
  readonly isCritical: { readonly now: boolean; readonly after: boolean }
}

/** What a preview of taking the value says of one entry. */
interface Previewed {
  readonly dates: PlanDates
  readonly moves: readonly {
    readonly task: { readonly id: string }
    readonly from: ShownDates | null
    readonly to: ShownDates | null
  }[]
  readonly conflicts: readonly unknown[]
  readonly solved: number
}

export function lossEffect(
  { taskId }: ReviewEntry,
  before: PlanDates,
  { dates, moves, conflicts, solved }: Previewed,
): LossEffect {
  const own = moves.find(({ task }) => task.id === taskId)
  const [ends, end] = [finishOf(before), finishOf(dates)]
  const isOnPath = (at: PlanDates): boolean => taskId !== null && at.of(taskId)?.isCritical === true
  return {
    own: own === undefined ? null : { from: own.from, to: own.to },
    others: moves.length - (own === undefined ? 0 : 1),
    newConflicts: conflicts.length,
    solved,
    finishDays: ends === null || end === null ? 0 : positionOf(dates.calendars.days, ends, end),
    finish: end,
    isCritical: { now: isOnPath(before), after: isOnPath(dates) },
  }
}

/** The last day on which anything of the plan ends. */
function finishOf(dates: PlanDates): Day | null {
  let last: Day | null = null
  for (const { id } of dates.work.tasks) {
    const finish = dates.of(id)?.finish ?? null
    if (finish !== null && (last === null || finish > last)) last = finish
  }
  return last
}

/** Fields of which no value moves a date. */
const DATELESS = new Set([
  'title',
  'deliverable',
  'phaseId',
  'role',
  'name',
  'colour',
  'text',
  'url',
  'isDone',
  'list',
])

/** Whether taking the value may move dates at all. */
export function mayMoveDates({ kind, field }: ReviewEntry): boolean {
  return !DATELESS.has(field) && kind !== 'label' && kind !== 'labelling' && kind !== 'participant'
}
