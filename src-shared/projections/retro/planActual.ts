import type { Retrospective } from '../../insight/retrospective'
import type { Spans, TaskSpans } from '../../insight/spans'
import { addDays, type Day } from '../../domain/day'
import type { PlanSnapshot } from '../../model/snapshot'
import type { Wording } from '../../domain/wording'

/** Which rows of the plan are compared with what happened. */
export type PlanScope = 'phases' | 'key' | 'all'

export interface PlanRow extends Spans {
  readonly kind: 'phase' | 'task'
  /** Of the phase or the task; null for tasks without a phase. */
  readonly id: string | null
  readonly title: Wording | null
  /** Behind a phase's row. */
  readonly taskIds: readonly string[]
  readonly isPinned: boolean
  /** Later than planned, or not done although its day has passed. */
  readonly isLate: boolean
  readonly lateDays: number
}

export interface PlanRows {
  readonly rows: readonly PlanRow[]
  /** Rows that were left out because there are too many to draw. */
  readonly left: number
}

/** Rows; more cannot be compared by eye. */
const MOST = 300

/** Each phase with, according to scope, its tasks below it in the order of their plan. */
export function planRows(plan: PlanSnapshot, report: Retrospective, scope: PlanScope): PlanRows {
  const late = new Set(report.launches.taskIds)
  for (const id of report.launches.hits) late.delete(id)
  const members = new Map<string | null, PlanRow[]>()
  for (const spans of report.tasks) {
    if (scope === 'phases' || (scope === 'key' && !isKey(plan, spans))) continue
    const row = taskRow(plan, spans, late)
    const list = members.get(spans.phaseId)
    if (list === undefined) members.set(spans.phaseId, [row])
    else list.push(row)
  }
  const rows = report.phases.flatMap(spans => {
    const { phaseId } = spans
    const phase = phaseId === null ? undefined : plan.phase.get(phaseId)
    const isLate = (spans.finishShift ?? 0) > 0
    const head: PlanRow = {
      ...spans,
      kind: 'phase',
      id: phaseId,
      title: phase?.name ?? null,
      isPinned: false,
      isLate,
      lateDays: 0,
    }
    return spans.taskIds.length === 0 ? [] : [head, ...(members.get(phaseId) ?? []).sort(byPlan)]
  })
  return { rows: rows.slice(0, MOST), left: Math.max(0, rows.length - MOST) }
}

function isKey(plan: PlanSnapshot, { taskId, isMilestone }: TaskSpans): boolean {
  const task = plan.task.get(taskId)
  return isMilestone || (task !== undefined && (task.tags.includes('launch') || task.kind === 'gate'))
}

function taskRow(plan: PlanSnapshot, spans: TaskSpans, lateLaunches: ReadonlySet<string>): PlanRow {
  const task = plan.task.get(spans.taskId)
  return {
    ...spans,
    kind: 'task',
    id: spans.taskId,
    title: task?.title ?? null,
    taskIds: [spans.taskId],
    isPinned: task?.timing.pin !== null && task?.timing.pin !== undefined,
    isLate: (spans.finishShift ?? spans.lateDays) > 0 || lateLaunches.has(spans.taskId),
  }
}

function byPlan(a: PlanRow, b: PlanRow): number {
  const [first, second] = [a.planned.finish ?? '9', b.planned.finish ?? '9']
  return first < second ? -1 : first > second ? 1 : 0
}

const MARGIN_DAYS = 2

/** The stretch of time that rows reach over; null when none of them has a day. */
export function daysOf(rows: readonly PlanRow[]): { readonly start: Day; readonly finish: Day } | null {
  let [start, finish]: [Day | null, Day | null] = [null, null]
  for (const { planned, actual } of rows) {
    for (const day of [planned.start, planned.finish, actual.start, actual.finish]) {
      if (day === null) continue
      if (start === null || day < start) start = day
      if (finish === null || day > finish) finish = day
    }
  }
  if (start === null || finish === null) return null
  return { start: addDays(start, -MARGIN_DAYS), finish: addDays(finish, MARGIN_DAYS) }
}
